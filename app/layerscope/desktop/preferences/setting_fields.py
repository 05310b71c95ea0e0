"""The settings window's fields: one kind of widget for each kind of row."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.shell.setting_rows import ChoiceRow, FolderRow, NumberRow, SpeedRow, ToggleRow
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.boxes import ask_folder
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.spin_boxes import DecimalBox, NumberBox
from layerscope.desktop.widgets.toggles import CheckBox, Choices
from layerscope.words.outside import line

translate = QCoreApplication.translate
_MEGABYTE = 1_000_000  # as sizes are shown
_FASTEST_MB_S = 10_000.0
_FOLDER_LETTERS = 36


class SettingField(Protocol):
    """A widget for one setting. Signal: `edited()`, by hand; the value then counts at once."""

    @property
    def edited(self) -> SignalInstance: ...

    def applied(self, settings: Settings) -> Settings:
        """The settings with what the field holds."""
        ...

    def show_value(self, settings: Settings) -> None:
        """Hold what the settings say."""
        ...


def translated(label: str) -> str:
    return translate("SettingsDialog", label)


class ToggleField(CheckBox):
    """A check box that is its own label."""

    edited = Signal()

    def __init__(self, row: ToggleRow[Settings]) -> None:
        super().__init__(translated(row.label))
        self._row = row
        self.setObjectName(row.name)
        self.setAccessibleName(self.text())
        self.clicked.connect(self.edited)

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, self.isChecked())

    def show_value(self, settings: Settings) -> None:
        self.setChecked(self._row.of(settings))


class ChoiceField(Choices):
    """One of several."""

    edited = Signal()

    def __init__(self, row: ChoiceRow[Settings]) -> None:
        super().__init__()
        self._row = row
        self._values = list(row.choices())
        self.addItems([line(translated(text)) for text in row.choices().values()])
        _name(self, row.name, row.label)
        self.activated.connect(lambda _place: self.edited.emit())

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, self._values[self.currentIndex()])

    def show_value(self, settings: Settings) -> None:
        value = self._row.of(settings)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class NumberField(NumberBox):
    edited = Signal()

    def __init__(self, row: NumberRow[Settings]) -> None:
        super().__init__()
        self._row = row
        self.setRange(*row.limits())
        _name(self, row.name, row.label)
        self.valueChanged.connect(lambda _value: self.edited.emit())

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, self.value())

    def show_value(self, settings: Settings) -> None:
        with QSignalBlocker(self):
            self.setValue(self._row.of(settings))


class SpeedField(DecimalBox):
    """Megabytes a second."""

    edited = Signal()

    def __init__(self, row: SpeedRow[Settings]) -> None:
        super().__init__()
        self._row = row
        self.setRange(0.0, _FASTEST_MB_S)
        self.setDecimals(1)
        self.setSingleStep(0.5)
        self.setSuffix(" MB/s")
        self.setSpecialValueText(translate("SettingsDialog", "none"))  # for 0
        _name(self, row.name, row.label)
        self.valueChanged.connect(lambda _value: self.edited.emit())

    def applied(self, settings: Settings) -> Settings:
        return self._row.changed(settings, round(self.value() * _MEGABYTE))

    def show_value(self, settings: Settings) -> None:
        with QSignalBlocker(self):
            self.setValue(self._row.of(settings) / _MEGABYTE)


class FolderField(QWidget):
    """A path with a button to choose it by; one that is no whole path is not taken, and says so."""

    edited = Signal()

    def __init__(self, row: FolderRow[Settings], present: Callable[[], Path]) -> None:
        """`present` is the folder in use, by the settings or the system."""
        super().__init__()
        self._row = row
        self._present = present
        self._path = QLineEdit()
        self._path.setMinimumWidth(self._path.fontMetrics().averageCharWidth() * _FOLDER_LETTERS)
        self._path.editingFinished.connect(self._take)
        _name(self._path, row.name, row.label)
        self._mistake = note(f"{row.name}Mistake")
        self._mistake.setProperty("kind", "mistake")
        self._mistake.hide()
        choose = QPushButton(translate("SettingsDialog", "Browse…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask)
        choose.setObjectName(f"choose{row.name[0].upper()}{row.name[1:]}")
        choose.setAccessibleName(translate("SettingsDialog", "Browse for the download folder"))
        line_ = QHBoxLayout()
        line_.addWidget(self._path, 1)
        line_.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line_)
        layout.addWidget(self._mistake)
        self.setFocusProxy(self._path)

    def applied(self, settings: Settings) -> Settings:
        folder = self._typed()
        return settings if Path(folder) == self._present() else self._row.changed(settings, folder)

    def show_value(self, _settings: Settings) -> None:
        self._path.setText(str(self._present()))
        self._mistake.hide()

    def _take(self) -> None:
        folder = self._typed()
        is_whole = not folder or Path(folder).is_absolute()
        self._mistake.setVisible(not is_whole)
        if is_whole:
            self.edited.emit()
            return
        self._mistake.setText(translate("SettingsDialog", "Enter the whole path, from / or a drive on."))
        announce(self, self._mistake.text())

    def _typed(self) -> str:
        """The folder, `~` resolved; empty is the system's."""
        text = self._path.text().strip()
        with contextlib.suppress(RuntimeError):  # nobody of that name has a home
            return str(Path(text).expanduser()) if text else ""
        return text

    def _ask(self) -> None:
        def take(folder: str) -> None:
            self._path.setText(folder)
            self._take()

        ask_folder(self, translated(self._row.label), self._path.text(), take)


def _name(field: QWidget, name: str, label: str) -> None:
    field.setObjectName(name)
    field.setAccessibleName(translated(label))
