"""The settings that are more than a choice in a menu: where transfers go and how they run."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.preferences.setting_fields import (
    FolderField,
    NumberField,
    SettingField,
    SpeedField,
    ToggleField,
    translated,
)
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.settings import (
    SETTING_ROWS,
    FolderRow,
    NumberRow,
    Settings,
    SpeedRow,
    ToggleRow,
)
from layerscope.desktop.widgets.basic import Section


@guarded
class SettingsDialog(QDialog):
    """Shows every setting of SETTING_ROWS; OK hands on what was changed, Esc nothing.

    Signals: `chosen(Settings)`: what was given, with the changes.
    """

    chosen = Signal(object)

    def __init__(self, settings: Settings, downloads: Path, parent: QWidget | None = None) -> None:
        """`downloads` is where transfers go now, by the settings or the system."""
        super().__init__(parent)
        self._settings = settings
        self._downloads = downloads
        self._fields: list[SettingField] = []
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(Section(self.tr("Transfers")))
        layout.addLayout(self._form(buttons.button(standard.Ok)))
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Hand on what the fields hold."""
        chosen = reduce(lambda settings, field: field.applied(settings), self._fields, self._settings)
        self.chosen.emit(chosen)
        super().accept()

    def _form(self, ok: QPushButton) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        for row in SETTING_ROWS:
            field = self._field(row, ok)
            self._fields.append(field)
            form.addRow("" if isinstance(row, ToggleRow) else translated(row.label), field)
        return form

    def _field(
        self, row: ToggleRow | FolderRow | SpeedRow | NumberRow, ok: QPushButton
    ) -> ToggleField | FolderField | SpeedField | NumberField:
        match row:
            case ToggleRow():
                return ToggleField(row, self._settings)
            case SpeedRow():
                return SpeedField(row, self._settings)
            case NumberRow():
                return NumberField(row, self._settings)
        folder = FolderField(row, self._downloads)
        folder.allowed.connect(ok.setEnabled)
        return folder
