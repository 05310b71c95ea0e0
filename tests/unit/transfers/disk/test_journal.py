"""Journals as they are written, cut off and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.transfers.disk.journal import (
    MAX_LINES,
    MAX_SPANS,
    Checkpoint,
    Journal,
    checkpoint_of,
    header_line,
    read_journal,
    state_line,
)
from layerscope.transfers.rules.recording import LINES_A_LAYER
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


DEEP = b"[" * 15_000 + b"]" * 15_000
MANY = [[2 * at, 2 * at + 1] for at in range(MAX_SPANS + 1)]
HOSTILE = {
    "deep": b'{"size":9,"etag":"","have":' + DEEP + b',"prefix":[0,""]}',
    "deep and nothing else": DEEP,
    "a million spans": b'{"size":9,"etag":"","have":[' + b"[1,2]," * 1_000_000 + b'[1,2]],"prefix":[0,""]}',
    "many spans": json.dumps({"size": 9, "etag": "", "have": MANY, "prefix": [0, ""]}).encode(),
    "a huge number": b'{"size":1' + b"0" * 5000 + b',"etag":"","have":[],"prefix":[0,""]}',
    "an offset no file has": b'{"size":9,"etag":"","have":[[0,99999999999999999999]],"prefix":[0,""]}',
    "a long name": b'{"size":9,"etag":"' + b"e" * 5000 + b'","have":[],"prefix":[0,""]}',
    "have is not a list": b'{"size":9,"etag":"","have":{"01":1},"prefix":[0,""]}',
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_counts_as_cut_off(line: bytes) -> None:
    read = read_journal(header_line(DIGEST) + FIRST + line + b"\n" + SECOND)
    assert read
    assert (read.have, read.good_bytes) == (Spans([(0, 100)]), len(header_line(DIGEST) + FIRST))
    assert read_journal(line + b"\n" + FIRST) is None


def test_no_more_lines_are_read_than_are_ever_written() -> None:
    line = state_line(None, "", Spans(), checkpoint_of(0, ""))
    read = read_journal(header_line(DIGEST) + line * (2 * MAX_LINES))
    assert read
    assert read.good_bytes == len(header_line(DIGEST)) + (MAX_LINES - 1) * len(line)
    assert LINES_A_LAYER * 4 <= MAX_LINES


def test_what_is_written_can_be_read() -> None:
    line = state_line(9, "e" * 5000, Spans([(start, end) for start, end in MANY]), checkpoint_of(0, ""))
    read = read_journal(header_line(DIGEST) + line)
    assert read
    assert (read.etag, len(list(read.have))) == ("", MAX_SPANS)


def test_lines_go_behind_what_is_good(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(header_line(DIGEST) + FIRST + b"cut o")
    with path.open("r+b", buffering=0) as file:
        journal = Journal(file, len(header_line(DIGEST) + FIRST))
        journal.add(SECOND)
        journal.add(SECOND)
    assert path.read_bytes() == WHOLE
