"""The window's work area: the lists, or one page in their place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid


class WorkArea(QStackedWidget):
    """Shows the lists, until a feature's page covers them; the focus goes with what is shown.

    Signal: `covered(bool)`, when the page comes or goes.
    """

    covered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workArea")
        self._page: QWidget | None = None
        self._lists: QWidget | None = None
        self._focused: QWidget | None = None  # in the lists, before they were covered
        self.is_covered = False

    def put_page(self, page: QWidget) -> None:
        """What covers the lists when it is asked to; it gets the focus, and hands it to a part of it."""
        self._page = page
        self.addWidget(page)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """What covers the lists, if a feature has put anything."""
        return () if self._page is None else (self._page,)

    def put_lists(self, lists: QWidget) -> None:
        """What is covered."""
        self._lists = lists
        self.addWidget(lists)
        self._show()

    def cover(self, *, is_covered: bool) -> None:
        """Show the page, or the lists again."""
        if self._page is None or is_covered is self.is_covered:
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if is_covered and had_focus:
            self._focused = focus
        self.is_covered = is_covered
        self._show()
        heir = self._page if is_covered else self._focused
        if had_focus and heir is not None and isValid(heir):  # what had it may have gone with its pane since
            heir.setFocus()
        self.covered.emit(is_covered)

    def _show(self) -> None:
        shown = self._page if self.is_covered else self._lists
        if shown is not None:
            self.setCurrentWidget(shown)
