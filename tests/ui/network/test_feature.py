"""The network settings, installed on a shell: what follows when they change."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from layerscope.desktop.network import feature
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.registry.aws.network_settings import NetworkSettings
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell

DIRECT = NetworkSettings(proxy="", fips=True)


def test_new_settings_are_in_force_remembered_and_asked_with(
    run_async: RunAsync, fake: FakeShell, qtbot: QtBot
) -> None:
    shell = fake.shell
    feature.install(shell)
    (new_page,) = shell.places.settings_parts[SettingsPage.NETWORK]
    page = new_page()
    page.setParent(fake.window)
    accounts = shell.session.accounts
    chosen: list[object] = []
    accounts.account_chosen.connect(chosen.append)

    async def change(settings: NetworkSettings) -> None:
        page.entered.emit(settings)
        await until(lambda: shell.session.own.network() == settings)

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
    assert fake.said == ["Network settings saved."] * 2
