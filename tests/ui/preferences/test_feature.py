"""The settings, installed on a shell: what is chosen is in force, Esc changes nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSpinBox

from layerscope.desktop.preferences import feature
from layerscope.desktop.preferences.dialog import SettingsDialog
from support.fakes.shell import FakeShell


def open_dialog(fake: FakeShell) -> SettingsDialog:
    action = next(each for each in fake.menu().every_action() if each.text() == "Settings…")
    action.trigger()
    return next(each for each in fake.window.findChildren(SettingsDialog) if each.isVisible())


def test_what_is_chosen_is_in_force(fake: FakeShell) -> None:
    feature.install(fake.shell)
    fake.window.show()  # else the dialog's closing would be the last window's
    dialog = open_dialog(fake)
    assert dialog.findChild(QLineEdit, "downloadFolder").text() == str(fake.shell.transfers.folder)
    dialog.findChild(QSpinBox, "transfersAtOnce").setValue(5)
    dialog.accept()
    assert fake.shell.settings.value.transfers_at_once == 5
    dialog = open_dialog(fake)
    dialog.findChild(QSpinBox, "transfersAtOnce").setValue(1)
    dialog.reject()
    assert fake.shell.settings.value.transfers_at_once == 5
