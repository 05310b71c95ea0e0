"""The roles that a sign-in allows, as rows to tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from layerscope.accounts.rules.sso.grants import Grant

Index = QModelIndex | QPersistentModelIndex

ACCOUNT, ACCOUNT_ID, ROLE, PROFILE = range(4)
_NO_PARENT = QModelIndex()


class RolesModel(QAbstractTableModel):
    """A row a grant, in the order in which they came; those that own profiles have already cannot be ticked.

    Signals: `ticked`: other rows are ticked than before.
    """

    ticked = Signal()

    def __init__(self, kept: Mapping[tuple[str, str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._grants: list[Grant] = []
        self._ticked: set[tuple[str, str]] = set()
        self._headings = (
            self.tr("Account"),
            self.tr("Account id"),
            self.tr("Role"),
            self.tr("Own profile"),
        )

    def add(self, grants: Iterable[Grant]) -> None:
        """Show these as well."""
        new = list(grants)
        if not new:
            return
        first = len(self._grants)
        self.beginInsertRows(_NO_PARENT, first, first + len(new) - 1)
        self._grants += new
        self.endInsertRows()

    def chosen(self) -> tuple[Grant, ...]:
        """The grants that are ticked."""
        return tuple(grant for grant in self._grants if grant.key in self._ticked)

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick these rows, or none of them any more; those that cannot be ticked are passed over."""
        keys = {self._grants[row].key for row in rows} - set(self._kept)
        self._ticked = self._ticked | keys if on else self._ticked - keys
        if self._grants:
            last = self.index(len(self._grants) - 1, PROFILE)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """How many grants there are."""
        return 0 if parent.isValid() else len(self._grants)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """Account, its id, role, and the profile that there is already."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; the first column's tick."""
        if not index.isValid():
            return None
        grant = self._grants[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(grant, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == ACCOUNT:
            return grant.account.email or None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == ACCOUNT:
            is_on = grant.key in self._ticked or grant.key in self._kept
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if self._grants[index.row()].key in self._kept:
            return False
        self.tick([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is kept already is greyed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._grants[index.row()].key in self._kept:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ACCOUNT else flags

    def key_of(self, row: int) -> tuple[str, str]:
        """What tells the row's grant from others."""
        return self._grants[row].key

    def text_of(self, row: int) -> str:
        """What the filter looks into."""
        return " ".join(self._text(self._grants[row], column) for column in (ACCOUNT, ACCOUNT_ID, ROLE))

    def _text(self, grant: Grant, column: int) -> str:
        return (
            grant.account.name or grant.account.account_id,
            grant.account.account_id,
            grant.role.name,
            self._kept.get(grant.key, ""),
        )[column]
