"""The loop: one coroutine is the program; every request to quit ends it in order and in time.

Each case is a process of its own: the loop takes signals and the application for itself.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

PROGRAM = """
import asyncio, os, signal, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from layerscope.desktop.runtime.loop import run

app = QApplication(["test"])

async def main():
    try:
        {body}
    finally:
        print("cleaned up", flush=True)
    return 0

sys.exit(run(app, main, lambda loop, context: print("lost", context["message"], flush=True)))
"""


def play(body: str) -> tuple[int, list[str], float]:
    """The exit status, what was printed, and how long it took, in seconds."""
    started = time.monotonic()
    program = PROGRAM.format(body=body.replace("\n", "\n        "))
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    return ended.returncode, (ended.stdout + ended.stderr).splitlines(), time.monotonic() - started


def test_the_coroutine_s_result_is_the_status() -> None:
    assert play("await asyncio.sleep(0.01); return 3")[:2] == (3, ["cleaned up"])


def test_closing_the_last_window_does_not_cut_the_end_short() -> None:
    status, lines, _ = play(
        "w = QWidget(); w.show(); w.close(); await asyncio.sleep(0.05); print('still here', flush=True)"
    )
    assert (status, lines) == (0, ["still here", "cleaned up"])


def test_quit_cancels_it() -> None:
    body = "QTimer.singleShot(0, QCoreApplication.quit); await asyncio.sleep(60)"
    assert play(body)[:2] == (0, ["cleaned up"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_signals_cancel_it(name: str) -> None:
    body = f"QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.{name})); await asyncio.sleep(60)"
    assert play(body)[:2] == (128 + signal.Signals[name], ["cleaned up"])


def test_a_second_request_does_not_disturb_the_clean_up() -> None:
    body = """QTimer.singleShot(0, QCoreApplication.quit)
try:
    await asyncio.sleep(60)
finally:
    QCoreApplication.quit()
    await asyncio.sleep(0.05)
    print("saved", flush=True)"""
    assert play(body)[:2] == (0, ["saved", "cleaned up"])


def test_its_error_comes_out() -> None:
    status, lines, _ = play("raise RuntimeError('no window')")
    assert status == 1
    assert "RuntimeError: no window" in lines


def test_errors_of_callbacks_reach_the_handler() -> None:
    status, lines, _ = play("asyncio.get_running_loop().call_soon(lambda: 1 / 0); await asyncio.sleep(0.02)")
    assert status == 0
    assert lines[0].startswith("lost Exception in callback")


def test_a_task_that_ignores_its_cancellation_does_not_hold_it() -> None:
    status, lines, took_s = play("""async def refuse():
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            pass
task = asyncio.create_task(refuse())
await asyncio.sleep(0.01)""")
    assert status == 0
    assert any("did not end in time" in line for line in lines)
    assert took_s < 20
