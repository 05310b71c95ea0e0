"""The rows that a profile is chosen from: name, account, role, region, with the profile's colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.model.profiles import Profile
from layerscope.accounts.rules.choosing import matching, ordered
from layerscope.desktop.accounts.editor.profiles_model import kind_text
from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.words.tones import MARK_TONES
from layerscope.words.profile_marks import mark_text

DEFAULT_CHAIN = Profile("")  # which has no name of its own


class ChoicesModel(ListModel[Profile]):
    """The profiles that match, the last used first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self._described(), lambda profile: profile.name, parent)
        self._all: tuple[Profile, ...] = ()
        self._present = ""
        self._marks: Mapping[str, ProfileMark] = {}

    def offer(
        self,
        profiles: Iterable[Profile],
        last_used: tuple[str, ...],
        present: str,
        marks: Mapping[str, ProfileMark] | None = None,
    ) -> None:
        """Offer these and the default chain; `present` is marked as the one in use."""
        self._present = present
        self._marks = marks or {}
        self._all = ordered((DEFAULT_CHAIN, *profiles), last_used)
        self.fill(())
        self.filter("")

    def filter(self, text: str) -> None:
        """Keep the rows in which every word is found."""
        self.fill(self._matching(text))

    def profile(self, row: int) -> Profile | None:
        """The profile of a row; None where there is no such row."""
        return self.row_at(row) if 0 <= row < self.rowCount() else None

    def describe(self, row: int) -> str:
        """The row in one line, for screen readers."""
        profile = self.row_at(row)
        return " ".join(filter(None, (column.text(profile) for column in self.columns)))

    def _described(self) -> tuple[Column[Profile], ...]:
        return (
            Column("name", "", _title, cell=self._name_cell, letters=42),
            Column(
                "mark", "", self._mark_text, cell=self._mark_cell, samples=tuple(map(_mark_cell, ProfileMark))
            ),
            _quiet_column("kind", lambda profile: kind_text(profile.kind) if profile.name else "", 13),
            _quiet_column("account", lambda profile: profile.registry_id or profile.account_id, 19),
            _quiet_column("role", lambda profile: profile.role, 28),
            _quiet_column("region", lambda profile: profile.region, 19),
        )

    def _name_cell(self, profile: Profile) -> Cell:
        is_present = profile.name == self._present
        used = QCoreApplication.translate("ChoicesModel", "in use")
        return Cell(_title(profile), note=used if is_present else "", stripe=profile.colour)

    def _mark_text(self, profile: Profile) -> str:
        return mark_text(self._marks.get(profile.name))

    def _mark_cell(self, profile: Profile) -> Cell:
        return _mark_cell(self._marks.get(profile.name))

    def _matching(self, text: str) -> tuple[Profile, ...]:
        found = matching(self._all, text)
        terms = text.casefold().split()
        title = _title(DEFAULT_CHAIN).casefold()
        if terms and DEFAULT_CHAIN not in found and all(term in title for term in terms):
            return (*found, DEFAULT_CHAIN)
        return found


def _title(profile: Profile) -> str:
    return profile.name or QCoreApplication.translate("ChoicesModel", "Default credential chain")


def _quiet_column(key: str, text: Callable[[Profile], str], letters: int) -> Column[Profile]:
    return Column(key, "", text, cell=lambda profile: Cell(text(profile), is_muted=True), letters=letters)


def _mark_cell(mark: ProfileMark | None) -> Cell:
    return Cell(pill=Pill(mark_text(mark), MARK_TONES[mark])) if mark is not None else Cell()
