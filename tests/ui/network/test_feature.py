"""The network settings, installed on a shell: what follows when they change."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.network import feature
from layerscope.desktop.network.dialog import NetworkDialog
from layerscope.registry.aws.network_settings import NetworkSettings
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell

DIRECT = NetworkSettings(proxy="", fips=True)


def test_new_settings_are_in_force_remembered_and_asked_with(
    run_async: RunAsync, fake: FakeShell, qtbot: QtBot
) -> None:
    shell = fake.shell
    feature.install(shell)
    fake.window.show()  # else the dialog's closing would be the last window's
    accounts = shell.session.accounts
    chosen: list[object] = []
    accounts.account_chosen.connect(chosen.append)

    async def change(settings: NetworkSettings) -> None:
        shell.requests.network_settings.emit()
        dialog = next(each for each in fake.window.findChildren(NetworkDialog) if each.isVisible())
        dialog.entered.emit(settings)
        await until(lambda: shell.session.own.network() == settings)
        await until(lambda: not any(each.isVisible() for each in fake.window.findChildren(NetworkDialog)))

    async def go() -> None:
        await change(DIRECT)
        assert len(chosen) == 1  # nobody was known to ask: the calls that go the old way are not waited for
        assert ("refresh",) not in fake.requested
        await accounts.identified()
        await change(NetworkSettings())
        assert len(chosen) == 1
        assert ("refresh",) in fake.requested

    run_async(go())
    assert (shell.settings.value.proxy, shell.settings.value.fips) == (None, False)
    assert fake.said == ["The network settings are in force."] * 2
    assert [action.text() for action in fake.menu().every_action() if action.text()] == ["Network settings…"]
    assert isinstance(fake.window, QWidget)
