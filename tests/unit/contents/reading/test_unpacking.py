"""What a layer decompresses to, where the library for it is not installed."""

from __future__ import annotations

import sys

import pytest

from layerscope.contents.errors import NoDecompressorError
from layerscope.contents.finding.first_bytes import begins_archive
from layerscope.contents.model.limits import DEFAULT
from layerscope.contents.model.listing import Form
from layerscope.contents.reading.unpacking import unpacked

FRAME = b"\x28\xb5\x2f\xfd"


def test_a_zstd_layer_says_that_its_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(NoDecompressorError):
        list(unpacked(Form.ZSTD, iter([FRAME]), DEFAULT))
    with pytest.raises(NoDecompressorError):
        begins_archive(FRAME)
