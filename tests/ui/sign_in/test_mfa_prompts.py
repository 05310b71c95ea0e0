"""Questions for MFA codes: asked in threads, answered in one dialog after the other."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.sessions.mfa import MfaQuestions
from layerscope.desktop.sign_in.mfa.mfa_dialog import MfaDialog
from layerscope.desktop.sign_in.mfa.mfa_prompts import DECLINED_FOR_S, MfaPrompts
from layerscope.registry.errors.credentials import MfaRequiredError
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import collected

PATIENCE_S = 5.0  # of a worker, so that a test that fails ends
SERIAL = "arn:aws:iam::111122223333:mfa/operator"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


async def dialog_of(window: QWidget, serial: str = SERIAL) -> MfaDialog:
    def found() -> MfaDialog | None:
        dialogs = (each for each in window.findChildren(MfaDialog) if each.isVisible())
        return next(
            (each for each in dialogs if each.findChild(QLineEdit, "mfaSerial").text() == serial), None
        )

    await until(found)
    dialog = found()
    assert dialog is not None
    return dialog


def enter(dialog: MfaDialog, code: str) -> None:
    field = dialog.findChild(QLineEdit, "mfaCode")
    QTest.keyClicks(field, code)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_enter_gives_the_code_to_the_worker_that_asked(run_async: RunAsync, window: QWidget) -> None:
    async def go() -> None:
        questions = MfaQuestions(MfaPrompts(window).show, PATIENCE_S)
        asked = asyncio.create_task(asyncio.to_thread(questions.ask, SERIAL))
        dialog = await dialog_of(window)
        assert not dialog.findChild(QPushButton, "giveMfaCode").isEnabled()
        enter(dialog, "123 456")
        assert await asked == "123456"
        await until(lambda: not window.findChildren(MfaDialog))

    run_async(go())


def test_esc_refuses_it_and_all_who_waited_for_the_same_device(run_async: RunAsync, window: QWidget) -> None:
    async def go() -> None:
        now_s = 0.0
        questions = MfaQuestions(MfaPrompts(window, lambda: now_s).show, PATIENCE_S)
        asked = asyncio.create_task(asyncio.to_thread(questions.ask, SERIAL))
        QTest.keyClick(await dialog_of(window), Qt.Key.Key_Escape)
        for _ in range(3):  # as the calls that waited for the lock do
            with pytest.raises(MfaRequiredError):
                await (asked if not asked.done() else asyncio.to_thread(questions.ask, SERIAL))
        assert not [each for each in window.findChildren(MfaDialog) if each.isVisible()]
        now_s += DECLINED_FOR_S  # whoever tries again is asked again
        asked = asyncio.create_task(asyncio.to_thread(questions.ask, SERIAL))
        enter(await dialog_of(window), "123456")
        assert await asked == "123456"

    run_async(go())


def test_two_devices_are_asked_for_one_after_the_other(run_async: RunAsync, window: QWidget) -> None:
    async def go() -> None:
        questions = MfaQuestions(MfaPrompts(window).show, PATIENCE_S)
        first = asyncio.create_task(asyncio.to_thread(questions.ask, SERIAL))
        dialog = await dialog_of(window)
        second = asyncio.create_task(asyncio.to_thread(questions.ask, "GAHT12345678"))
        enter(dialog, "111111")
        enter(await dialog_of(window, "GAHT12345678"), "222222")
        assert (await first, await second) == ("111111", "222222")

    run_async(go())


def test_the_dialog_goes_when_nobody_waits_any_more(
    run_async: RunAsync, qapp: QApplication, window: QWidget
) -> None:
    async def go() -> None:
        questions = MfaQuestions(MfaPrompts(window).show, PATIENCE_S)
        asked = asyncio.create_task(asyncio.to_thread(questions.ask, SERIAL))
        dialog = await dialog_of(window)
        questions.cancel_all()
        with pytest.raises(MfaRequiredError):
            await asked
        await until(lambda: dialog not in qapp.topLevelWidgets())

    run_async(go())


def test_it_takes_six_digits_of_whose_it_says_and_tells_of_a_refusal(qtbot: QtBot) -> None:
    dialog = MfaDialog(SERIAL, profile="prod-admin", refused=True)
    qtbot.addWidget(dialog)
    dialog.show()
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "prod-admin needs the code of this MFA device." in texts
    assert any(text.startswith("AWS rejected that code.") for text in texts)
    entered = collected(dialog.code_entered.connect)
    field = dialog.findChild(QLineEdit, "mfaCode")
    QTest.keyClicks(field, "12a 34")
    assert field.text() == "1234"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not entered
    QTest.keyClicks(field, "56")
    assert entered == [("123456",)]
    assert not dialog.isVisible()
