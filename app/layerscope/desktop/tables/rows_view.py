"""A table of rows that keeps what is chosen, and what is seen, while the rows change below it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cell_painter import colour
from layerscope.desktop.tables.row_anchor import RowAnchor
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.several_rows import SeveralRows, only_row
from layerscope.desktop.tables.table_model import Index
from layerscope.desktop.theme.theme import Theme

_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@guarded
class RowsView(RowTable):
    """Whole rows of one height, one at a time; after `allow_several` any number, of which one is chosen.

    What is chosen is an identity, not a position: it outlives sorting, filtering and refreshing, and is
    announced only when the user changes it. While rows move, the chosen row stays where it is on the
    screen, or else the topmost row does; a list scrolled to its top stays there.

    Signals: `row_chosen(row)` the user moved to a row; `row_activated(row)` Enter or a double click;
    `choice_lost()` the chosen row is gone for good; `left_pressed()`, `right_pressed()` keys that mean
    nothing to the list itself.
    """

    row_chosen = Signal(object)
    row_activated = Signal(object)
    choice_lost = Signal()
    left_pressed = Signal()
    right_pressed = Signal()

    def __init__(self, model: RowsModel[Any], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows = model
        self._theme = theme
        self.chosen = ""  # the identity; empty for none
        self._changing = 0
        self._by_mouse = self._by_key = self._untold = False
        self._several = SeveralRows(self, model)
        self._anchor = RowAnchor(self, model)
        header = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if model.sort_descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(model.sort_column, order)
        # Connected before the view: while rows are still where they were. The others after it.
        for before in (model.layoutAboutToBeChanged, model.modelAboutToBeReset):
            before.connect(self._on_model_about_to_change)
        model.rowsAboutToBeRemoved.connect(self._on_model_rows_about_to_be_removed)
        model.rowsAboutToBeInserted.connect(self._on_model_rows_about_to_be_inserted)
        self.setModel(model)
        self.setSortingEnabled(True)
        for after in (model.layoutChanged, model.modelReset):
            after.connect(self._on_model_changed)
        model.rowsInserted.connect(self._on_model_rows_inserted)
        model.rowsRemoved.connect(self._on_model_rows_removed)
        self.activated.connect(self._on_self_activated)
        self.pressed.connect(self._on_self_pressed)

    def choose(self, identity: str, *, announce: bool = True) -> bool:
        """Move to the row and into view; False where it is not in the table."""
        position = self.rows.position_of(identity)
        if position < 0:
            return False
        self.chosen = identity
        self._make_current(position)
        self.scrollTo(self.rows.index(position, 0))
        if announce:
            self.row_chosen.emit(self.rows.row_at(position))
        return True

    def forget_choice(self) -> None:
        """Nothing is chosen any more."""
        self.chosen = ""
        self._changing += 1
        self.selectionModel().clear()
        self._changing -= 1

    def chosen_row(self) -> object:
        """The chosen row; None where there is none, or where it is filtered out."""
        position = self.rows.position_of(self.chosen) if self.chosen else -1
        return self.rows.row_at(position) if position >= 0 else None

    def allow_several(self) -> None:
        """Let several rows be selected: with Ctrl, with Shift, or all of them. The current one is chosen."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def selected_rows(self) -> list[object]:
        """The rows that are selected, in the table's order."""
        return list(map(self.rows.row_at, self._several.positions()))

    @property
    def has_several(self) -> bool:
        """Whether more than one row is selected."""
        return self._several.are_several()

    # What the user does.

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Announce a row that the user moved to."""
        super().currentChanged(current, previous)
        if current.isValid() is not previous.isValid():
            self.viewport().update()  # the list's own frame comes or goes
        if self._changing or not current.isValid() or current.row() == previous.row():
            return
        self._choose_at(current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Take a row that was selected without being moved to for chosen; screen readers do that."""
        super().selectionChanged(selected, deselected)
        position = only_row(selected)
        if self._changing or self._by_key or self._by_mouse or position < 0:
            return
        if position != self.currentIndex().row():
            self._make_current(position)
        self._choose_at(position)

    def _choose_at(self, position: int) -> None:
        identity = self.rows.identity_at(position)
        if identity != self.chosen:
            self.chosen = identity
            if self._by_mouse:
                self._untold = True
            else:
                self.row_chosen.emit(self.rows.row_at(position))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the row below the pointer."""
        with self._told_after():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the row that the pointer is drawn to."""
        with self._told_after():
            super().mouseMoveEvent(event)

    @contextlib.contextmanager
    def _told_after(self) -> Iterator[None]:
        """Tell of the choice once Qt is through with the mouse.

        Qt makes a row current first and then selects what lies at the pointer's place: were the rows moved in
        between, by what the choice sets off, that would be another row.
        """
        self._by_mouse = True
        try:
            yield
        finally:
            self._by_mouse = False
        if self._untold:
            self._untold = False
            self.row_chosen.emit(self.chosen_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and Right leave the row, not the cell; Enter activates; the rest is Qt's."""
        key = event.key()
        if event.modifiers() in _NO_MODIFIER and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            forward = (key == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
            self.step_aside(forward=forward)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_self_activated(self.currentIndex())
        elif (
            key in {Qt.Key.Key_Up, Qt.Key.Key_Down}
            and self.rows.rowCount()
            and not self.currentIndex().isValid()
        ):
            self.choose(self.rows.identity_at(max(0, self.rowAt(0))))
        else:
            self._press(event)
            return
        event.accept()

    def _press(self, event: QKeyEvent) -> None:
        """Let Qt move; the row that it goes to is chosen, whatever is selected with it."""
        self._by_key = True
        try:
            super().keyPressEvent(event)
        finally:
            self._by_key = False

    def step_aside(self, *, forward: bool) -> None:
        """Right (`forward` in reading direction) and Left; to be overridden by lists that open."""
        (self.right_pressed if forward else self.left_pressed).emit()

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row, where Qt's tables go to the ends of the row."""
        last = self.rows.rowCount() - 1
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self.rows.index(min(0, last), 0)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self.rows.index(last, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: Qt would compare the typed letters with every row, and there is a filter for it."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose nothing: no row is framed that nobody chose, as it would look as if it were open."""
        self._changing += 1  # Qt makes a row current here
        super().focusInEvent(event)
        if not self.chosen:
            self.selectionModel().clear()
        self._changing -= 1
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Frame the list itself while it has the focus and no row of it does."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setPen(colour(self._theme.colours.accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _on_self_pressed(self, index: QModelIndex) -> None:
        """Choose a row that was current already, of which `currentChanged` says nothing."""
        self._choose_at(index.row())

    def _on_self_activated(self, index: QModelIndex) -> None:
        self._choose_at(index.row())
        self.row_activated.emit(self.rows.row_at(index.row()))

    # What the model does.

    def _on_model_rows_about_to_be_inserted(self, _parent: QModelIndex, first: int) -> None:
        if first < self.rows.rowCount():
            self._anchor.hold(self.chosen)

    def _on_model_about_to_change(self) -> None:
        self._several.keep()
        self._changing += 1
        self._anchor.hold(self.chosen)

    def _on_model_changed(self) -> None:
        self._changing -= 1
        self._restore()
        self._changing += 1
        self._several.select_again()
        self._changing -= 1
        self._anchor.scroll_back()

    def _on_model_rows_inserted(self) -> None:
        if self.chosen and not self.selectionModel().hasSelection():
            self._restore()
        self._anchor.scroll_back()

    def _on_model_rows_about_to_be_removed(self) -> None:
        self._anchor.hold(self.chosen)
        self._changing += 1  # Qt moves off the rows, which is no choice

    def _on_model_rows_removed(self) -> None:
        self._changing -= 1
        self._restore()
        self._anchor.scroll_back()

    def _restore(self) -> None:
        """Select the chosen row where it is now; nothing where it is filtered out."""
        position = self.rows.position_of(self.chosen) if self.chosen else -1
        if position >= 0:
            if self.currentIndex().row() != position or not self.selectionModel().hasSelection():
                self._make_current(position)
        elif self.chosen:
            self._changing += 1
            self.selectionModel().clear()
            self._changing -= 1

    def lose_choice_if_gone(self, *, is_known: bool) -> None:
        """Forget the chosen row when it is not even among those filtered out."""
        if self.chosen and not is_known:
            self.forget_choice()
            self.choice_lost.emit()

    def _make_current(self, position: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._changing += 1
        self.selectionModel().setCurrentIndex(self.rows.index(position, 0), flags.ClearAndSelect | flags.Rows)
        self._changing -= 1
