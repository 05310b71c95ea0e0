"""The dialog that asks how files of an image are to be saved and where to, and tells what that costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from layerscope.contents.saving.wanted import LinkForm, Saving, SavingForm
from layerscope.desktop.contents.saving.job import SavedAs, form_name, saving_title
from layerscope.desktop.contents.saving.naming import suggested_name
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import ElidedTitle, MutedLabel, PrimaryButton
from layerscope.desktop.widgets.boxes import ask_folder
from layerscope.desktop.widgets.dialogs import accept_or_cancel
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.toggles import CheckBox, Choices
from layerscope.text.file_names import is_safe
from layerscope.words import formats
from layerscope.words.outside import line
from layerscope.words.plurals import Plural

_NAME_LETTERS = 44
W = TypeVar("W", bound=QWidget)


@guarded
class SavingDialog(QDialog):
    """Asks once; Enter starts, Esc leaves it.

    Signals: `save_asked(Saving, SavedAs)`; `finished`, Qt's own.
    """

    save_asked = Signal(object, object)

    def __init__(self, saving: Saving, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saveFiles")
        self.setWindowTitle(self.tr("Save files"))
        self._saving = saving
        self._suggested = ""
        self.form = _named(Choices(), "saveFilesForm", self.tr("Format"))
        for form in SavingForm:
            self.form.addItem(line(form_name(form)), form.value)
        self.form.setCurrentIndex(list(SavingForm).index(saving.form))
        self.links = _named(Choices(), "saveFilesLinks", self.tr("Symlinks"))
        for link, text in self._link_texts().items():
            self.links.addItem(line(text), link.value)
        self.name = _named(QLineEdit(), "saveFilesName", self.tr("Name"))
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NAME_LETTERS)
        self.folder = _named(QLineEdit(str(folder)), "saveFilesFolder", self.tr("Folder"))
        self.browse = _named(QPushButton(self.tr("Browse…")), "saveFilesBrowse", self.tr("Browse…"))
        self.browse.setAutoDefault(False)
        self.executable = _named(CheckBox(self.tr("Keep programs executable")), "saveFilesExecutable", "")
        self._start = _named(PrimaryButton(self.tr("Save")), "saveFilesStart", "")
        self._start.setDefault(True)
        self._lay_out()
        self.form.currentIndexChanged.connect(self._on_form_chosen)
        self.browse.clicked.connect(self._browse)
        for field in (self.name, self.folder):
            field.textChanged.connect(self._show)
        self._on_form_chosen()

    def accept(self) -> None:
        """Hand on the choice, where it can be saved."""
        if self._start.isEnabled():
            place = SavedAs(Path(self.folder.text()).expanduser(), self.name.text().strip())
            self.save_asked.emit(self._chosen(), place)
            super().accept()

    def _chosen(self) -> Saving:
        return replace(
            self._saving,
            form=SavingForm(self.form.currentData()),
            links=LinkForm(self.links.currentData()),
            keeps_executable=self.executable.isChecked(),
        )

    def _on_form_chosen(self) -> None:
        """A tar has links and modes as they are."""
        saving = self._chosen()
        for field in (self.links, self.executable):
            field.setEnabled(saving.form is SavingForm.FOLDER)
        if self.name.text() == self._suggested:
            self._suggested = suggested_name(saving)
            self.name.setText(self._suggested)
        self._show()

    def _show(self) -> None:
        folder = Path(self.folder.text()).expanduser()
        self._start.setEnabled(folder.is_absolute() and is_safe(self.name.text().strip()))

    def _browse(self) -> None:
        ask_folder(self, self.tr("Save into"), self.folder.text(), self.folder.setText)

    def _link_texts(self) -> dict[LinkForm, str]:
        return {
            LinkForm.LINK: self.tr("As links where they stay inside, else as text"),
            LinkForm.TEXT: self.tr("As text files"),
            LinkForm.NONE: self.tr("Leave out"),
        }

    def _cost(self) -> str:
        count = Plural.tr("%Ln layers are read", "", len(self._saving.layers))
        return self.tr("{layers}, {size} to download, less what is on this computer.").format(
            layers=count, size=formats.size(self._saving.size_bytes)
        )

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        for row, field in enumerate((self.form, self.name, self.folder, self.links)):
            label = PlainLabel(field.accessibleName())
            label.setBuddy(field)
            fields.addWidget(label, row, 0)
            fields.addWidget(field, row, 1)
        fields.addWidget(self.browse, 2, 2)
        fields.addWidget(self.executable, 4, 1)
        cost = MutedLabel(self._cost())
        cost.setObjectName("saveFilesCost")
        cost.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(ElidedTitle(saving_title(self._saving)))
        layout.addLayout(fields)
        layout.addWidget(cost)
        layout.addWidget(accept_or_cancel(self, self._start))


def _named(widget: W, name: str, accessible: str) -> W:
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    return widget
