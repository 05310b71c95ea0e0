"""Closing the window while transfers run: asked once, answered once, and remembered if wished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from layerscope.desktop.transfers import feature
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.desktop.transfers.quitting import running
from layerscope.worker.makers import InThisProcess
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import chosen, collected
from support.fakes.shell import FakeShell
from support.fakes.transfer_fakes import Downloads, a_row

Answer = Callable[[str], None]


@pytest.fixture
def downloads(fake: FakeShell) -> Downloads:
    downloads = Downloads()
    queue = fake.shell.transfers
    queue.downloader = replace(queue.downloader, maker=InThisProcess(downloads))
    return downloads


def box(fake: FakeShell) -> QMessageBox | None:
    found = fake.shell.window.findChildren(QMessageBox, "quitQuestion")
    return next((each for each in found if each.isVisible()), None)


def answer(fake: FakeShell, name: str, *, never: bool = False) -> None:
    question = box(fake)
    assert question is not None
    question.checkBox().setChecked(never)
    question.findChild(QPushButton, name).click()


async def with_one_running(fake: FakeShell, downloads: Downloads) -> TransfersFeature:
    transfers = feature.install(fake.shell)
    fake.choose_account()
    fake.shell.window.show()
    fake.shell.transfers.save_layers([chosen(1)])
    await until(lambda: downloads.held)
    return transfers


def test_it_asks_and_keeps_running_or_quits(
    run_async: RunAsync, fake: FakeShell, downloads: Downloads
) -> None:
    async def go() -> None:
        transfers = await with_one_running(fake, downloads)
        await fake.shell.transfers.load()
        closing, settings = collected(fake.shell.window.closing.connect), fake.shell.settings
        fake.shell.window.close()
        question = box(fake)
        assert question is not None
        assert question.text() in {
            "1 downloads are running.",
            "1 download is running.",
        }  # as plurals are loaded
        assert "transfers continue next time" in question.informativeText()
        assert question.defaultButton().objectName() == "keepRunning"
        fake.shell.window.close()
        assert box(fake) is question  # asked once
        answer(fake, "keepRunning", never=True)
        assert (closing, settings.value.asks_before_quitting) == ([], True)
        fake.shell.window.close()
        answer(fake, "quitAndContinue")
        assert closing == [()]
        assert settings.value.continues_once
        assert settings.value.asks_before_quitting
        fake.shell.window.close()
        answer(fake, "quitAndContinue", never=True)
        assert not settings.value.asks_before_quitting
        assert settings.value.continue_transfers  # as it was answered
        fake.shell.window.close()
        assert (box(fake), len(closing)) == (None, 3)
        ended = collected(transfers.presenter.transfer_ended.connect)
        transfers.dock.row_actions.cancel_all.trigger()
        await until(lambda: ended)
        assert transfers._keeper is not None
        await transfers._keeper.written()

    run_async(go())


def test_nothing_is_asked_without_transfers_or_when_the_session_ends(
    run_async: RunAsync, fake: FakeShell, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def go() -> None:
        transfers = await with_one_running(fake, downloads)
        closing = collected(fake.shell.window.closing.connect)
        with monkeypatch.context() as patched:
            patched.setattr(QGuiApplication, "isSavingSession", lambda _app: True)
            fake.shell.window.close()
        assert (box(fake), len(closing)) == (None, 1)
        fake.shell.window.close()
        question = box(fake)
        assert question is not None
        assert "demo data" in question.informativeText()  # whose list was never loaded
        answer(fake, "keepRunning")
        transfers.presenter.cancel(1)
        await until(lambda: not transfers.presenter._runner.attempts)
        fake.shell.window.close()
        assert (box(fake), len(closing)) == (None, 2)

    run_async(go())


def test_what_was_promised_goes_on_at_the_next_start_once(
    run_async: RunAsync, fake: FakeShell, downloads: Downloads
) -> None:
    async def go() -> None:
        transfers, settings = feature.install(fake.shell), fake.shell.settings
        settings.value = replace(settings.value, continues_once=True)
        await fake.shell.transfers.load()
        assert transfers.presenter.rows == ()
        assert not settings.value.continues_once

    run_async(go())


def test_exports_are_told_from_downloads() -> None:
    layer = a_row(number=2, ref=chosen(1).ref)
    assert running([a_row()]) == "1 export is running"
    assert running([a_row(), layer]) == "2 transfers are running"
