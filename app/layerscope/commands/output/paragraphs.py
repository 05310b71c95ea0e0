"""Sentences for people, broken where the terminal ends."""

from __future__ import annotations

import textwrap

_LEAST = 20  # columns of a text, however narrow the terminal


def broken(text: str, columns: int | None, indent: str = "", first: str | None = None) -> list[str]:
    """The text's lines, at most so many columns each (None: one line); `first` begins the first one.

    A word that is longer, such as an ARN, stays whole, so that it can be copied.
    """
    first = indent if first is None else first
    if columns is None:
        return [first + " ".join(text.split())]
    width = max(columns, len(indent) + _LEAST, len(first) + _LEAST)
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
