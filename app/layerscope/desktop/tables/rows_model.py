"""Many rows as a table, filtered and sorted in Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules, RowStore
from layerscope.desktop.tables.table_model import NO_PARENT, Index, TableModel

T = TypeVar("T")

_FEW = 64  # up to as many separate signals; beyond, one for everything is cheaper for the view


@guarded
class RowsModel(TableModel[T]):
    """Rows of a store as a table; each column without an order of its own keeps that of arrival.

    Arriving rows are inserted at the end and then moved to their places: two signals, whatever the
    order. A filter resets the model. Views keep selection and position by IDENTITY_ROLE.
    """

    def __init__(
        self, columns: Sequence[Column[Any]], rules: RowRules[T], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, parent)
        self._rules = rules
        self._keys = tuple(column.sort or _by_arrival for column in self.columns)
        in_use = [place for place, column in enumerate(self.columns) if not column.is_extra]
        self.store: RowStore[T] = RowStore(rules, self._keys, in_use)
        self._visible: list[int] = []
        self._arrived: list[int] = []  # in the store, not yet in the table
        self._is_stale = False  # rows changed, and may have to move
        self.sort_column = 0
        self.sort_descending = False

    # What Qt asks.

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """How many rows the filter lets through."""
        return 0 if parent.isValid() else len(self._visible)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; nothing where there is none, as Qt asks for without a sort mark."""
        descending = order == Qt.SortOrder.DescendingOrder
        if not 0 <= column < len(self.columns) or (column, descending) == (
            self.sort_column,
            self.sort_descending,
        ):
            return
        self.show_arrived()
        self.sort_column, self.sort_descending = column, descending
        self._rearrange(self._arranged())

    # What presenters and views ask.

    def row_at(self, position: int) -> object:
        return self.store.rows[self._visible[position]]

    def identity_at(self, position: int) -> str:
        return self._rules.identity(self.store.rows[self._visible[position]])

    def position_of(self, identity: str) -> int:
        """The row's position in the table; -1 where it is unknown or filtered out."""
        return self._position(self.store.number(identity))

    def identity_of(self, row: T) -> str:
        """What distinguishes the row from all others."""
        return self._rules.identity(row)

    def knows(self, identity: str) -> bool:
        """Whether there is such a row, in the table or filtered out."""
        return self.store.number(identity) is not None

    def put(self, rows: Iterable[T], *, show: bool = True) -> None:
        """Take rows in; those that are here already are updated in place.

        With `show` False new rows wait for `show_arrived`, which costs views a repaint.
        """
        taken = self.store.put(rows)
        if taken.moved or (taken.changed and self.store.terms):
            self._reset()  # rows that were here already may have come or gone
            return
        self._arrived += taken.new
        self._is_stale = self._is_stale or bool(taken.changed)
        if show:
            self.show_arrived()
        self._tell_changed(taken.changed)

    def show_arrived(self) -> None:
        """Give every row its place in the table."""
        if self._arrived or self._is_stale:
            arrived, self._arrived, self._is_stale = self._arrived, [], False
            self._append([number for number in arrived if self.store.lets_through(number)])
            self._rearrange(self._arranged())

    def drop(self, identities: Iterable[str]) -> None:
        self.show_arrived()
        gone = self.store.drop(identities)
        if gone:
            self._remove([at for at, number in enumerate(self._visible) if number in gone])

    def filter_by(self, typed: str) -> None:
        """Show only rows that have every word typed."""
        if self.store.filter_by(typed):
            self._reset()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by the column of this key."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sort(self.place_of(key), order)

    def clear(self) -> None:
        """Forget every row; the filter and the sorting stay."""
        typed = " ".join(self.store.terms)
        self.beginResetModel()
        self.store = RowStore(self._rules, self._keys, self.store.columns_in_use)
        self.store.filter_by(typed)
        self._visible, self._arrived, self._is_stale = [], [], False
        self.endResetModel()

    # How the table changes; `_arranged` is what it should be.

    def _arranged(self) -> list[int]:
        return self.store.visible(self.sort_column, descending=self.sort_descending)

    def _position(self, number: int | None) -> int:
        try:
            return self._visible.index(number) if number is not None else -1
        except ValueError:
            return -1

    def _reset(self) -> None:
        self.beginResetModel()
        self._visible, self._arrived, self._is_stale = self._arranged(), [], False
        self.endResetModel()

    def _append(self, numbers: list[int]) -> None:
        if numbers:
            first = len(self._visible)
            self.beginInsertRows(QModelIndex(), first, first + len(numbers) - 1)
            self._visible += numbers
            self.endInsertRows()

    def _rearrange(self, arranged: list[int]) -> None:
        """Bring the same rows into another order."""
        if arranged == self._visible:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        numbers = [self._visible[index.row()] for index in before]
        self._visible = arranged
        places = {number: arranged.index(number) for number in set(numbers)}
        after = [self.index(places[n], index.column()) for n, index in zip(numbers, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _remove(self, positions: list[int]) -> None:
        """Take the rows at these ascending positions out of the table."""
        runs = [
            [at for _, at in run] for _, run in groupby(enumerate(positions), lambda pair: pair[1] - pair[0])
        ]
        if len(runs) > _FEW:
            self._reset()
            return
        for run in reversed(runs):
            self.beginRemoveRows(QModelIndex(), run[0], run[-1])
            del self._visible[run[0] : run[-1] + 1]
            self.endRemoveRows()

    def _tell_changed(self, numbers: list[int]) -> None:
        if len(numbers) > _FEW:
            self._repaint(0, len(self._visible) - 1)
            return
        for position in map(self._position, numbers):
            if position >= 0:
                self._repaint(position)


def _by_arrival(_row: object) -> float:
    return 0.0
