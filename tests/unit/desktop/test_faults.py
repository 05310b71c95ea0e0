"""Unexpected errors: from every hook to the log and the one report, without secrets."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from layerscope.desktop.runtime.faults import Fault, Faults
from layerscope.desktop.shell.fault_dialog import FaultDialog, show_faults, versions
from support.drivers.waiting import RunAsync, until

SECRET = "https://b.example/l?X-Amz-Signature=0123456789abcdef&x=1"


def error(text: str = "boom") -> ValueError:
    try:
        int(f"{text} is no number")
    except ValueError as raised:
        return raised
    raise AssertionError(text)


@pytest.fixture
def faults() -> Iterator[Faults]:
    faults = Faults()
    faults.install()
    yield faults
    faults.uninstall()


@pytest.fixture
def found(faults: Faults) -> list[Fault]:
    found: list[Fault] = []
    faults.found.connect(found.append, Qt.ConnectionType.DirectConnection)
    return found


@pytest.mark.expects_log(r"(?s)unexpected error in the window\n.*ValueError: boom")
@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_slot_is_found(found: list[Fault], run_async: RunAsync) -> None:
    def fail() -> None:
        raise ValueError("boom")

    QTimer.singleShot(0, fail)
    run_async(until(lambda: found))
    assert found[0].where == "the window"
    assert "ValueError: boom" in found[0].text


@pytest.mark.expects_log("thread worker-7")
def test_an_error_in_a_thread_is_found(found: list[Fault]) -> None:
    thread = threading.Thread(target=lambda: 1 / 0, name="worker-7")
    thread.start()
    thread.join()
    assert "ZeroDivisionError" in found[0].text


@pytest.mark.expects_log(r"clean-up of \S+\.Broken\.__del__")
def test_an_error_in_a_finaliser_is_found(found: list[Fault]) -> None:
    class Broken:
        def __del__(self) -> None:
            raise ValueError("cannot close")

    Broken()
    gc.collect()
    assert "cannot close" in found[0].text


@pytest.mark.expects_log("callback failed\n", "event loop\nslow")
def test_the_loop_s_errors_are_found(found: list[Fault], faults: Faults) -> None:
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(faults.on_loop_error)
    loop.call_exception_handler({"message": "callback failed", "exception": error()})
    loop.call_exception_handler({"message": f"slow {SECRET}"})
    loop.close()
    assert [fault.where for fault in found] == ["callback failed", "event loop"]
    assert "0123456789abcdef" not in found[1].text


@pytest.mark.expects_log("WARNING qt: default: careful X-Amz-Signature=…")
@pytest.mark.no_qt_log
def test_what_qt_says_is_logged(faults: Faults, qapp: object) -> None:
    qWarning("careful X-Amz-Signature=0123456789abcdef")
    assert sys.excepthook == faults._on_exception


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults = Faults()
    faults.install()
    assert sys.excepthook is not before[0]
    faults.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


@pytest.mark.expects_log("unexpected error in task layer/url", "again in task layer/url: ValueError: ")
def test_the_same_error_is_logged_whole_once(caplog: pytest.LogCaptureFixture) -> None:
    faults, failed = Faults(), error(SECRET)
    with caplog.at_level(logging.ERROR):
        faults.on_task_error("layer/url", failed)
        faults.on_task_error("layer/url", failed)
    assert "Traceback" in caplog.messages[0]
    assert "Traceback" not in caplog.messages[1]
    assert "0123456789abcdef" not in caplog.text


@pytest.fixture
def dialog(qtbot: QtBot) -> FaultDialog:
    dialog = FaultDialog()
    qtbot.addWidget(dialog)
    return dialog


def test_one_dialog_for_all_errors(dialog: FaultDialog) -> None:
    dialog.add(Fault("the window", "ValueError: first", 0.0))
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "further" not in dialog.findChild(QLabel, "faultSummary").text()
    for _ in range(4):
        dialog.add(Fault("task images", "ValueError: second", 60.0))
    assert "4 more" in dialog.findChild(QLabel, "faultSummary").text()
    text = dialog.report()
    assert "1970-01-01T00:00:00+00:00 in the window\nValueError: first" in text
    assert "in task images, 4 times\nValueError: second" in text


def test_a_closed_dialog_opens_only_for_what_is_new(dialog: FaultDialog) -> None:
    dialog.add(Fault("the window", "ValueError: first", 0.0))
    dialog.close()
    dialog.add(Fault("the window", "ValueError: first", 1.0))
    assert not dialog.isVisible()
    dialog.add(Fault("the window", "ValueError: second", 2.0))
    assert dialog.isVisible()


def test_the_report_stays_readable_in_a_storm(dialog: FaultDialog) -> None:
    for number in range(30):
        dialog.add(Fault("the window", f"ValueError: {number}", 0.0))
    assert "ValueError: 9" in dialog.report()
    assert "ValueError: 10" not in dialog.report()
    assert "20 different errors more" in dialog.report()


def test_copy_takes_the_report_with_versions(dialog: FaultDialog) -> None:
    dialog.add(Fault("the window", "ValueError: first", 0.0))
    dialog.findChild(QPushButton, "copyFaultReport").click()
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.report()
    assert versions() in copied
    assert "Qt 6." in copied
    assert dialog.findChild(QPlainTextEdit, "faultReport").accessibleName() == "Error report"


@pytest.mark.expects_log("unexpected error in task images")
def test_it_is_shown_after_what_failed_and_not_in_its_midst(qtbot: QtBot, run_async: RunAsync) -> None:
    faults = Faults()
    dialog = show_faults(faults)
    qtbot.addWidget(dialog)
    faults.on_task_error("images", error())
    assert not dialog.isVisible()
    run_async(until(dialog.isVisible))


@pytest.mark.expects_log("unexpected error in thread")
def test_errors_of_threads_are_shown_by_the_window_s(qtbot: QtBot, run_async: RunAsync) -> None:
    faults = Faults()
    dialog = show_faults(faults)
    qtbot.addWidget(dialog)
    thread = threading.Thread(target=lambda: faults.record(error(), "thread 1"))
    thread.start()
    run_async(until(dialog.isVisible))
    thread.join()
    assert isinstance(dialog, QObject)
    assert "in thread 1" in dialog.report()
