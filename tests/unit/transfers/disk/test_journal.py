"""Journals as they are written, cut off and damaged."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from layerscope.transfers.disk.journal import (
    Checkpoint,
    Journal,
    checkpoint_of,
    header_line,
    read_journal,
    state_line,
)
from layerscope.transfers.rules.spans import Spans

DIGEST = "sha256:" + "ab" * 32
FIRST = state_line(900, '"e"', Spans([(0, 100)]), checkpoint_of(50, "12" * 32))
SECOND = state_line(900, '"e"', Spans([(0, 300), (500, 600)]), checkpoint_of(300, "34" * 32))
WHOLE = header_line(DIGEST) + FIRST + SECOND


def test_what_was_written_is_read() -> None:
    read = read_journal(WHOLE)
    assert read
    assert (read.digest, read.size_bytes, read.etag) == (DIGEST, 900, '"e"')
    assert read.have == Spans([(0, 300), (500, 600)])
    assert read.checkpoints == (Checkpoint(50, "12" * 16), Checkpoint(300, "34" * 16))
    assert read.good_bytes == len(WHOLE)


def test_a_cut_anywhere_leaves_the_lines_before_it() -> None:
    for length in range(len(WHOLE)):
        read = read_journal(WHOLE[:length])
        lines = WHOLE[:length].count(b"\n")
        if lines == 0:
            assert read is None
            continue
        assert read
        assert read.have == (Spans([(0, 100)]) if lines == 2 else Spans())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert read_journal(content) is None
    read = read_journal(header_line(DIGEST) + content)
    assert read
    assert read.have == Spans()


def test_a_line_with_a_wrong_value_ends_the_reading() -> None:
    for line in (b'{"size":-1,"etag":"","have":[],"prefix":[0,""]}\n', b'{"size":1}\n', b"[]\n", b"\0\0\n"):
        read = read_journal(header_line(DIGEST) + FIRST + line + SECOND)
        assert read
        assert read.have == Spans([(0, 100)])
        assert read.good_bytes == len(header_line(DIGEST) + FIRST)


def test_lines_go_behind_what_is_good(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(header_line(DIGEST) + FIRST + b"cut o")
    with path.open("r+b", buffering=0) as file:
        journal = Journal(file, len(header_line(DIGEST) + FIRST))
        journal.add(SECOND)
        journal.add(SECOND)
    assert path.read_bytes() == WHOLE
