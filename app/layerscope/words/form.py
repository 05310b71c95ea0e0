"""The form of the words: a title, what happened and why, and what to do next."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What a person reads of an error; `statement` is policy text to hand on, empty for most errors.

    In the tables title, text and next step are untranslated and hold `{placeholders}`, which are the
    keys of the error's `facts()`; out of `messages.words` they come translated and filled.
    """

    title: str
    text: str
    next_step: str
    statement: str = ""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """The text unchanged, marked for translation; PySide6's own is typed to return `object`."""
    return text
