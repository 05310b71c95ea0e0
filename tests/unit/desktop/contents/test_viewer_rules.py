"""Encodings, lines and differences of what a viewer shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.desktop.contents.viewer.text_lines import TextLines
from layerscope.desktop.widgets.lines.encodings import Encoding, encoding_of
from layerscope.desktop.widgets.lines.shown import MOST_CHARACTERS

TEXT = st.lists(st.sampled_from(["a", "b", "c", "", "long line"]), max_size=30).map("\n".join)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"plain", "ASCII"),
        ("grün".encode(), "UTF-8"),
        ("grün".encode()[:3], "UTF-8"),
        ("grün".encode("latin-1"), "Latin-1"),
        (b"\xef\xbb\xbfx", "UTF-8"),
        ("x".encode("utf-16"), "UTF-16"),
        (b"a\0b", ""),
        (bytes(range(32)) * 4, ""),
        (b"", "ASCII"),
    ],
)
def test_the_encoding_is_told_by_marks_and_validity(content: bytes, name: str) -> None:
    assert encoding_of(content, is_whole=len(content) != 3).name == name


def lines_of(content: bytes) -> TextLines:
    return TextLines(content, encoding_of(content))


def test_lines_are_shown_without_what_is_not_seen() -> None:
    lines = lines_of("a\tb\r\n\u202edcba\n\x1b[31m".encode())
    assert [lines.line(number) for number in range(len(lines))] == ["a       b", "⟨U+202E⟩dcba", "␛[31m"]
    assert lines.raw(1) == "\u202edcba"
    utf16 = lines_of("x\ny\n".encode("utf-16"))
    assert [utf16.line(number) for number in range(len(utf16))] == ["x", "y"]


def test_a_long_line_is_cut() -> None:
    lines = lines_of(b"x" * 1_000_000 + b"\nshort")
    assert lines.has_cut
    assert lines.line(0) == "x" * MOST_CHARACTERS + "…"
    assert lines.longest == MOST_CHARACTERS


@given(TEXT, st.integers(1, 7))
@settings(max_examples=50)
def test_wrapped_parts_are_the_line(text: str, characters: int) -> None:
    lines = TextLines(text.encode(), Encoding("utf-8", "UTF-8"))
    parts: dict[int, int] = {}
    for row in lines.wrapped(characters):
        parts[row >> 16] = parts.get(row >> 16, 0) + 1
    for number in range(len(lines)):
        assert (
            (parts[number] - 1) * characters < max(1, len(lines.line(number))) <= parts[number] * characters
        )


@given(TEXT, st.sampled_from(["a", "A", "ong", "c"]))
@settings(max_examples=50)
def test_words_are_found_where_they_are(text: str, words: str) -> None:
    lines = TextLines(text.encode(), Encoding("utf-8", "UTF-8"))
    expected = [
        (number, at)
        for number, line in enumerate(text.split("\n"))
        for at in range(len(line))
        if line.lower().startswith(words.lower(), at)
    ]
    assert lines.find(words) == expected
