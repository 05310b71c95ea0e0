"""The settings window, installed on a shell: there is one, and what leads to it shows the page meant."""

from __future__ import annotations

from layerscope.desktop.preferences import feature
from layerscope.desktop.preferences.dialog import SettingsDialog
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.widgets.fields import note
from support.fakes.shell import FakeShell


def windows(fake: FakeShell) -> list[SettingsDialog]:
    return [each for each in fake.window.findChildren(SettingsDialog) if each.isVisible()]


def test_there_is_one_window_whatever_leads_to_it(fake: FakeShell) -> None:
    fake.window.show()  # else the window's closing would be the last one's
    fake.shell.places.settings(SettingsPage.NETWORK, lambda: note("ofNetwork", "CA file"))
    feature.install(fake.shell)
    action = next(each for each in fake.menu().every_action() if each.text() == "Settings…")
    assert action.shortcut().toString() == "Ctrl+,"
    action.trigger()
    (window,) = windows(fake)
    assert window.page is SettingsPage.GENERAL
    fake.shell.requests.network_settings.emit()
    assert windows(fake) == [window]
    assert window.page is SettingsPage.NETWORK
    fake.shell.requests.settings.emit(SettingsPage.TRANSFERS)
    assert window.page is SettingsPage.TRANSFERS
    window.close()
    assert windows(fake) == []
    action.trigger()
    assert len(windows(fake)) == 1
