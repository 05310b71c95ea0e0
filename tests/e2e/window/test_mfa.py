"""A profile whose role wants an MFA code, in the whole window."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from layerscope.desktop.sign_in.mfa.mfa_dialog import MfaDialog
from layerscope.desktop.sign_in.mfa.mfa_prompts import DECLINED_FOR_S
from layerscope.localregistry.demo.people.identities import MFA_SERIAL
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program


def _dialogs(driver: Driver) -> list[MfaDialog]:
    return [each for each in driver.window.findChildren(MfaDialog) if each.isVisible()]


async def _answer(driver: Driver, code: str) -> None:
    await until(lambda: _dialogs(driver), PATIENCE_S)
    dialog = _dialogs(driver)[0]
    assert dialog.findChild(QLineEdit, "mfaSerial").text() == MFA_SERIAL
    QTest.keyClicks(dialog.findChild(QLineEdit, "mfaCode"), code)


@pytest.mark.usefixtures("demo_profiles")
def test_one_code_lets_everything_that_waited_go_on(run_async: RunAsync, qapp: QApplication) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-admin") as driver:
            await _answer(driver, "123456")
            await driver.reads("identity", "assumed-role/prod-admin")
            await until(lambda: len(driver.rows("repositories")) > 5, PATIENCE_S)
            assert _dialogs(driver) == []

    run_async(job(), 60)


@pytest.mark.usefixtures("demo_profiles")
def test_without_a_code_the_card_says_so_and_trying_again_asks_again(
    run_async: RunAsync, qapp: QApplication
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "prod-admin") as driver:
            await until(lambda: _dialogs(driver), PATIENCE_S)
            QTest.keyClick(_dialogs(driver)[0], Qt.Key.Key_Escape)
            await driver.reads("errorTitle", "MFA")
            await until(lambda: driver.program.shell.session.accounts.identity_error, PATIENCE_S)
            assert _dialogs(driver) == []
            answered_s = time.monotonic()
            await until(lambda: time.monotonic() - answered_s > DECLINED_FOR_S)  # no person is as quick
            await driver.press("retry")
            await _answer(driver, "123456")
            await until(lambda: len(driver.rows("repositories")) > 5, PATIENCE_S)
            assert driver.find(QLabel, "errorTitle") is None

    run_async(job(), 60)
