"""The dialog that asks in which format several images are to be exported, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.export.job import form_name
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import MutedLabel, PrimaryButton, TitleLabel
from layerscope.desktop.widgets.boxes import ask_folder
from layerscope.desktop.widgets.dialogs import accept_or_cancel, side_button
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.toggles import Choices
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.words.plurals import Plural


@guarded
class SeveralExportsDialog(QDialog):
    """Asks once; Enter starts, Esc leaves it.

    Signals: `chosen(ExportFormat, Path)`; `finished`, Qt's own.
    """

    chosen = Signal(object, object)

    def __init__(self, count: int, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportImages")
        self.setWindowTitle(self.tr("Export images"))
        self._heading = TitleLabel(Plural.tr("%Ln images", "", count))
        self.form = Choices()
        self.form.setObjectName("exportFormat")
        self.form.setAccessibleName(self.tr("Format"))
        for form in ExportFormat:
            self.form.addItem(form_name(form), form.value)
        self.folder = QLineEdit(str(folder))
        self.folder.setObjectName("exportFolder")
        self.folder.setAccessibleName(self.tr("Folder"))
        self._browse = side_button("exportBrowse", self.tr("Browse…"))
        self._hint = MutedLabel("")
        self._hint.setWordWrap(True)
        self._start = PrimaryButton(self.tr("Export"))
        self._start.setObjectName("exportStart")
        self._lay_out()
        self._start.setDefault(True)
        self.form.currentIndexChanged.connect(self._show)
        self.folder.textChanged.connect(self._show)
        self._browse.clicked.connect(self._ask_folder)
        self._show()

    def accept(self) -> None:
        """Hand on the choice, where the folder is one."""
        if self._start.isEnabled():
            self.chosen.emit(self._form, self._folder)
            super().accept()

    @property
    def _form(self) -> ExportFormat:
        return ExportFormat(self.form.currentData())

    @property
    def _folder(self) -> Path:
        return Path(self.folder.text()).expanduser()

    def _show(self, *_: object) -> None:
        self._start.setEnabled(self._folder.is_absolute())
        if self._form is ExportFormat.DOCKER_ARCHIVE:
            text = self.tr("One file for each image; of an index, the platform it opens on.")
        else:
            text = self.tr("One export for each image; an index with all of its platforms.")
        foreign = self.tr("Foreign layers are skipped.")
        self._hint.setText(f"{text} {foreign}")

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Export into"), self.folder.text(), self.folder.setText)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, field in enumerate((self.form, self.folder)):
            label = PlainLabel(field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._browse, 1, 2)
        self.folder.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._heading)
        layout.addLayout(grid)
        layout.addWidget(self._hint)
        layout.addWidget(accept_or_cancel(self, self._start))
