"""The settings dialog: what it shows, and what it hands on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QDoubleSpinBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from layerscope.desktop.preferences.dialog import SettingsDialog
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.theme.palette import ThemeChoice
from support.fakes.layer_fakes import collected

HOME = Path("/home/me/Downloads")
BEFORE = Settings(theme=ThemeChoice.DARK, transfers_at_once=5, speed_limit_bytes_per_s=2_500_000)


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog(BEFORE, HOME)
    qtbot.addWidget(dialog)
    return dialog


def test_it_shows_what_is_set(dialog: SettingsDialog) -> None:
    assert dialog.findChild(QLineEdit, "downloadFolder").text() == str(HOME)
    assert dialog.findChild(QSpinBox, "transfersAtOnce").value() == 5
    assert dialog.findChild(QDoubleSpinBox, "speedLimit").value() == 2.5
    assert not dialog.findChild(QCheckBox, "continueTransfers").isChecked()


def test_what_nobody_touched_stays(dialog: SettingsDialog) -> None:
    chosen = collected(dialog.chosen.connect)
    dialog.accept()
    assert chosen == [(BEFORE,)]  # the system's folder is not written down as a choice


def test_changes_are_handed_on(dialog: SettingsDialog) -> None:
    chosen = collected(dialog.chosen.connect)
    dialog.findChild(QLineEdit, "downloadFolder").setText("/data/layers ")
    dialog.findChild(QSpinBox, "transfersAtOnce").setValue(99)
    dialog.findChild(QDoubleSpinBox, "speedLimit").setValue(0)
    dialog.findChild(QCheckBox, "asksWhere").setChecked(True)
    dialog.findChild(QCheckBox, "continueTransfers").setChecked(True)
    dialog.findChild(QCheckBox, "writesTar").setChecked(True)
    dialog.accept()
    ((settings,),) = chosen
    assert settings == Settings(
        theme=ThemeChoice.DARK,
        download_folder="/data/layers",
        asks_where=True,
        transfers_at_once=8,
        speed_limit_bytes_per_s=0,
        continue_transfers=True,
        writes_tar=True,
    )


@pytest.mark.parametrize(
    ("typed", "folder"), [("", ""), ("~/layers", str(Path.home() / "layers")), ("layers", None)]
)
def test_a_folder_is_whole_or_the_systems(dialog: SettingsDialog, typed: str, folder: str | None) -> None:
    chosen = collected(dialog.chosen.connect)
    dialog.findChild(QLineEdit, "downloadFolder").setText(typed)
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert ok.isEnabled() is (folder is not None)
    ok.click()
    assert [settings.download_folder for (settings,) in chosen] == ([] if folder is None else [folder])


def test_esc_hands_on_nothing(dialog: SettingsDialog) -> None:
    chosen = collected(dialog.chosen.connect)
    dialog.findChild(QSpinBox, "transfersAtOnce").setValue(1)
    dialog.reject()
    assert chosen == []
