"""A hand on the running window: finds parts by their names, clicks and looks as a person does."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget

W = TypeVar("W", bound=QWidget)
Index = QModelIndex | QPersistentModelIndex

PATIENCE_S = 30.0
_LOOK_EVERY_S = 0.02
_SETTLING_S = 0.3  # for what the window does a little later: layouts, countdowns, sizes
_COLOURS = 256
_ALIKE = 0xF8F8F8  # colours that differ in the other bits only
_SMALLEST = 0  # Qt's quality of a PNG: how little it is compressed


class LostError(Exception):
    """What the hand was to find or to wait for is not there; the message says what."""


class Hand:
    """Drives one window. Every wait is bounded by PATIENCE_S and ends with a LostError."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def part(self, kind: type[W], name: str) -> W:
        """The part of this objectName; LostError where there is none."""
        found = self._window.findChild(kind, name)
        if found is None:
            raise LostError(f"the window has no {kind.__name__} named {name}")
        return found

    def text(self, name: str) -> str:
        """What a label or field shows; empty where it is not to be seen."""
        for part in self._window.findChildren(QWidget, name):
            if isinstance(part, QLabel | QLineEdit) and part.isVisible():
                return part.text()
        return ""

    def texts(self, view_name: str) -> list[str]:
        """The rows of a table, each as the text of its first column."""
        model = self.part(QTableView, view_name).model()
        return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]

    async def choose(self, view_name: str, text: str, column: int = 0) -> str:
        """Click the first row with this text in the column, once there is one; what the cell shows."""
        view = self.part(QTableView, view_name)
        index = await self._row(view, text, column)
        view.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        place = QPointF(view.visualRect(index).center())
        self._mouse(view.viewport(), place)
        return str(index.data())

    async def open(self, view_name: str, text: str) -> None:
        """Choose the row and open it with Enter."""
        view = self.part(QTableView, view_name)
        await self.choose(view_name, text)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(view, QKeyEvent(kind, Qt.Key.Key_Return, none))

    async def press(self, name: str) -> None:
        """Press a button, once it can be pressed."""
        button = self.part(QAbstractButton, name)
        await self.until(f"the button {button.text()} can be pressed", button.isEnabled)
        button.click()

    async def until(self, what: str, holds: Callable[[], object]) -> None:
        """Return once it holds; LostError after PATIENCE_S."""
        ends_at = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > ends_at:
                said = self.text("message")
                raise LostError(
                    f"waited {PATIENCE_S:.0f} s in vain until {what}"
                    + (f"; the window says: {said}" if said else "")
                )
            await asyncio.sleep(_LOOK_EVERY_S)

    async def shown(self, name: str) -> str:
        """What the label or field shows, once it shows anything."""
        await self.until(f"{name} shows something", lambda: self.text(name))
        return self.text(name)

    async def picture(self, path: Path) -> Path:
        """Save what the window shows, as a PNG, once it has nothing more to paint."""
        await asyncio.sleep(_SETTLING_S)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _with_few_colours(self._window.grab().toImage()).save(str(path), quality=_SMALLEST):
            raise LostError(f"the picture {path} could not be saved")
        return path

    async def _row(self, view: QTableView, text: str, column: int) -> Index:
        model = view.model()

        def found() -> Index | None:
            cells = (model.index(row, column) for row in range(model.rowCount()))
            return next((cell for cell in cells if text in str(cell.data())), None)

        await self.until(f"{view.accessibleName()} has a row with {text}", found)
        index = found()
        if index is None:
            raise LostError(f"{view.accessibleName()} has no row with {text}")
        return index

    def _mouse(self, widget: QWidget, place: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        at = QPointF(widget.mapToGlobal(place))
        for kind, held in (
            (QEvent.Type.MouseButtonPress, left),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            QApplication.sendEvent(widget, QMouseEvent(kind, place, at, left, held, none))


def _with_few_colours(image: QImage) -> QImage:
    """The picture in 256 colours: a third of the size, and nobody sees the difference.

    The most frequent ones, but of those that hardly differ only one: or shades of grey would take the places
    of the rarer hues.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    table: dict[int, int] = {}
    for colour, _count in Counter(memoryview(image.constBits()).cast("I")).most_common():
        table.setdefault(colour & _ALIKE, colour)
        if len(table) == _COLOURS:
            break
    return image.convertToFormat(QImage.Format.Format_Indexed8, list(table.values()))
