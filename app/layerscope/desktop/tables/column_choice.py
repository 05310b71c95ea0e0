"""Which columns of a table are shown: as chosen in the menu of its headings, else as there is room."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.table_model import TableModel
from layerscope.desktop.words.tips import menu_text

_NARROW_LETTERS = 95  # of the table; below, what can be spared is left out
_STRETCHED_LETTERS = 40  # that the column which takes the rest keeps before others come in


class ColumnChoice(QObject):
    """Attributes: `chosen`, by the columns' keys, what the user decided; `menu`, to decide it.

    The first column is always shown. Signal: `changed`, when the user decided.
    """

    changed = Signal()

    def __init__(self, table: QTableView, width_needed: Callable[[Column[object]], int]) -> None:
        """`width_needed` is what a column's widest usual content takes, in pixels."""
        super().__init__(table)
        self._table = table
        self._width_needed = width_needed
        self._told: dict[str, bool] = {}  # by the program, whatever else holds
        self._empty: set[str] = set()  # optional ones that say nothing
        self.chosen: dict[str, bool] = {}
        self.menu = QMenu(QCoreApplication.translate("Columns", "Columns"), table)
        self.menu.setObjectName("columnsMenu")
        self.menu.aboutToShow.connect(self._check)
        table.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.horizontalHeader().customContextMenuRequested.connect(self._on_menu_requested)

    def fill(self) -> None:
        """Offer the table's columns, but for the first, and to forget what was decided."""
        self.menu.clear()
        for column in self._columns[1:]:
            action = self.menu.addAction(menu_text(column.title))
            action.setCheckable(True)
            action.setData(column.key)
            action.triggered.connect(lambda is_on, key=column.key: self._decide(key, is_on=is_on))
        self.menu.addSeparator()
        reset = self.menu.addAction(QCoreApplication.translate("Columns", "Columns that fit"))
        reset.triggered.connect(self._forget)

    def tell(self, key: str, *, visible: bool) -> None:
        """Show the column of this key, or leave it out, as the program needs it."""
        self._told[key] = visible
        self.apply()

    def restore(self, chosen: Mapping[str, bool]) -> None:
        """Show what was decided before, as far as there are such columns still."""
        self.chosen = {column.key: chosen[column.key] for column in self._offered if column.key in chosen}
        self.apply()

    def look_for_content(self) -> None:
        """Find out which optional columns say something."""
        model = self._table.model()
        if isinstance(model, TableModel):
            rows = [model.row_at(position) for position in range(model.rowCount())]
            optional = [column for column in model.columns if column.is_optional]
            self._empty = {column.key for column in optional if not any(map(column.text, rows))}
            self.apply()

    def apply(self) -> None:
        """Show what is to be shown now."""
        table = self._table
        room = self._room()
        for place, column in enumerate(self._columns):
            is_shown = self._is_shown(column)
            if is_shown is None:
                width = self._width_needed(column)
                is_shown = width <= room
                room -= width if is_shown else room
            if table.isColumnHidden(place) is is_shown:
                table.setColumnHidden(place, not is_shown)

    @property
    def _columns(self) -> tuple[Column[object], ...]:
        model = self._table.model()
        return model.columns if isinstance(model, TableModel) else ()

    @property
    def _offered(self) -> tuple[Column[object], ...]:
        return self._columns[1:]

    def _is_shown(self, column: Column[object]) -> bool | None:
        """Whether the column is shown; None where that depends on the room left."""
        if (decided := self._decided(column)) is not None:
            return decided
        if column.is_extra:
            return None
        return column.key not in self._empty and not self._is_spared(column)

    def _decided(self, column: Column[object]) -> bool | None:
        return self._told.get(column.key, self.chosen.get(column.key))

    def _is_spared(self, column: Column[object]) -> bool:
        return column.is_dispensable and self._is_narrow() and self._decided(column) is None

    def _is_narrow(self) -> bool:
        return self._table.width() < self._letters(_NARROW_LETTERS)

    def _room(self) -> int:
        """The pixels left for columns that only come in where there is room: after all the others."""
        if any(map(self._is_spared, self._columns)):
            return 0
        shown = [column for column in self._columns if self._is_shown(column) and not column.stretches]
        return self._table.width() - self._letters(_STRETCHED_LETTERS) - sum(map(self._width_needed, shown))

    def _letters(self, number: int) -> int:
        return self._table.fontMetrics().averageCharWidth() * number

    def _decide(self, key: str, *, is_on: bool) -> None:
        self.chosen[key] = is_on
        self.apply()
        self.changed.emit()

    def _forget(self) -> None:
        self.chosen.clear()
        self.apply()
        self.changed.emit()

    def _place(self, key: str) -> int:
        return [column.key for column in self._columns].index(key)

    def _check(self) -> None:
        for action in self.actions():
            action.setChecked(not self._table.isColumnHidden(self._place(action.data())))

    def actions(self) -> list[QAction]:
        """One for each column that can be left out."""
        return [action for action in self.menu.actions() if action.isCheckable()]

    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu.popup(self._table.horizontalHeader().viewport().mapToGlobal(position))
