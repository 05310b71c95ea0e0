"""Picks accounts and roles that a sign-in allows, several at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.rules.sso.grants import Grant
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.sign_in.sso.roles_model import RolesModel
from layerscope.desktop.tables.filter_terms import terms_of
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.region_choice import RegionChoice
from layerscope.desktop.widgets.toggles import TickDelegate

_ROWS = 9  # to be seen at once, at least


class RolesPage(QWidget):
    """The roles as they come, a filter, and the region that the new profiles get.

    Attributes: `model`, `region`. Signals: `changed`, when something else is picked.
    """

    changed = Signal()

    def __init__(
        self, model: RolesModel, regions: Iterable[str], region: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._shown = _Filtered(model, self)
        self._told = note("ssoRolesTold")
        self._filter = FilterField()
        self._filter.setObjectName("ssoRoleFilter")
        self._filter.setAccessibleName(self.tr("Filter accounts and roles"))
        self._filter.setPlaceholderText(self.tr("Account, ID or role…"))
        self._view = _RolesView()
        self._region = RegionChoice("ssoProfileRegion")
        self._region.setAccessibleName(self.tr("Region of the new profiles"))
        self._region.offer(regions, region)
        self._all = side_button("tickAllRoles", self.tr("Select all shown"))
        self._none = side_button("untickAllRoles", self.tr("Clear selection"))
        self._set_up_view()
        self._lay_out()
        self._connect()

    @property
    def region(self) -> str:
        return self._region.region()

    def picked(self) -> tuple[Grant, ...]:
        """What is ticked; where nothing is, the one row that is chosen."""
        if ticked := self.model.chosen():
            return ticked
        index = self._view.currentIndex()
        grant = self.model.row_at(self._shown.mapToSource(index).row()) if index.isValid() else None
        return (grant,) if grant is not None and not self.model.is_kept(grant) else ()

    def say(self, text: str) -> None:
        """Show how far the reading is, or its result."""
        self._told.setText(text)

    def focus_list(self) -> None:
        self._view.setFocus()

    def _on_filter_text_changed(self, text: str) -> None:
        self._shown.filter_by(text)

    def _tick_shown(self) -> None:
        rows = range(self._shown.rowCount())
        self.model.tick((self._shown.mapToSource(self._shown.index(row, 0)).row() for row in rows), on=True)

    def _set_up_view(self) -> None:
        view = self._view
        view.setObjectName("ssoRoles")
        view.setAccessibleName(self.tr("Accounts and roles"))
        view.setModel(self._shown)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        view.setMinimumHeight(view.verticalHeader().defaultSectionSize() * _ROWS)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._filter, 1)
        top.addWidget(self._all)
        top.addWidget(self._none)
        bottom = QHBoxLayout()
        label = PlainLabel(self.tr("Region of the new profiles"))
        label.setBuddy(self._region)
        bottom.addWidget(label)
        bottom.addWidget(self._region)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._told)
        layout.addLayout(top)
        layout.addWidget(self._view, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._on_filter_text_changed)
        self._filter.left.connect(self.focus_list)
        self._all.clicked.connect(self._tick_shown)
        self._none.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), on=False))
        self.model.ticked.connect(self.changed)
        self._region.editTextChanged.connect(self.changed)
        self._view.toggled.connect(self._toggle)
        self._view.selectionModel().currentRowChanged.connect(lambda *_: self.changed.emit())
        self._shown.rowsInserted.connect(self._choose_first)

    def _choose_first(self) -> None:
        if not self._view.currentIndex().isValid() and self._shown.rowCount():
            self._view.selectRow(0)

    def _toggle(self) -> None:
        """Tick the selected rows, or untick them where all are ticked."""
        selection: QItemSelectionModel = self._view.selectionModel()
        rows = [self._shown.mapToSource(index).row() for index in selection.selectedRows()]
        chosen = {grant.key for grant in self.model.chosen()}
        self.model.tick(rows, on=not all(self.model.key_of(row) in chosen for row in rows))


@guarded
class _RolesView(QTableView):
    """Whole rows; Space ticks all that are selected. Signal: `toggled`."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegate(TickDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space toggles every selected row."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


@guarded
class _Filtered(QSortFilterProxyModel):
    """The rows with every word of what was typed, in account, id or role."""

    def __init__(self, model: RolesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._roles = model
        self._terms: tuple[str, ...] = ()
        self.setSourceModel(model)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    def filter_by(self, text: str) -> None:
        self.beginResetModel()
        self._terms = terms_of(text)
        self.endResetModel()

    def filterAcceptsRow(self, row: int, _parent: object) -> bool:  # noqa: N802 - Qt's name
        text = self._roles.text_of(row).lower()
        return all(term in text for term in self._terms)
