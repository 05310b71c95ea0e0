"""The rows of one page: a field for each setting, which takes effect as soon as it is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from layerscope.desktop.preferences.setting_fields import (
    ChoiceField,
    FolderField,
    NumberField,
    SettingField,
    SpeedField,
    ToggleField,
    translated,
)
from layerscope.desktop.shell.setting_rows import (
    ChoiceRow,
    NumberRow,
    SettingsPage,
    SpeedRow,
    ToggleRow,
)
from layerscope.desktop.shell.settings import SETTING_ROWS, Row
from layerscope.desktop.shell.settings_store import SettingsStore
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.forms import Form

Field = ToggleField | FolderField | SpeedField | NumberField | ChoiceField


class RowForm(QWidget):
    """Every row of the page; it shows what is set, wherever that was changed."""

    def __init__(self, page: SettingsPage, settings: SettingsStore, downloads: Callable[[], Path]) -> None:
        """`downloads` is where transfers go now, by the settings or the system."""
        super().__init__()
        self._settings = settings
        self._fields: list[SettingField] = []
        form = Form()
        form.setContentsMargins(0, 0, 0, 0)
        self.setLayout(form)
        for row in SETTING_ROWS:
            if row.page is not page:
                continue
            field = _new_field(row, downloads)
            form.addRow("" if isinstance(row, ToggleRow) else translated(row.label), field)
            if row.hint:
                form.addRow("", note(f"{row.name}Hint", translated(row.hint)))
            self._follow(field)
        self._show()
        settings.changed.connect(self._show)

    def _follow(self, field: SettingField) -> None:
        self._fields.append(field)
        field.edited.connect(lambda: self._take(field))

    def _take(self, field: SettingField) -> None:
        settings = field.applied(self._settings.value)
        if settings != self._settings.value:
            self._settings.value = settings
        else:
            field.show_value(settings)

    def _show(self) -> None:
        for field in self._fields:
            field.show_value(self._settings.value)


def _new_field(row: Row, downloads: Callable[[], Path]) -> Field:
    match row:
        case ToggleRow():
            return ToggleField(row)
        case SpeedRow():
            return SpeedField(row)
        case NumberRow():
            return NumberField(row)
        case ChoiceRow():
            return ChoiceField(row)
    return FolderField(row, downloads)
