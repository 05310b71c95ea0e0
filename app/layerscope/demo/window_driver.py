"""Drives the running window as a person does: finds parts by their names, looks and clicks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from layerscope.desktop.tables.cells import CELL_ROLE, Cell

W = TypeVar("W", bound=QWidget)

PATIENCE_S = 30.0
_LOOK_EVERY_S = 0.005


class LostError(Exception):
    """What was to be found or waited for is not there; the message says what."""


class WindowDriver:
    """Drives one window. Every wait is bounded by `patience_s` and ends with a LostError."""

    patience_s = PATIENCE_S

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def window(self) -> QWidget:
        """The window that is driven."""
        return self._window

    # What can be seen.

    def find(self, kind: type[W], name: str) -> W | None:
        """The visible widget of this name; None where there is none."""
        return next((each for each in self.window.findChildren(kind, name) if each.isVisible()), None)

    def view(self, name: str) -> QTableView:
        """The table of this name, visible or not."""
        found = self.window.findChild(QTableView, name)
        if found is None:
            raise LostError(f"the window has no table {name}")
        return found

    def text(self, name: str) -> str:
        """What a visible field, label or button says; empty where it is not there."""
        found = self.find(QWidget, name)
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        return found.text() if isinstance(found, QLabel | QLineEdit | QAbstractButton) else ""

    def rows(self, view_name: str) -> list[list[str]]:
        """The texts of a view's cells, row by row, as a screen reader has them."""
        model = self.view(view_name).model()
        return [
            [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    async def until(self, what: str, holds: Callable[[], object], timeout_s: float | None = None) -> None:
        """Return once it holds; looked for after each round of events."""
        timeout_s = timeout_s or self.patience_s
        ends_at_s = time.monotonic() + timeout_s
        while not holds():
            if time.monotonic() > ends_at_s:
                said = self.text("message")
                told = f"; the window says: {said}" if said else ""
                raise LostError(f"waited {timeout_s:.0f} s in vain until {what}{told}")
            await asyncio.sleep(_LOOK_EVERY_S)

    async def shown(self, kind: type[W], name: str, timeout_s: float | None = None) -> W:
        """The widget of this name as soon as it is visible."""
        await self.until(f"{name} is shown", lambda: self.find(kind, name), timeout_s)
        found = self.find(kind, name)
        if found is None:
            raise LostError(f"{name} is gone again")
        return found

    async def reads(self, name: str, part: str = "", timeout_s: float | None = None) -> str:
        """The text of this name as soon as it is not empty and has the part in it."""

        def holds() -> bool:
            return bool(text := self.text(name)) and part in text

        try:
            await self.until(f"{name} reads {part!r}", holds, timeout_s)
        except LostError as error:
            raise LostError(f"{error}; {name} reads {self.text(name)!r}") from None
        return self.text(name)

    # What can be done.

    async def choose(self, view_name: str, text: str) -> list[str]:
        """Click the first row one of whose cells begins with the text, once there is one; its texts."""

        def row() -> int:
            every = enumerate(self.rows(view_name))
            return next((at for at, cells in every if any(cell.startswith(text) for cell in cells)), -1)

        what = f"{view_name} has a row with {text}"
        await self.until(what, lambda: row() >= 0 and self.view(view_name).isVisible())
        return self.click_row(view_name, row())

    def click_row(self, view_name: str, row: int) -> list[str]:
        """Click the row; its texts."""
        view = self.view(view_name)
        indexes = [view.model().index(row, column) for column in range(view.model().columnCount())]
        shown = (each for each in reversed(indexes) if view.visualRect(each).isValid())
        last = next(each for each in shown if not _has_buttons(each))
        view.scrollTo(last)
        self.click(view.viewport(), view.visualRect(last).center())
        return self.rows(view_name)[row]

    async def open(self, view_name: str, text: str) -> list[str]:
        """Choose the row and open it with Enter; its texts."""
        texts = await self.choose(view_name, text)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(self.view(view_name), QKeyEvent(kind, Qt.Key.Key_Return, none))
        return texts

    async def open_layer(self, repository: str, image: str, layer: int) -> None:
        """Choose repository, image and layer (from 1) in the three lists."""
        await self.choose("repositories", repository)
        await self.choose("images", image)
        await self.choose_layer(layer)

    async def choose_layer(self, layer: int) -> None:
        """Choose the layer at this place (from 1) of the image that is open."""
        what = f"there is a layer {layer}"
        await self.until(what, lambda: len(self.rows("layers")) >= layer and self.view("layers").isVisible())
        self.click_row("layers", layer - 1)

    async def press(self, name: str) -> None:
        """Click the button of this name as soon as it can be clicked."""
        await self.until(f"{name} can be pressed", lambda: self._enabled(name))
        button = self._enabled(name)  # what stood there before may have been taken away meanwhile
        if button is None:
            raise LostError(f"{name} is gone again")
        self.click(button, button.rect().center())

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click at this point of the widget."""
        left, none, place = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPointF(at)
        on_screen = QPointF(widget.mapToGlobal(place))
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        for kind, held in (
            (QEvent.Type.MouseButtonPress, left),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            QApplication.sendEvent(widget, QMouseEvent(kind, place, on_screen, left, held, none))

    def _enabled(self, name: str) -> QAbstractButton | None:
        button = self.find(QAbstractButton, name)
        return button if button is not None and button.isEnabled() else None


def _has_buttons(index: QModelIndex) -> bool:
    """Whether a click there would do more than choose the row."""
    cell = index.data(CELL_ROLE)
    return isinstance(cell, Cell) and bool(cell.buttons)
