"""What is packed comes out as it was, with the library for zstd and without it."""

from __future__ import annotations

import contextlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.contents.store.packing import DamagedError, packed, unpacked


@pytest.fixture(params=["zstd", "zlib"])
def _library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "zlib":
        monkeypatch.setitem(sys.modules, "zstandard", None)


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("raw", [b"", b"a", b"window" * 5_000, bytes(range(256)) * 40])
def test_it_comes_out_as_it_was_and_never_larger(raw: bytes) -> None:
    blob = packed(raw)
    assert unpacked(blob, len(raw)) == raw
    with pytest.raises(DamagedError):
        unpacked(blob, len(raw) - 1)


@pytest.mark.usefixtures("_library")
def test_a_damaged_one_is_told() -> None:
    blob = bytearray(packed(b"window" * 5_000))
    for at in (len(blob) // 2, len(blob) - 1):
        damaged = bytearray(blob)
        damaged[at] ^= 0x10
        with pytest.raises(DamagedError):
            unpacked(bytes(damaged), 100_000)
    for other in (bytes(blob[:-1]), b"", "text"):
        with pytest.raises(DamagedError):
            unpacked(other, 100_000)


def test_zstd_s_are_not_read_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    blob = packed(b"window")
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(DamagedError):
        unpacked(blob, 100)


@given(st.binary(max_size=300))
def test_no_bytes_fail_otherwise(blob: bytes) -> None:
    with contextlib.suppress(DamagedError):
        assert len(unpacked(blob, 1_000)) <= 1_000
