"""The table of profiles: what each is, and whether anything is wrong with it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from layerscope.accounts.model.profiles import Profile, ProfileKind
from layerscope.accounts.profiles.catalogue import ProfileEntry
from layerscope.desktop.accounts.colours import colour_name
from layerscope.desktop.accounts.switcher.choices import COLOUR_ROLE
from layerscope.desktop.tables.cells import CELL_ROLE, Cell, Pill
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.words.form import QT_TRANSLATE_NOOP
from layerscope.desktop.words.plurals import Plural

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_KINDS = {
    ProfileKind.KEYS: QT_TRANSLATE_NOOP("ProfileKind", "Access keys"),
    ProfileKind.ASSUME_ROLE: QT_TRANSLATE_NOOP("ProfileKind", "Role"),
    ProfileKind.SSO: QT_TRANSLATE_NOOP("ProfileKind", "SSO"),
    ProfileKind.WEB_IDENTITY: QT_TRANSLATE_NOOP("ProfileKind", "Web identity"),
    ProfileKind.LOGIN: QT_TRANSLATE_NOOP("ProfileKind", "aws login"),
    ProfileKind.PROCESS: QT_TRANSLATE_NOOP("ProfileKind", "Process"),
    ProfileKind.OTHER: QT_TRANSLATE_NOOP("ProfileKind", "Other"),
}


class Column(IntEnum):
    """The table's columns, left to right."""

    NAME = 0
    FROM = 1
    KIND = 2
    ACCOUNT = 3
    ROLE = 4
    REGION = 5
    STATE = 6


class ProfilesModel(QAbstractTableModel):
    """The profiles that are shown; ENTRY_ROLE gives the catalogue's ProfileEntry."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ProfileEntry, ...] = ()

    def fill(self, entries: tuple[ProfileEntry, ...]) -> None:
        """Show these, in their order."""
        if entries == self._rows:
            return
        self.beginResetModel()
        self._rows = entries
        self.endResetModel()

    def entry(self, row: int) -> ProfileEntry | None:
        """The entry of a row; None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, name: str, *, is_own: bool) -> int:
        """The row of a profile; -1 where it is not shown."""
        wanted = (name, is_own)
        found = (
            row for row, each in enumerate(self._rows) if (each.profile.name, each.profile.is_own) == wanted
        )
        return next(found, -1)

    def origin_text(self, *, is_own: bool) -> str:
        """Where a profile is from."""
        return self.tr("Layerscope") if is_own else self.tr("AWS files")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [
            self.tr("Name"),
            self.tr("From"),
            self.tr("Kind"),
            self.tr("Account"),
            self.tr("Role"),
            self.tr("Region"),
            self.tr("State"),
        ][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        entry, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == CELL_ROLE:
            return self._cell(entry, column)
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entry, column)
        return entry.profile.colour if role == COLOUR_ROLE else None

    def _tip(self, entry: ProfileEntry, column: Column) -> str | None:
        profile = entry.profile
        if column is Column.ROLE and profile.session_name:
            return self.tr("Role {role}, with the session name {name}").format(
                role=profile.role, name=profile.session_name
            )
        if column is not Column.NAME or not profile.colour:
            return None
        return self.tr("Colour: {name}").format(name=colour_name(profile.colour))

    def _cell(self, entry: ProfileEntry, column: Column) -> Cell:
        text = self._text(entry, column)
        if column is Column.STATE and entry.problems:
            return Cell(pill=Pill(text, Tone.WARN))
        return Cell(text, is_muted=column is not Column.NAME)

    def _text(self, entry: ProfileEntry, column: Column) -> str:
        profile = entry.profile
        if column is Column.STATE:
            count = len(entry.problems)
            return Plural.tr("%Ln problems", "", count) if count else ""
        return (
            profile.name,
            self.origin_text(is_own=profile.is_own),
            kind_text(profile.kind),
            profile.registry_id or profile.account_id,
            _role_text(profile),
            profile.region,
        )[column]


def _role_text(profile: Profile) -> str:
    """The role with its session's name, as the session's ARN has them."""
    return f"{profile.role}/{profile.session_name}" if profile.session_name else profile.role


def kind_text(kind: ProfileKind) -> str:
    """What a profile's kind is called."""
    return QCoreApplication.translate("ProfileKind", _KINDS[kind])
