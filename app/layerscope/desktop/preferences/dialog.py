"""The settings that are more than a choice in a menu: where transfers go and how they run."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.widgets.basic import Section
from layerscope.desktop.widgets.toggles import CheckBox
from layerscope.transfers.rules.queue import LEAST_AT_ONCE, MOST_AT_ONCE

_MEGABYTE = 1_000_000  # as sizes are shown
_FASTEST_MB_S = 10_000.0
_FOLDER_LETTERS, _NUMBER_LETTERS = 44, 16


class SettingsDialog(QDialog):
    """Shows the settings; OK hands on what was changed, Esc nothing.

    Signals: `chosen(Settings)`: what was given, with the changes.
    """

    chosen = Signal(object)

    def __init__(self, settings: Settings, downloads: Path, parent: QWidget | None = None) -> None:
        """`downloads` is where transfers go now, by the settings or the system."""
        super().__init__(parent)
        self._settings = settings
        self._downloads = downloads
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        self._folder = QLineEdit(str(downloads))
        self._folder.setMinimumWidth(self._folder.fontMetrics().averageCharWidth() * _FOLDER_LETTERS)
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setAutoDefault(False)  # Enter is for OK
        self._choose.clicked.connect(self._ask_folder)
        self._at_once = QSpinBox()
        self._at_once.setRange(LEAST_AT_ONCE, MOST_AT_ONCE)
        self._at_once.setValue(settings.transfers_at_once)
        self._limit = QDoubleSpinBox()
        self._limit.setRange(0.0, _FASTEST_MB_S)
        self._limit.setDecimals(1)
        self._limit.setSingleStep(0.5)
        self._limit.setSuffix(" MB/s")
        self._limit.setSpecialValueText(self.tr("none"))  # for 0
        self._limit.setValue(settings.speed_limit_bytes_per_s / _MEGABYTE)
        for field in (self._at_once, self._limit):
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
            field.setMinimumHeight(self._choose.sizeHint().height())
        self._go_on = CheckBox(self.tr("Continue interrupted transfers at start"))
        self._go_on.setChecked(settings.continue_transfers)
        self._tar = CheckBox(self.tr("Also write a layer's decompressed tar, checked against its diffID"))
        self._tar.setChecked(settings.writes_tar)
        self._name_all()
        self._lay_out()

    def accept(self) -> None:
        """Hand on what stands in the fields."""
        folder = self._typed_folder()
        chosen = replace(
            self._settings,
            download_folder=self._settings.download_folder if Path(folder) == self._downloads else folder,
            transfers_at_once=self._at_once.value(),
            speed_limit_bytes_per_s=round(self._limit.value() * _MEGABYTE),
            continue_transfers=self._go_on.isChecked(),
            writes_tar=self._tar.isChecked(),
        )
        self.chosen.emit(chosen)
        super().accept()

    def _name_all(self) -> None:
        for name, field, accessible in (
            ("downloadFolder", self._folder, self.tr("Download folder")),
            ("chooseDownloadFolder", self._choose, self.tr("Choose the download folder")),
            ("transfersAtOnce", self._at_once, self.tr("Transfers at once")),
            ("speedLimit", self._limit, self.tr("Speed limit of all together")),
            ("continueTransfers", self._go_on, self._go_on.text()),
            ("writesTar", self._tar, self._tar.text()),
        ):
            field.setObjectName(name)
            field.setAccessibleName(accessible)

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.addWidget(self._folder, 1)
        folder.addWidget(self._choose)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.addRow(self.tr("Download folder"), folder)
        form.addRow(self.tr("Transfers at once"), self._at_once)
        form.addRow(self.tr("Speed limit of all together"), self._limit)
        form.addRow("", self._go_on)
        form.addRow("", self._tar)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        allowed = buttons.button(standard.Ok)
        self._folder.textChanged.connect(lambda _: allowed.setEnabled(self._is_folder_whole()))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(Section(self.tr("Transfers")))
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _typed_folder(self) -> str:
        """The folder, `~` resolved; empty is the system's."""
        text = self._folder.text().strip()
        with contextlib.suppress(RuntimeError):  # nobody of that name has a home
            return str(Path(text).expanduser()) if text else ""
        return text

    def _is_folder_whole(self) -> bool:
        """Whether it means the same wherever the program is started."""
        folder = self._typed_folder()
        return not folder or Path(folder).is_absolute()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Download folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(self._folder.text())
        dialog.fileSelected.connect(self._folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
