"""The network's page of the settings: what it shows, takes and refuses."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.network.page import NetworkPage
from layerscope.desktop.network.presenter import NetworkPresenter
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.aws.network_settings import NetworkSettings, names_user
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import FakeAws, fail
from support.fakes.layer_fakes import collected

ALL = NetworkSettings("/etc/company.pem", "http://proxy.example:3128", dual_stack=True, fips=True)


@pytest.mark.parametrize("settings", [NetworkSettings(), NetworkSettings(proxy=""), ALL])
def test_what_is_shown_is_what_is_taken(qtbot: QtBot, theme: Theme, settings: NetworkSettings) -> None:
    page = NetworkPage(settings)
    qtbot.addWidget(page)
    entered = collected(page.entered.connect)
    page.findChild(QLineEdit, "networkCaFile").editingFinished.emit()
    assert entered == [(settings,)]


def test_an_address_that_is_typed_is_meant(qtbot: QtBot, theme: Theme) -> None:
    page = NetworkPage(NetworkSettings())
    qtbot.addWidget(page)
    entered = collected(page.entered.connect)
    page.findChild(QRadioButton, "networkProxyGiven").click()
    assert entered == []  # there is no address yet
    field = page.findChild(QLineEdit, "networkProxy")
    qtbot.keyClicks(field, "proxy:3128")
    assert page.findChild(QRadioButton, "networkProxyGiven").isChecked()
    field.editingFinished.emit()
    page.findChild(QCheckBox, "networkFips").click()
    assert entered[-1] == (NetworkSettings(proxy="proxy:3128", fips=True),)


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        ("ftp://proxy.example", "A proxy is an address such as"),
        ("http://me:hush@proxy.example:3128", "HTTPS_PROXY"),
        ("me@proxy.example:3128", "HTTPS_PROXY"),
    ],
)
def test_a_proxy_that_cannot_be_kept_is_refused_with_words(
    run_async: RunAsync, qtbot: QtBot, theme: Theme, aws: FakeAws, proxy: str, told: str
) -> None:
    async def go() -> None:
        window = QWidget()
        qtbot.addWidget(window)
        said: list[str] = []
        presenter = NetworkPresenter(Tasks(fail), aws.blocking, NetworkSettings(), said.append, window)
        changed = collected(presenter.changed.connect)
        page = presenter.new_page()
        page.setParent(window)
        page.entered.emit(NetworkSettings(proxy=proxy))
        mistake = page.findChild(QLabel, "networkMistake")
        await until(lambda: told in mistake.text())
        assert "hush" not in mistake.text()
        page.entered.emit(NetworkSettings(proxy="http://proxy.example:3128"))
        await until(lambda: changed)
        assert changed == [(NetworkSettings(proxy="http://proxy.example:3128"),)]
        assert presenter.settings.proxy == "http://proxy.example:3128"
        assert mistake.parentWidget().isHidden()

    run_async(go())


@pytest.mark.parametrize(("proxy", "named"), [("a:b@c:1", True), ("https://a@c", True), ("c:1", False)])
def test_a_user_in_an_address_is_seen(proxy: str, named: bool) -> None:
    assert names_user(proxy) is named
