"""The dialog of all profiles: what there is, what is wrong with it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.model.own_profiles import OwnKind
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry
from layerscope.accounts.rules.choosing import matching
from layerscope.desktop.accounts.editor.profiles_model import ProfilesModel
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import Line, MutedLabel, PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, side_button
from layerscope.desktop.widgets.field_buttons import offer_clearing
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.words.tips import tip
from layerscope.words.own_profiles import issue_text, own_loss_text

_LETTERS, _LINES = 165, 30


@guarded
class ProfilesDialog(QDialog):
    """Shows the catalogue. It does not block the window, whose account may change meanwhile.

    Signals: `add_asked(OwnKind)`, `import_asked`; with the chosen ProfileEntry `use_asked`, `edit_asked`,
    `duplicate_asked`, `delete_asked`, `test_asked`.
    """

    add_asked = Signal(object)
    import_asked = Signal()
    use_asked = Signal(object)
    edit_asked = Signal(object)
    duplicate_asked = Signal(object)
    delete_asked = Signal(object)
    test_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profilesDialog")
        self.setWindowTitle(self.tr("Profiles"))
        self.setModal(False)
        self._catalogue = Catalogue()
        self._model = ProfilesModel()
        self._filter = QLineEdit()
        self._filter.setObjectName("profilesFilter")
        self._filter.setAccessibleName(self.tr("Filter profiles"))
        self._filter.setPlaceholderText(self.tr("Filter by name, account, role or region"))
        offer_clearing(self._filter)
        self._empty = MutedLabel()
        self._empty.setObjectName("profilesEmpty")
        self._warning = _card("profilesWarning")
        self._problems = _card("profileProblems")
        self.view = self._new_view(theme)
        self._new_buttons()
        self._lay_out()
        self._filter.textChanged.connect(self._show_rows)
        self._fit()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the columns in any font."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _LETTERS, metrics.height() * _LINES)

    def show_catalogue(self, catalogue: Catalogue, present: str = "") -> None:
        """Show these profiles, `present` as the one in use; the choice stays where its profile still is."""
        self._catalogue = catalogue
        self._model.mark(present, catalogue.marks)
        told = [issue_text(issue) for issue in catalogue.file_problems]
        if catalogue.own_loss is not None:
            told.insert(0, own_loss_text(catalogue.own_loss))
        _fill(self._warning, "\n".join(told))
        self._show_rows()

    def select(self, name: str, *, is_own: bool) -> None:
        row = self._model.position_of((name, is_own))
        if row >= 0:
            self.view.selectRow(row)

    def _show_rows(self) -> None:
        chosen = self._chosen()
        text = self._filter.text()
        found = {id(profile) for profile in matching(self._catalogue.profiles, text)}
        self._model.fill(tuple(each for each in self._catalogue.entries if id(each.profile) in found))
        if chosen is not None:
            self.select(chosen.profile.name, is_own=chosen.profile.is_own)
        if self._chosen() is None and self._model.rowCount():
            self.view.selectRow(0)
        self._empty.setVisible(not self._model.rowCount())
        self._empty.setText(self._why_empty(text))
        self._fit()

    def _why_empty(self, text: str) -> str:
        if self._catalogue.entries:
            return self.tr("No profile matches “{text}”.").format(text=text.strip())
        return self.tr("No profiles yet. Add one or import keys.")

    def _chosen(self) -> ProfileEntry | None:
        row = self.view.currentIndex().row()
        return self._model.row_at(row) if row >= 0 else None

    def _fit(self) -> None:
        """Let the buttons and the problems fit the chosen profile."""
        entry = self._chosen()
        is_own = entry is not None and entry.profile.is_own
        for button in (self._use, self._duplicate, self._test):
            button.setEnabled(entry is not None)
        for button in (self._edit, self._delete):
            button.setEnabled(is_own)
            read_only = self.tr("Profiles from AWS files are read-only here. Duplicate one to edit a copy.")
            button.setToolTip(tip("" if is_own or entry is None else read_only))
        problems = entry.problems if entry is not None else ()
        _fill(self._problems, "\n".join(map(issue_text, problems)))

    def _new_view(self, theme: Theme) -> RowTable:
        view = RowTable(theme, self)
        view.setObjectName("profilesTable")
        view.setAccessibleName(self.tr("Profiles"))
        view.setModel(self._model)
        view.selectionModel().currentRowChanged.connect(self._fit)
        view.activated.connect(lambda _index: self._emit(self.use_asked))
        return view

    def _new_buttons(self) -> None:
        self._use = PrimaryButton(self.tr("Use"))
        self._use.setObjectName("useProfile")
        self._use.setAccessibleName(self._use.text())
        self._use.setAutoDefault(False)
        self._add = side_button("addProfile", self.tr("Add…"))
        self._add.setText(f"{self._add.text()} ▾")  # it opens a menu
        self._edit = side_button("editProfile", self.tr("Edit…"))
        self._duplicate = side_button("duplicateProfile", self.tr("Duplicate…"))
        self._delete = side_button("deleteProfile", self.tr("Delete…"))
        self._test = side_button("testProfile", self.tr("Test…"))
        self._import = side_button("importKeys", self.tr("Import keys…"))
        self._close = side_button("closeProfiles", self.tr("Close"))
        menu = QMenu(self._add)
        for kind, text in (
            (OwnKind.KEYS, self.tr("With access keys…")),
            (OwnKind.ROLE, self.tr("With a role…")),
            (OwnKind.SSO, self.tr("With an SSO account…")),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, kind=kind: self.add_asked.emit(kind))
        self._add.setMenu(menu)
        for button, signal in (
            (self._use, self.use_asked),
            (self._edit, self.edit_asked),
            (self._duplicate, self.duplicate_asked),
            (self._delete, self.delete_asked),
            (self._test, self.test_asked),
        ):
            button.clicked.connect(lambda _on=False, signal=signal: self._emit(signal))
        self._import.clicked.connect(self.import_asked)
        self._close.clicked.connect(self.close)

    def _emit(self, signal: SignalInstance) -> None:
        entry = self._chosen()
        if entry is not None:
            signal.emit(entry)

    def _lay_out(self) -> None:
        of_one, of_all = QWidget(), QHBoxLayout()
        row = FlowLayout(of_one)
        for button in (self._use, self._test, self._edit, self._duplicate, self._delete):
            row.addWidget(button)
        of_all.addWidget(self._add)
        of_all.addWidget(self._import)
        of_all.addStretch(1)
        of_all.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        for part in (self._warning, self._filter, self._empty):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._problems)
        layout.addWidget(of_one)
        layout.addWidget(Line())
        layout.addLayout(of_all)


def _card(name: str) -> MessageCard:
    card = MessageCard(name)
    card.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return card


def _fill(card: MessageCard, text: str) -> None:
    card.label.setText(text)
    card.setVisible(bool(text))
