"""Tells of the transfers' rows: of each change, or once of all that are made together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from layerscope.desktop.transfers.row import TransferRow


class RowAnnouncer(QObject):
    """The rows, by their numbers, and who hears of them.

    Signals: `rows_added(tuple)` of TransferRows, `row_changed(TransferRow)`, `row_removed(int)` with its
    number; `settled(bool)` after all that changed together, true for more than progress; `list_changed()`
    whenever what a restart should find has changed.
    """

    rows_added = Signal(object)
    row_changed = Signal(object)
    row_removed = Signal(int)
    settled = Signal(bool)
    list_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, TransferRow] = {}
        self._gathering = 0  # how many blocks gather what changes, to tell it once
        self._added: dict[int, None] = {}  # by number, in their order: those that nobody was told of
        self._is_list_changed = self._is_more_than_progress = False

    def _put(self, row: TransferRow) -> None:
        """List a new row."""
        self._rows[row.number] = row
        self._added[row.number] = None
        self._tell(is_list_changed=True)

    def _change(self, row: TransferRow) -> None:
        is_more = self._rows[row.number].stage is not row.stage
        self._rows[row.number] = row
        if row.number not in self._added:
            self.row_changed.emit(row)
        self._tell(is_more=is_more)

    @contextlib.contextmanager
    def _gathered(self) -> Iterator[None]:
        self._gathering += 1
        try:
            yield
        finally:
            self._gathering -= 1
            if not self._gathering:
                self._announce()

    def _tell(self, *, is_list_changed: bool = False, is_more: bool = True) -> None:
        self._is_list_changed |= is_list_changed
        self._is_more_than_progress |= is_more
        if not self._gathering:
            self._announce()

    def _announce(self) -> None:
        added, self._added = self._added, {}
        if added:
            self.rows_added.emit(tuple(self._rows[number] for number in added if number in self._rows))
        is_list_changed, self._is_list_changed = self._is_list_changed, False
        is_more, self._is_more_than_progress = self._is_more_than_progress, False
        self.settled.emit(is_more)
        if is_list_changed:
            self.list_changed.emit()
