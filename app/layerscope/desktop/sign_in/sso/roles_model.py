"""The roles that a sign-in allows, as rows to tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from layerscope.accounts.rules.sso.grants import Grant
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.table_model import Index

GrantKey = tuple[str, str]


@guarded
class RolesModel(ListModel[Grant]):
    """A row a grant, in the order in which they came; those that own profiles have already cannot be ticked.

    `kept` are the names of such profiles by their grants. The first column has the ticks.
    Signals: `ticked`: other rows are ticked than before.
    """

    ticked = Signal()

    def __init__(self, kept: Mapping[GrantKey, str], parent: QObject | None = None) -> None:
        super().__init__(_columns(kept), lambda grant: grant.key, parent)
        self._kept = kept
        self._ticked: set[GrantKey] = set()

    def chosen(self) -> tuple[Grant, ...]:
        """The grants that are ticked."""
        return tuple(grant for grant in self.rows if grant.key in self._ticked)

    def is_kept(self, grant: Grant) -> bool:
        """Whether an own profile has it already."""
        return grant.key in self._kept

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick these rows, or none of them any more; those that cannot be ticked are passed over."""
        keys = {self.row_at(row).key for row in rows} - set(self._kept)
        self._ticked = self._ticked | keys if on else self._ticked - keys
        if self.rowCount():
            self._repaint(0, self.rowCount() - 1)
        self.ticked.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; the first column's tick."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            key = self.row_at(index.row()).key
            is_on = key in self._ticked or key in self._kept
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if self.row_at(index.row()).key in self._kept:
            return False
        self.tick([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is kept already is greyed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index.row()).key in self._kept:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def key_of(self, row: int) -> GrantKey:
        """What tells the row's grant from others."""
        return self.row_at(row).key

    def text_of(self, row: int) -> str:
        """What the filter looks into: account, id and role."""
        grant = self.row_at(row)
        return " ".join(column.text(grant) for column in self.columns[:-1])


def _columns(kept: Mapping[GrantKey, str]) -> tuple[Column[Grant], ...]:
    translate = QCoreApplication.translate
    return (
        Column(
            "account",
            translate("RolesModel", "Account"),
            lambda grant: grant.account.name or grant.account.account_id,
            tip=lambda grant: grant.account.email or None,
        ),
        Column("account_id", translate("RolesModel", "Account ID"), lambda grant: grant.account.account_id),
        Column("role", translate("RolesModel", "Role"), lambda grant: grant.role.name),
        Column(
            "own_profile",
            translate("RolesModel", "Layerscope profile"),
            lambda grant: kept.get(grant.key, ""),
        ),
    )
