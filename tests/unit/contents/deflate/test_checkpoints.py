"""From every checkpoint a gzip layer is read on rightly, whoever wrote it."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from layerscope.contents.deflate import checkpoints
from layerscope.contents.deflate.gzip_stream import GzipStream
from layerscope.contents.deflate.inflating import FASTEST, STANDARD, Inflating
from layerscope.contents.deflate.restarting import restart_bytes
from layerscope.contents.errors import ContentsError
from layerscope.contents.model.checkpoints import WINDOW_BYTES, Checkpoint
from support.samples import gzip_content

_CONTENT = gzip_content.content(5, 2_500_000)
_GO = Path(gzip_content.__file__).parent / "gzip"  # by compress/gzip of Go 1.19, of what `content` makes


def _zlib(level: int, strategy: int = zlib.Z_DEFAULT_STRATEGY, memory: int = 8) -> Callable[[], bytes]:
    def packed() -> bytes:
        packer = zlib.compressobj(level, zlib.DEFLATED, 31, memory, strategy)
        return packer.compress(_CONTENT) + packer.flush()

    return packed


def _program(*command: str) -> Callable[[], bytes]:
    def packed() -> bytes:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        return subprocess.run(command, input=_CONTENT, stdout=subprocess.PIPE, check=True, timeout=60).stdout

    return packed


def _members() -> bytes:
    return b"".join(gzip.compress(_CONTENT[at : at + 70_000]) for at in range(0, len(_CONTENT), 70_000))


def _flushed() -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    parts = [
        packer.compress(_CONTENT[at : at + 30_000]) + packer.flush(zlib.Z_SYNC_FLUSH)
        for at in range(0, len(_CONTENT), 30_000)
    ]
    return b"".join(parts) + packer.flush()


PRODUCERS: dict[str, Callable[[], bytes]] = {
    "zlib -1": _zlib(1),
    "zlib -6": _zlib(6),
    "zlib -9": _zlib(9),
    "stored only": _zlib(0),
    "Huffman only": _zlib(6, zlib.Z_HUFFMAN_ONLY),
    "run lengths": _zlib(6, zlib.Z_RLE),
    "filtered": _zlib(6, zlib.Z_FILTERED),
    "fixed codes": _zlib(6, zlib.Z_FIXED),
    "small blocks": _zlib(6, memory=1),
    "members": _members,
    "flushed": _flushed,
    "gzip -1": _program("gzip", "-1"),
    "gzip -6": _program("gzip", "-6"),
    "gzip -9": _program("gzip", "-9"),
    "pigz": _program("pigz"),
    "pigz -i": _program("pigz", "-i"),
    "igzip -1": _program("igzip", "-1"),
    "igzip -3": _program("igzip", "-3"),
    "Go 1": (_GO / "go-1.gz").read_bytes,
    "Go 6": (_GO / "go-6.gz").read_bytes,
    "Go Huffman only": (_GO / "go-huffman.gz").read_bytes,
}


@pytest.fixture(autouse=True)
def _close_together(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size_bytes in (
        ("_SPACING_IN_BYTES", 20_000),
        ("_SPACING_OUT_BYTES", 300_000),
        ("_FIRST_WAIT_BYTES", 1000),
        ("_MOST_WAIT_BYTES", 10_000),
    ):
        monkeypatch.setattr(checkpoints, name, size_bytes)


def _indexed(packed: bytes, step: int = 30_000, inflating: Inflating = FASTEST) -> list[Checkpoint]:
    points: list[Checkpoint] = []
    stream = GzipStream(points.append, inflating=inflating)
    for at in range(0, len(packed), step):
        for _ in stream.feed(packed[at : at + step]):
            pass
    stream.close()
    return points


def _read_on(point: Checkpoint, packed: bytes, most_bytes: int, inflating: Inflating = FASTEST) -> bytes:
    stream, out = GzipStream.resumed(point, inflating=inflating), bytearray()
    for at in range(point.bit // 8, len(packed), 10_000):
        for piece in stream.feed(packed[at : at + 10_000]):
            out += piece
        if len(out) >= most_bytes:
            break
    return bytes(out[:most_bytes])


@pytest.mark.parametrize("inflating", [FASTEST, STANDARD], ids=["zlib-ng", "zlib"])
@pytest.mark.parametrize("producer", PRODUCERS)
def test_every_checkpoint_reads_back_right(producer: str, inflating: Inflating) -> None:
    packed = PRODUCERS[producer]()
    content = gzip.decompress(packed)
    points = _indexed(packed, 30_000, inflating)
    assert points[0].out == 0
    assert points[0].window == b""
    assert [point.bit for point in points] == sorted({point.bit for point in points})
    assert len(points) > 1
    for point in points:
        assert point.window in {b"", content[max(0, point.out - WINDOW_BYTES) : point.out]}
        expected = content[point.out : point.out + 60_000]
        assert _read_on(point, packed, len(expected), inflating) == expected


def test_they_begin_at_any_bit() -> None:
    points = [
        point for name in ("zlib -1", "zlib -6", "Huffman only") for point in _indexed(PRODUCERS[name]())
    ]
    assert {point.bit % 8 for point in points} == set(range(8))


def test_to_the_end_and_into_the_next_members() -> None:
    packed = _members()
    for point in _indexed(packed)[::3]:
        stream = GzipStream.resumed(point)
        out = b"".join(stream.feed(packed[point.bit // 8 :]))
        stream.close()
        assert out == _CONTENT[point.out :]


def test_a_member_begins_without_a_window() -> None:
    packed = b"".join(gzip.compress(_CONTENT[at : at + 1000]) for at in range(0, 100_000, 1000))
    points = _indexed(packed)
    assert len(points) > 1
    assert not any(point.window for point in points)


@pytest.mark.parametrize("step", [997, 30_000, 1_000_000])
def test_whatever_the_pieces_are(step: int) -> None:
    packed = PRODUCERS["zlib -6"]()
    points = _indexed(packed, step)
    assert len(points) >= 10
    assert all(
        _read_on(point, packed, 1000) == _CONTENT[point.out : point.out + 1000] for point in points[::4]
    )


def test_both_libraries_find_the_same() -> None:
    packed = PRODUCERS["zlib -6"]()
    assert _indexed(packed) == _indexed(packed, inflating=STANDARD)


def test_one_block_of_any_length_has_only_its_start() -> None:
    packed = gzip.compress(bytes(3_000_000))
    assert [point.out for point in _indexed(packed)][:1] == [0]
    assert all(_read_on(point, packed, 100) == bytes(100) for point in _indexed(packed))


def test_content_that_looks_like_headers_takes_no_longer() -> None:
    content = b"\0\0\xff\xff" * 100_000
    packed = gzip.compress(content, 0)
    looked = []
    finder = checkpoints.find_boundary

    def counted(*arguments: object, **options: bool) -> object:
        looked.append(1)
        return finder(*arguments, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkpoints, "find_boundary", counted)
        points = _indexed(packed)
    assert all(_read_on(point, packed, 100) == content[point.out : point.out + 100] for point in points)
    assert len(looked) < 40


@pytest.mark.parametrize("bit", range(8))
@pytest.mark.parametrize("level", [0, 6])
def test_made_up_blocks_end_where_the_real_bits_begin(bit: int, level: int) -> None:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, strategy=zlib.Z_HUFFMAN_ONLY)
    block = packer.compress(b"some of the content") + packer.flush()
    whole = (int.from_bytes(block, "little") << bit).to_bytes(len(block) + 1, "little")
    if level == 0:  # LEN stands at a byte: the header before it has five bits of padding
        whole = whole[:1] + bytes(bit > 5) + block[1:]
    reader = zlib.decompressobj(-15)
    others = 0b1010101 & (1 << bit) - 1  # of the block before: anything
    assert reader.decompress(restart_bytes(bit, whole[0] | others) + whole[1:]) == b"some of the content"
    assert reader.eof


def _fuzzed(count: int) -> tuple[int, int]:
    """How many damaged streams and checkpoints gave bytes, and how many an error of ours."""
    numbers = random.Random(20)
    content = _CONTENT[:90_000]
    packed = gzip.compress(content, 6)
    points = _indexed(packed)
    fine = bad = 0
    for _ in range(count):
        damaged = bytearray(packed)
        point = points[numbers.randrange(len(points))]
        for _ in range(numbers.randint(0, 3)):
            damaged[numbers.randrange(len(damaged))] = numbers.getrandbits(8)
        bit = point.bit + numbers.randint(-20, 20) * numbers.randint(0, 1)
        window = bytearray(point.window)
        if window and numbers.random() < 0.3:
            window = window[numbers.randrange(len(window)) :]
        try:
            if numbers.random() < 0.5:
                _indexed(bytes(damaged), numbers.randint(3000, 50_000))
            else:
                _read_on(Checkpoint(max(0, bit), point.out, bytes(window)), bytes(damaged), 20_000)
            fine += 1
        except ContentsError:
            bad += 1
    return fine, bad


def test_damaged_streams_and_checkpoints_end_in_an_error_of_ours() -> None:
    fine, bad = _fuzzed(int(os.environ.get("LAYERSCOPE_FUZZ", "1000")))
    assert fine
    assert bad
