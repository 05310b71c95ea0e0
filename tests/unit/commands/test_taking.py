"""What of a file a terminal is given."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layerscope.commands.contents.taking import NotTextError, Taking
from layerscope.contents.service.replies import Piece


def taken(content: bytes, cut: int, *, is_checked: bool) -> bytes:
    stream = io.BytesIO()
    taking = Taking(stream, is_checked=is_checked)
    for start, piece in ((0, content[:cut]), (cut, content[cut:])):
        taking.take(Piece(1, start, piece))
    assert taking.count == len(content)
    return stream.getvalue()


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn"))), st.integers(0, 20))
@example("ä\tö\n", 1)
def test_text_passes_wherever_it_is_cut(text: str, cut: int) -> None:
    assert taken(text.encode(), cut, is_checked=True) == text.encode()


@pytest.mark.parametrize(
    "content", [b"\x1b[2J", b"a\0b", b"\xff\xfe", "\u202e".encode(), "\x9b2J".encode(), b"\x7f", b"a\x08"]
)
def test_what_moves_or_asks_a_terminal_does_not(content: bytes) -> None:
    with pytest.raises(NotTextError):
        taken(content, 0, is_checked=True)
    assert taken(content, 1, is_checked=False) == content
