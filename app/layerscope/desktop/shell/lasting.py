"""What outlives the window's inside, which is built anew for another language, font or time zone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import SignalInstance

T = TypeVar("T")


class Lasting:
    """Keeps one object of a type for as long as the program runs; features come and go."""

    def __init__(self) -> None:
        self._kept: dict[type, object] = {}

    def of(self, kind: type[T], new: Callable[[], T]) -> T:
        """The object of this type; the first who asks makes it."""
        kept = self._kept.get(kind)
        if not isinstance(kept, kind):
            kept = self._kept[kind] = new()
        return kept


def deafen(*signals: SignalInstance) -> None:
    """Let nobody hear the signals any more who connected before."""
    for signal in signals:
        signal.connect(_nobody)  # PySide warns where there is nothing to disconnect
        signal.disconnect()


def _nobody(*_: object) -> None:
    """Hears nothing."""
