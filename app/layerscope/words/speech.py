"""The language that words are spoken in: English, until the window chooses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from layerscope.words.english import English


class Speech(Protocol):
    """A language, with its formats."""

    def text(self, context: str, text: str, comment: str) -> str:
        """The text, which is marked for translation in this context."""

    def counted(self, text: str, comment: str, number: int) -> str:
        """The text in its form for the number, put for `%n`, or for `%Ln` in the language's format."""

    def number(self, value: int) -> str:
        """`1,204`."""

    def data_size(self, size_bytes: int, decimals: int) -> str:
        """In decimal units: `48.2 MB`, `412 bytes`."""

    def day(self, day: date, pattern: str) -> str:
        """The day by a pattern of `d`, `MMM` and `yyyy`, as Qt's: `2 Oct 2024`."""

    def moment(self, at: datetime) -> str:
        """The moment to the second, with its zone."""

    def time_of_day(self, at: datetime) -> str:
        """`16:25`."""

    def listed(self, names: Sequence[str]) -> str:
        """`3, 5 and 7`."""


_speech: Speech = English()


def speak(speech: Speech) -> None:
    """Speak this language from now on."""
    global _speech  # noqa: PLW0603 - what every text goes by, as by a process's locale
    _speech = speech


def spoken() -> Speech:
    """The language that is spoken now."""
    return _speech


def translate(context: str, text: str, comment: str = "") -> str:
    """The text in the language that is spoken. Where it is called so, lupdate finds the text."""
    return _speech.text(context, text, comment)
