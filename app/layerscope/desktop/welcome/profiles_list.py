"""The profiles that were found, to use one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry
from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import PrimaryButton, TitleLabel
from layerscope.desktop.words.tones import MARK_TONES
from layerscope.words.profile_marks import mark_text
from layerscope.words.regions import region_label

MOST_ROWS = 6  # in sight; the rest scrolls


class ProfilesList(QWidget):
    """The last used first. Signal: `use_asked(Profile)`."""

    use_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marks: Mapping[str, ProfileMark] = {}
        self._model: ListModel[ProfileEntry] = ListModel(
            _columns(self._mark_of),
            lambda entry: (entry.profile.name, entry.profile.is_own),
        )
        self.view = RowTable(theme)
        self.view.setObjectName("welcomeProfiles")
        self.view.setAccessibleName(self.tr("Profiles found"))
        self.view.horizontalHeader().hide()
        self.view.setModel(self._model)
        self.use = PrimaryButton(self.tr("Use profile"))
        self.use.setObjectName("useFoundProfile")
        self.use.setAccessibleName(self.use.text())
        self.use.clicked.connect(lambda _checked=False: self._use())
        self.view.activated.connect(lambda _index: self._use())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(TitleLabel(self.tr("Profiles found")))
        layout.addWidget(self.view)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch(1)
        layout.addLayout(row)

    def show_profiles(self, catalogue: Catalogue, last_used: tuple[str, ...]) -> None:
        """Offer these; what is selected stays so."""
        place = {name: at for at, name in enumerate(last_used)}
        entries = sorted(
            catalogue.entries,
            key=lambda each: (place.get(each.profile.name, len(place)), each.profile.name.casefold()),
        )
        if self._marks != catalogue.marks:
            self._marks = catalogue.marks
            self._model.fill(())
        row = self.view.currentIndex().row()
        chosen = self._model.identity_at(row) if 0 <= row < self._model.rowCount() else None
        self._model.fill(entries)
        self.view.setFixedHeight(min(len(entries), MOST_ROWS) * self.view.row_height + 2)
        at = self._model.position_of(chosen) if chosen is not None else -1
        if entries:
            self.view.selectRow(max(at, 0))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose from."""
        return self._model.rowCount() == 0

    def _mark_of(self, name: str) -> ProfileMark | None:
        return self._marks.get(name)

    def _use(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < self._model.rowCount():
            self.use_asked.emit(self._model.row_at(row).profile)


def _columns(mark_of: Callable[[str], ProfileMark | None]) -> tuple[Column[ProfileEntry], ...]:
    def quiet(key: str, text: Callable[[ProfileEntry], str], letters: int) -> Column[ProfileEntry]:
        return Column(key, "", text, cell=lambda entry: Cell(text(entry), is_muted=True), letters=letters)

    return (
        Column("name", "", lambda entry: entry.profile.name),
        Column(
            "mark",
            "",
            lambda entry: mark_text(mark_of(entry.profile.name)),
            cell=lambda entry: _mark_cell(mark_of(entry.profile.name)),
            samples=tuple(map(_mark_cell, ProfileMark)),
        ),
        quiet("account", lambda entry: entry.profile.registry_id or entry.profile.account_id, 19),
        quiet("region", lambda entry: entry.profile.region and region_label(entry.profile.region), 36),
    )


def _mark_cell(mark: ProfileMark | None) -> Cell:
    return Cell(pill=Pill(mark_text(mark), MARK_TONES[mark])) if mark is not None else Cell()
