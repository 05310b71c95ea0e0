"""A part of the window that the keyboard enters and leaves as one."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from layerscope.desktop.runtime.guard import guarded


@guarded
class Pane(QWidget):
    """Hands the focus on to one of its parts.

    Unlike one with a focus proxy it is no stop of the Tab key itself: the focus would jump over whatever
    stands in it before the proxy.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered_at: QWidget | None = None

    @property
    def entered_at(self) -> QWidget | None:
        """The part that has the focus first."""
        return self._entered_at

    def enter_at(self, part: QWidget) -> None:
        """Have this part take the focus first; it moves there where the pane has it already."""
        was_in_last = self._entered_at is not None and self._entered_at.hasFocus()
        self._entered_at = part
        if was_in_last and not part.hasFocus():
            part.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        if self._entered_at is not None:
            self._entered_at.setFocus(event.reason())

    def set_folded(self, *, is_folded: bool) -> None:
        """Show only the head, where there is one to show; to be overridden."""
