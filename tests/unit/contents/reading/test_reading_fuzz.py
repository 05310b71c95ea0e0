"""Damaged layers in every form: an error of ours or a listing, in bounded time and memory."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import time
from collections.abc import Callable

import pytest
import zstandard

from layerscope.contents.errors import LayerUnreadableError, TooMuchError
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import MIB, Limits
from layerscope.contents.model.source import MemorySource
from layerscope.contents.reading.reading import read_layer
from support.samples.archives import info, made
from support.samples.mutated import mutations

_CHANCE = random.Random(5)
_CONTENTS = (b"", b"x" * 700, _CHANCE.randbytes(600), bytes(3000))
_TARS = [
    made(*((info(f"d/{number}"), content) for number, content in enumerate(_CONTENTS[first:])))
    for first in (0, 2)
]
_SKIPPABLE = b"\x50\x2a\x4d\x18\x02\x00\x00\x00ab"
_LIMITS = Limits(most_entries=100, most_decompressed_bytes=4 * MIB, most_ratio=1)
_MOST_S = 2.0  # of one, on a busy machine


def _frames(tar: bytes) -> bytes:
    return (
        _SKIPPABLE
        + zstandard.compress(tar[:1500])
        + zstandard.ZstdCompressor(write_checksum=True).compress(tar[1500:])
    )


@pytest.mark.parametrize(
    "compress",
    [
        gzip.compress,
        _frames,
        bz2.compress,
        lzma.compress,
        lambda tar: gzip.compress(tar[:900]) + gzip.compress(tar[900:]),
    ],
    ids=["gzip", "members", "zstd", "bzip2", "xz"],
)
def test_damaged_layers_end_in_an_error_of_ours(compress: Callable[[bytes], bytes]) -> None:
    blobs = [compress(tar) for tar in _TARS]
    for blob in mutations(blobs, 1000):
        layer = ImageLayer(1, "sha256:" + "0" * 64, len(blob))
        before_s = time.process_time()
        reading = read_layer(MemorySource(blob, 997), layer, check=lambda: None, limits=_LIMITS)
        assert time.process_time() - before_s < _MOST_S
        assert isinstance(reading.error, LayerUnreadableError | TooMuchError)
        assert not reading.listing.facts.is_verified
        assert reading.listing.facts.decompressed_bytes <= 8 * MIB
