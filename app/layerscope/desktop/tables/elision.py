"""Names cut so that what tells them apart can still be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_KEPT_LETTERS = 12  # at the end, where names such as `…-permissions-boundary` differ
_LEAST_ROOM = "mmm"  # for the beginning; with less, Qt's own middle shows more


def elided_middle(metrics: QFontMetrics, text: str, room: int) -> str:
    """The text with its end whole and its beginning cut; with too little room for that, cut in the middle."""
    end = text[-_KEPT_LETTERS:]
    left = room - metrics.horizontalAdvance(end)
    if len(text) <= _KEPT_LETTERS or left < metrics.horizontalAdvance(_LEAST_ROOM):
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    return metrics.elidedText(text[:-_KEPT_LETTERS], Qt.TextElideMode.ElideRight, left) + end
