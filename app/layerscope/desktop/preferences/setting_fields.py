"""The settings dialog's fields: one kind of widget for each kind of row."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from layerscope.desktop.shell.settings import FolderRow, NumberRow, Settings, SpeedRow, ToggleRow
from layerscope.desktop.widgets.toggles import CheckBox

translate = QCoreApplication.translate
_MEGABYTE = 1_000_000  # as sizes are shown
_FASTEST_MB_S = 10_000.0
_FOLDER_LETTERS, _NUMBER_LETTERS = 44, 16


class SettingField(Protocol):
    """A widget for one setting."""

    def applied(self, settings: Settings) -> Settings:
        """The settings with what the field holds."""
        ...


def translated(label: str) -> str:
    return translate("SettingsDialog", label)


class ToggleField(CheckBox):
    """A check box that is its own label."""

    def __init__(self, row: ToggleRow, settings: Settings) -> None:
        super().__init__(translated(row.label))
        self._row = row
        self.setChecked(row.of(settings))
        self.setObjectName(row.name)
        self.setAccessibleName(self.text())

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, self.isChecked())


class NumberField(QSpinBox):
    def __init__(self, row: NumberRow, settings: Settings) -> None:
        super().__init__()
        self._row = row
        self.setRange(*row.limits())
        self.setValue(row.of(settings))
        _name(self, row.name, row.label)
        _shape(self)

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, self.value())


class SpeedField(QDoubleSpinBox):
    """Megabytes a second."""

    def __init__(self, row: SpeedRow, settings: Settings) -> None:
        super().__init__()
        self._row = row
        self.setRange(0.0, _FASTEST_MB_S)
        self.setDecimals(1)
        self.setSingleStep(0.5)
        self.setSuffix(" MB/s")
        self.setSpecialValueText(translate("SettingsDialog", "none"))  # for 0
        self.setValue(row.of(settings) / _MEGABYTE)
        _name(self, row.name, row.label)
        _shape(self)

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, round(self.value() * _MEGABYTE))


class FolderField(QWidget):
    """A path with a button to choose it by; it stays as it was set while it is `present`'s.

    Signal: `allowed(bool)`: whether the path means the same wherever the program is started.
    """

    allowed = Signal(bool)

    def __init__(self, row: FolderRow, present: Path) -> None:
        """`present` is the folder in use, by the settings or the system."""
        super().__init__()
        self._row = row
        self._present = present
        self._path = QLineEdit(str(present))
        self._path.setMinimumWidth(self._path.fontMetrics().averageCharWidth() * _FOLDER_LETTERS)
        self._path.textChanged.connect(lambda _text: self.allowed.emit(self._is_whole()))
        _name(self._path, row.name, row.label)
        choose = QPushButton(translate("SettingsDialog", "Choose…"))
        choose.setAutoDefault(False)  # Enter is for OK
        choose.clicked.connect(self._ask)
        choose.setObjectName(f"choose{row.name[0].upper()}{row.name[1:]}")
        choose.setAccessibleName(translate("SettingsDialog", "Choose the download folder"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._path, 1)
        layout.addWidget(choose)

    def applied(self, settings: Settings) -> Settings:
        folder = self._typed()
        return settings if Path(folder) == self._present else self._row.changed(settings, folder)

    def _typed(self) -> str:
        """The folder, `~` resolved; empty is the system's."""
        text = self._path.text().strip()
        with contextlib.suppress(RuntimeError):  # nobody of that name has a home
            return str(Path(text).expanduser()) if text else ""
        return text

    def _is_whole(self) -> bool:
        folder = self._typed()
        return not folder or Path(folder).is_absolute()

    def _ask(self) -> None:
        dialog = QFileDialog(self, translated(self._row.label))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(self._path.text())
        dialog.fileSelected.connect(self._path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _name(field: QWidget, name: str, label: str) -> None:
    field.setObjectName(name)
    field.setAccessibleName(translated(label))


def _shape(field: QSpinBox | QDoubleSpinBox) -> None:
    """As wide as others of its kind, and as high as a button."""
    field.setFixedWidth(field.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
    field.setMinimumHeight(QPushButton("X").sizeHint().height())
