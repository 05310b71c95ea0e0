"""The tests' own foundations: the loop they run coroutines on, and the guard on the log."""

from __future__ import annotations

import asyncio
import logging
import os

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.drivers.application import let_go_of_keys
from support.drivers.waiting import RunAsync, emitted, until


class _Bell(QObject):
    rung = Signal(int)


def test_coroutines_run_on_the_loop_of_qt(run_async: RunAsync) -> None:
    async def wait_for_qt() -> tuple[object, ...]:
        bell = _Bell()
        return await emitted(bell.rung, lambda: QTimer.singleShot(0, lambda: bell.rung.emit(3)))

    assert run_async(wait_for_qt()) == (3,)


def test_threads_come_back_to_the_loop(run_async: RunAsync) -> None:
    async def ask_a_thread() -> int:
        return await asyncio.get_running_loop().run_in_executor(None, os.getpid)

    assert run_async(ask_a_thread()) == os.getpid()


def test_until_gives_up_in_time(run_async: RunAsync) -> None:
    with pytest.raises(TimeoutError):
        run_async(until(lambda: False, timeout_s=0.02))


def test_no_screen_and_no_account_are_used() -> None:
    assert os.environ["QT_QPA_PLATFORM"].partition(":")[0] in {"offscreen", "xcb"}
    assert "AWS_PROFILE" not in os.environ


@pytest.mark.expects_log(r"WARNING shop: shut at \d+")
def test_expected_warnings_pass() -> None:
    logging.getLogger("shop").warning("shut at %d", 7)
    assert logging.getLogger("shop").isEnabledFor(logging.WARNING)


def test_no_key_stays_held(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.ShiftModifier  # or nothing would be let go of
    let_go_of_keys(qapp)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
