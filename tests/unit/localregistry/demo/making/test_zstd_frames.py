"""Our zstd frames decompress to their content, by a reader of our own and by `zstd` where it is there."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.demo.making.zstd_frames import zstd_frame

_PIECES = st.one_of(
    st.binary(max_size=2_000),
    st.tuples(st.binary(min_size=1, max_size=1), st.integers(0, 300_000)).map(lambda run: run[0] * run[1]),
)


def _decompress(frame: bytes) -> bytes:
    """The content, read block by block as RFC 8878 says, for the frames written here only."""
    assert frame[:6] == b"\x28\xb5\x2f\xfd\x80\x38"
    size_bytes, at, content, last = int.from_bytes(frame[6:10], "little"), 10, b"", False
    while not last:
        header = int.from_bytes(frame[at : at + 3], "little")
        last, kind, block_bytes = bool(header & 1), header >> 1 & 3, header >> 3
        assert block_bytes <= 128 * 1024
        stored = 1 if kind == 1 else block_bytes
        block = frame[at + 3 : at + 3 + stored]
        content += block * block_bytes if kind == 1 else block
        at += 3 + stored
    assert at == len(frame)
    assert len(content) == size_bytes
    return content


@given(st.lists(_PIECES, max_size=4).map(b"".join))
def test_any_content_comes_back(content: bytes) -> None:
    assert _decompress(zstd_frame(content)) == content


def test_runs_cost_nearly_nothing() -> None:
    assert len(zstd_frame(bytes(1_000_000))) < 100


@pytest.mark.skipif(shutil.which("zstd") is None, reason="needs the program zstd")
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a",
        b"abc" * 100,
        bytes(700_000),
        bytes(range(256)) * 3_000,
        b"x" * 512 + bytes(511) + b"y" * 600,
    ],
)
def test_zstd_itself_decompresses(content: bytes) -> None:
    done = subprocess.run(["zstd", "-dc"], input=zstd_frame(content), capture_output=True, check=True)
    assert done.stdout == content
