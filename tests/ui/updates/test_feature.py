"""The update notice in the window: off unless chosen, once a day, quiet, and dismissed for one version."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from layerscope import REPOSITORY_URL
from layerscope.desktop.preferences import feature as preferences
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.updates.check import EVERY_S, is_due
from layerscope.desktop.updates.feature import UpdatesFeature
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell
from support.servers.scripted_http import Reply, ScriptedServer, scripted_server

PATH = "/latest"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        server.answer(PATH, released("v0.2.0"))
        yield server


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def install(fake: FakeShell, server: ScriptedServer, opened: list[QUrl]) -> Callable[..., UpdatesFeature]:
    def install(own: str = "0.1.0") -> UpdatesFeature:
        def open_url(url: QUrl) -> bool:
            opened.append(url)
            return True

        installed = UpdatesFeature(fake.shell, server.url + PATH, open_url, own)
        fake.show()
        return installed

    return install


def released(tag: str) -> Reply:
    return Reply(body=json.dumps({"tag_name": tag}).encode())


def choose(fake: FakeShell, **changed: object) -> None:
    settings = fake.shell.settings
    settings.value = replace(settings.value, **changed)


def now(fake: FakeShell) -> Settings:
    return fake.shell.settings.value


def told(fake: FakeShell) -> str:
    """What the line says; empty while it is not seen."""
    bar = fake.window.findChild(QWidget, "updateBar")
    return bar.findChild(QLabel, "updateText").text() if bar.isVisible() else ""


def check_now(fake: FakeShell) -> None:
    action = next(each for each in fake.menu().every_action() if each.objectName() == "checkForUpdates")
    action.trigger()


def test_nobody_is_asked_who_was_not_chosen(
    run_async: RunAsync, fake: FakeShell, install: Callable[..., UpdatesFeature], server: ScriptedServer
) -> None:
    check = install().check

    async def go() -> None:
        choose(fake, utc=True)
        assert not check.is_asking

    run_async(go())
    assert server.asked == []
    assert now(fake).looks_for_updates is False
    assert told(fake) == ""


def test_it_asks_once_a_day_and_tells_where_there_is_a_newer_one(
    run_async: RunAsync,
    fake: FakeShell,
    install: Callable[..., UpdatesFeature],
    server: ScriptedServer,
    opened: list[QUrl],
) -> None:
    check = install().check

    async def go() -> None:
        choose(fake, looks_for_updates=True)
        await until(lambda: told(fake) and not check.is_asking)
        choose(fake, utc=True)
        assert not check.is_asking  # within the same day
        choose(fake, updates_read_at_s=int(time.time()) - EVERY_S)
        await until(lambda: len(server.asked) == 2 and not check.is_asking)

    run_async(go())
    assert told(fake) == "Layerscope 0.2.0 is available; this is 0.1.0."
    assert abs(now(fake).updates_read_at_s - time.time()) < 60
    assert fake.said == []
    fake.window.findChild(QPushButton, "openRelease").click()
    assert opened == [QUrl(f"{REPOSITORY_URL}/releases/tag/v0.2.0")]


@pytest.mark.parametrize(
    ("ago_s", "due"), [(0, False), (EVERY_S - 1, False), (EVERY_S, True), (10**9, True), (-5, True)]
)
def test_a_day_is_a_day_and_a_clock_put_back_ends_it(ago_s: int, due: bool) -> None:
    assert is_due(1_700_000_000 - ago_s, 1_700_000_000) is due


def test_what_is_known_is_told_at_the_next_start_without_asking(
    fake: FakeShell, install: Callable[..., UpdatesFeature], server: ScriptedServer
) -> None:
    choose(fake, latest_version="0.2.0", updates_read_at_s=int(time.time()))
    install()
    assert told(fake) == "Layerscope 0.2.0 is available; this is 0.1.0."
    assert server.asked == []


@pytest.mark.parametrize("own", ["0.2.0", "0.3.0", "0.2.0+local", "unknown"])
def test_nothing_is_told_where_none_is_newer(
    fake: FakeShell, install: Callable[..., UpdatesFeature], own: str
) -> None:
    choose(fake, latest_version="0.2.0")
    install(own)
    assert told(fake) == ""


def test_it_is_dismissed_for_one_version(
    run_async: RunAsync, fake: FakeShell, install: Callable[..., UpdatesFeature], server: ScriptedServer
) -> None:
    check = install().check

    async def go() -> None:
        choose(fake, looks_for_updates=True)
        await until(lambda: told(fake) and not check.is_asking)
        fake.window.findChild(QToolButton, "dismissUpdate").click()
        assert told(fake) == ""
        choose(fake, updates_read_at_s=0)
        await until(lambda: len(server.asked) == 2 and not check.is_asking)
        assert told(fake) == ""
        server.answer(PATH, released("v0.10.0"))
        choose(fake, updates_read_at_s=0)
        await until(lambda: told(fake) and not check.is_asking)
        assert told(fake) == "Layerscope 0.10.0 is available; this is 0.1.0."
        fake.window.findChild(QToolButton, "dismissUpdate").click()
        check_now(fake)  # whoever asks is told again
        await until(lambda: told(fake) and not check.is_asking)

    run_async(go())


def test_a_failure_is_silent_but_for_who_asked(
    run_async: RunAsync, fake: FakeShell, install: Callable[..., UpdatesFeature], server: ScriptedServer
) -> None:
    check = install().check
    server.answer(PATH, Reply(403))

    async def go() -> None:
        choose(fake, looks_for_updates=True)
        await until(lambda: now(fake).updates_read_at_s and not check.is_asking)
        assert fake.said == []
        check_now(fake)
        await until(lambda: fake.said)
        server.answer(PATH, Reply(dropped=True))
        await until(lambda: not check.is_asking)
        check_now(fake)
        await until(lambda: len(fake.said) == 2)

    run_async(go())
    assert told(fake) == ""
    unread = "The latest version could not be read."
    assert fake.said == [
        f"{unread} GitHub rejects requests from this network for now. Try again in an hour.",
        f"{unread} Connection to 127.0.0.1 was lost.",
    ]


def test_where_no_answer_came_the_day_has_not_begun(
    run_async: RunAsync, fake: FakeShell, install: Callable[..., UpdatesFeature], server: ScriptedServer
) -> None:
    check = install().check
    server.answer(PATH, Reply(dropped=True))

    async def go() -> None:
        choose(fake, looks_for_updates=True)
        await until(lambda: server.asked and not check.is_asking)

    run_async(go())
    assert now(fake).updates_read_at_s == 0
    assert fake.said == []


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("0.2.0", "Layerscope 0.2.0 is the latest version."),
        ("0.1.0", "Layerscope 0.2.0 is available."),
        ("2026.snapshot", "The latest release is 0.2.0. This build (2026.snapshot) is not a release."),
    ],
)
def test_the_settings_ask_at_once(
    run_async: RunAsync,
    fake: FakeShell,
    install: Callable[..., UpdatesFeature],
    own: str,
    sentence: str,
) -> None:
    check = install(own).check
    settings = preferences.install(fake.shell)
    settings.open(SettingsPage.GENERAL)
    dialog = settings.dialog
    assert dialog is not None
    button, label = (
        dialog.findChild(QPushButton, "checkForUpdatesNow"),
        dialog.findChild(QLabel, "updatesTold"),
    )
    assert button.isVisible()
    assert not dialog.findChild(QWidget, "looksForUpdates").isChecked()

    async def go() -> None:
        button.click()
        assert check.is_asking
        assert not button.isEnabled()
        assert label.text() == "Checking…"
        await until(button.isEnabled)

    run_async(go())
    assert label.text() == sentence
    assert fake.said == [sentence]
    assert now(fake).looks_for_updates is False
