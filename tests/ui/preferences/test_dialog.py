"""The settings window's rows: what they show, and that each change counts at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.preferences import feature
from layerscope.desktop.preferences.dialog import SettingsDialog
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.widgets.fields import note
from support.fakes.shell import FakeShell


def opened(fake: FakeShell, page: SettingsPage = SettingsPage.TRANSFERS) -> SettingsDialog:
    fake.window.show()  # else the window's closing would be the last one's
    installed = feature.install(fake.shell)
    installed.open(page)
    assert installed.dialog is not None
    return installed.dialog


def now(fake: FakeShell) -> Settings:
    return fake.shell.settings.value


def test_it_shows_what_is_set_and_follows_it(fake: FakeShell) -> None:
    settings = fake.shell.settings
    settings.value = replace(settings.value, transfers_at_once=5, speed_limit_bytes_per_s=2_500_000)
    dialog = opened(fake)
    assert dialog.findChild(QLineEdit, "downloadFolder").text() == str(fake.shell.transfers.folder)
    assert dialog.findChild(QSpinBox, "transfersAtOnce").value() == 5
    assert dialog.findChild(QDoubleSpinBox, "speedLimit").value() == 2.5
    settings.value = replace(settings.value, continue_transfers=True)
    assert dialog.findChild(QCheckBox, "continueTransfers").isChecked()


def test_every_change_counts_at_once(fake: FakeShell) -> None:
    before = now(fake)
    dialog = opened(fake)
    assert now(fake) == before  # nothing by only looking; the system's folder is not written down as a choice
    dialog.findChild(QSpinBox, "transfersAtOnce").setValue(99)
    assert now(fake) == replace(before, transfers_at_once=8)
    dialog.findChild(QDoubleSpinBox, "speedLimit").setValue(1.5)
    for name in ("asksWhere", "continueTransfers", "writesTar"):
        dialog.findChild(QCheckBox, name).click()
    assert now(fake) == replace(
        before,
        transfers_at_once=8,
        speed_limit_bytes_per_s=1_500_000,
        asks_where=True,
        continue_transfers=True,
        writes_tar=True,
    )


@pytest.mark.parametrize(
    ("typed", "folder"),
    [("", ""), ("~/layers", str(Path.home() / "layers")), ("layers", None)],
    ids=["none", "home", "relative"],
)
def test_a_folder_is_whole_or_the_systems(fake: FakeShell, typed: str, folder: str | None) -> None:
    before = now(fake)
    dialog = opened(fake)
    field, mistake = (
        dialog.findChild(QLineEdit, "downloadFolder"),
        dialog.findChild(QWidget, "downloadFolderMistake"),
    )
    field.setText(typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert now(fake).download_folder == (before.download_folder if folder is None else folder)
    assert mistake.isHidden() is (folder is not None)


def test_what_is_being_typed_counts_when_the_window_is_closed(fake: FakeShell, qtbot: QtBot) -> None:
    dialog = opened(fake)
    field = dialog.findChild(QLineEdit, "downloadFolder")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "/data/layers ")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert now(fake).download_folder == "/data/layers"


def test_the_theme_changes_at_once(fake: FakeShell) -> None:
    dialog = opened(fake, SettingsPage.GENERAL)
    themes = dialog.findChild(QComboBox, "theme")
    themes.setFocus()
    try:
        QTest.keyClicks(themes, "Dark")
        themes.activated.emit(themes.currentIndex())
        assert now(fake).theme is ThemeChoice.DARK
        assert fake.shell.theme.is_dark
    finally:
        fake.shell.theme.choose(ThemeChoice.LIGHT)


def test_the_pages_are_gone_through_by_keyboard(fake: FakeShell, qtbot: QtBot) -> None:
    fake.shell.places.settings(SettingsPage.NETWORK, lambda: note("ofNetwork", "CA file"))
    dialog = opened(fake, SettingsPage.GENERAL)
    pages = dialog.findChild(QListWidget, "settingsPages")
    qtbot.waitUntil(pages.hasFocus)
    assert [pages.item(row).text() for row in range(pages.count())] == [
        *("General", "Network", "Transfers", "Privacy")
    ]
    QTest.keyClick(pages, Qt.Key.Key_Down)
    assert dialog.page is SettingsPage.NETWORK
    assert dialog.findChild(QWidget, "ofNetwork").isVisible()
    QTest.keyClick(pages, Qt.Key.Key_Tab)
    assert not pages.hasFocus()
