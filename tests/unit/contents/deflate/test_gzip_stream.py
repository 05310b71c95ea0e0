"""A gzip layer is decompressed as gzip does it, and what is damaged is said with its byte."""

from __future__ import annotations

import gzip
import io
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.contents.deflate.gzip_stream import MOST_PIECE_BYTES, GzipStream
from layerscope.contents.deflate.inflating import FASTEST, STANDARD, Inflating
from layerscope.contents.errors import BadStreamError, ContentsError, TooMuchError
from layerscope.contents.model.limits import Limits

_CONTENT = b"".join(b"%d bottles of beer\n" % number for number in range(20_000))

both = pytest.mark.parametrize("inflating", [FASTEST, STANDARD], ids=["zlib-ng", "zlib"])


def _read(packed: bytes, step: int = 65_536, inflating: Inflating = FASTEST) -> bytes:
    stream = GzipStream(inflating=inflating)
    out = b"".join(
        piece for at in range(0, len(packed), step) for piece in stream.feed(packed[at : at + step])
    )
    stream.close()
    assert (stream.in_bytes, stream.out_bytes) == (len(packed), len(out))
    return out


@both
@pytest.mark.parametrize("level", [0, 1, 6, 9])
def test_reads_what_gzip_wrote(level: int, inflating: Inflating) -> None:
    assert _read(gzip.compress(_CONTENT, level), inflating=inflating) == _CONTENT


@both
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_members_follow_one_another_and_zeros_end_it(step: int, inflating: Inflating) -> None:
    parts = [_CONTENT[:100], b"", _CONTENT[100:5000], b"x"]
    packed = b"".join(map(gzip.compress, parts))
    assert _read(packed, step, inflating) == b"".join(parts)
    assert _read(packed + bytes(1000), step, inflating) == b"".join(parts)


def test_two_libraries_are_tested() -> None:
    assert FASTEST is not STANDARD


@pytest.mark.parametrize("step", [1, 3, 100_000])
def test_reads_every_optional_part_of_a_header(step: int) -> None:
    flags = 2 | 4 | 8 | 16
    header = b"\x1f\x8b\x08" + bytes([flags]) + bytes(4) + b"\0\xff"
    header += b"\x05\0extra" + b"name.tar\0" + b"a comment\0"
    header += (zlib.crc32(header) & 0xFFFF).to_bytes(2, "little")
    body = gzip.compress(_CONTENT)[10:]
    assert _read(header + body, step) == _CONTENT
    damaged = header[:-1] + bytes([header[-1] ^ 1])
    with pytest.raises(BadStreamError, match="At byte 0: its gzip header is damaged"):
        _read(damaged + body, step)


def test_a_piece_is_never_larger_than_a_mebibyte() -> None:
    stream = GzipStream()
    sizes = [len(piece) for piece in stream.feed(gzip.compress(bytes(50_000_000)))]
    assert sum(sizes) == 50_000_000
    assert max(sizes) <= MOST_PIECE_BYTES


@both
def test_what_is_damaged_is_said(inflating: Inflating) -> None:
    packed = gzip.compress(_CONTENT)
    for at in (10, len(packed) // 2, len(packed) - 8, len(packed) - 1):
        damaged = bytearray(packed)
        damaged[at] ^= 0xFF
        with pytest.raises(BadStreamError) as caught:
            _read(bytes(damaged), 1000, inflating)
        assert at - 8 <= caught.value.at_byte <= len(packed)
    with pytest.raises(BadStreamError, match="it ends early"):
        _read(packed[:-1], inflating=inflating)
    with pytest.raises(BadStreamError, match=f"At byte {len(packed)}: the gzip header is missing"):
        _read(packed + b"rest", inflating=inflating)
    with pytest.raises(BadStreamError, match="it ends early"):
        _read(b"", inflating=inflating)


def test_what_came_before_the_damage_is_given() -> None:
    packed = gzip.compress(_CONTENT)
    stream = GzipStream()
    out = b"".join(piece for at in range(0, 20_000, 1000) for piece in stream.feed(packed[at : at + 1000]))
    with pytest.raises(BadStreamError):
        list(stream.feed(b"\xff" * 5000))
    assert out
    assert _CONTENT.startswith(out)


def test_stops_at_its_limits() -> None:
    limits = Limits(most_decompressed_bytes=1_000_000, most_ratio=10)
    with pytest.raises(TooMuchError) as caught:
        list(GzipStream(limits=limits).feed(gzip.compress(bytes(3_000_000))))
    assert caught.value.most == 1_000_000
    noise = random.Random(1).randbytes(3_000_000)
    assert b"".join(GzipStream(limits=limits).feed(gzip.compress(noise))) == noise
    with pytest.raises(TooMuchError):
        list(GzipStream(limits=Limits(most_header_bytes=5000)).feed(b"\x1f\x8b\x08\x08" + b"n" * 20_000))


@settings(max_examples=100, deadline=None)
@given(
    parts=st.lists(st.binary(max_size=200), min_size=1, max_size=4),
    change=st.tuples(st.integers(0, 10_000), st.integers(0, 255)),
    step=st.integers(1, 50),
)
def test_agrees_with_the_standard_library(parts: list[bytes], change: tuple[int, int], step: int) -> None:
    first, *rest = map(gzip.compress, parts)
    body = bytearray(first[10:])
    body[change[0] % len(body)] = change[1]
    packed = first[:10] + bytes(body) + b"".join(rest)
    try:
        expected: bytes | None = gzip.GzipFile(fileobj=io.BytesIO(packed)).read()
    except (OSError, EOFError, zlib.error):
        expected = None
    try:
        found: bytes | None = _read(packed, step)
    except ContentsError:
        found = None
    assert found == expected
