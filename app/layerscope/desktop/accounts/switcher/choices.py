"""The rows that a profile is chosen from: name, account, role, region, with the profile's colour."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.accounts.rules.choosing import matching, ordered
from layerscope.desktop.tables.cell_painter import colour
from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.tables.delegates import CellDelegate

Index = QModelIndex | QPersistentModelIndex
PROFILE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COLOUR_ROLE = int(Qt.ItemDataRole.UserRole) + 2
DEFAULT_CHAIN = Profile("")  # which has no name of its own
_BAR_PX, _BAR_GAP_PX = 3, 3


class Column(IntEnum):
    """The list's columns, left to right."""

    NAME = 0
    ACCOUNT = 1
    ROLE = 2
    REGION = 3


class ChoicesModel(QAbstractTableModel):
    """The profiles that match, the last used first; PROFILE_ROLE gives the Profile, COLOUR_ROLE a colour."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Profile, ...] = ()
        self._rows: tuple[Profile, ...] = ()
        self._present = ""

    def fill(self, profiles: Iterable[Profile], last_used: tuple[str, ...], present: str) -> None:
        """Offer these and the default chain; `present` is marked as the one in use."""
        self._present = present
        self._all = ordered((DEFAULT_CHAIN, *profiles), last_used)
        self.filter("")

    def filter(self, text: str) -> None:
        """Keep the rows in which every word is found."""
        self.beginResetModel()
        self._rows = self._matching(text)
        self.endResetModel()

    def profile(self, row: int) -> Profile | None:
        """The profile of a row; None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def describe(self, row: int) -> str:
        """The row in one line, for screen readers."""
        return " ".join(filter(None, (self._text(self._rows[row], column) for column in Column)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many match."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        profile, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(profile, column)
        if role == CELL_ROLE:
            return self._cell(profile, column)
        if role == PROFILE_ROLE:
            return profile
        return profile.colour if role == COLOUR_ROLE else None

    def _cell(self, profile: Profile, column: Column) -> Cell:
        if column is not Column.NAME:
            return Cell(self._text(profile, column), is_muted=True)
        note = self.tr("in use") if profile.name == self._present else ""
        return Cell(self._text(profile, column), note=note)

    def _text(self, profile: Profile, column: Column) -> str:
        if column is Column.NAME:
            return profile.name or self.tr("Environment's default chain")
        if column is Column.ACCOUNT:
            return profile.registry_id or profile.account_id
        return profile.role if column is Column.ROLE else profile.region

    def _matching(self, text: str) -> tuple[Profile, ...]:
        found = matching(self._all, text)
        words = text.casefold().split()
        title = self._text(DEFAULT_CHAIN, Column.NAME).casefold()
        if words and DEFAULT_CHAIN not in found and all(word in title for word in words):
            return (*found, DEFAULT_CHAIN)
        return found


class ProfileDelegate(CellDelegate):
    """Paints cells, and the profile's colour as a bar at the row's beginning."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, then the bar."""
        super().paint(painter, option, index)
        name = index.data(COLOUR_ROLE)
        if index.column() == 0 and name:
            painter.fillRect(bar_in(option.rect, option.direction), colour(name))


def bar_in(rect: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Where a profile's colour stands in a row or button."""
    left = rect.left()
    if direction == Qt.LayoutDirection.RightToLeft:
        left = rect.right() - _BAR_PX + 1
    return QRect(left, rect.top() + _BAR_GAP_PX, _BAR_PX, rect.height() - 2 * _BAR_GAP_PX)


def account_of(profile: Profile) -> Account:
    """The account that a row stands for."""
    return profile.account if profile.name else Account()
