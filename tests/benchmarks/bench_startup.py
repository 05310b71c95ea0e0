"""From the start of the process to the first paint of the window with its three empty lists."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from statistics import median

TITLE = "From the start of the process to the first paint (15 runs each, in turns)"
COLUMNS = ("what", "median", "best", "to reach")
RUNS = 15
WARM_UP = 2
TIMEOUT_S = 60

# The window is painted while its exposure is handled; what is queued meanwhile runs right after.
_FIRST_PAINT = """
import os, time
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Expose:
            QTimer.singleShot(0, tell)
        return False

def tell():
    print(time.time(), flush=True)
    os._exit(0)

first_paint = FirstPaint()
"""
_BARE = (
    _FIRST_PAINT
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTableView
app = QApplication([])
window, lists = QMainWindow(), QSplitter()
for _ in range(3):
    lists.addWidget(QTableView())
window.setCentralWidget(lists)
window.resize(1400, 900)
window.show()
window.windowHandle().installEventFilter(first_paint)
app.exec()
"""
)
_LAYERSCOPE = (
    "import gc; gc.disable()  # as the program does, before it imports Qt\n"
    + _FIRST_PAINT
    + """
from layerscope.__main__ import main
from layerscope.desktop.shell.window import MainWindow

def show(window, plainly=MainWindow.show):
    plainly(window)
    window.windowHandle().installEventFilter(first_paint)

MainWindow.show = show
main([])
"""
)
_ALL_IMPORTS = (
    """
import importlib, pkgutil
import boto3, keyring, layerscope
for module in pkgutil.walk_packages(layerscope.__path__, "layerscope."):
    importlib.import_module(module.name)
"""
    + _LAYERSCOPE
)


def rows() -> Iterator[tuple[str, ...]]:
    """The three starts in milliseconds, and how ours compares."""
    programs = {"bare": _BARE, "all": _ALL_IMPORTS, "ours": _LAYERSCOPE}
    times: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as home:
        for run in range(WARM_UP + RUNS):
            for name, program in programs.items():
                taken = _first_paint_ms(program, home)
                if run >= WARM_UP:
                    times[name].append(taken)
    yield ("bare PySide6 window with three views, ms", *_shown(times["bare"]), "")
    yield ("Layerscope, all imports first, ms", *_shown(times["all"]), "")
    yield ("Layerscope, ms", *_shown(times["ours"]), "")
    ours = median(times["ours"])
    yield ("of all imports first", f"{ours / median(times['all']):.2f} x", "", "≤ 0.40 x")
    yield ("of the bare window", f"{ours / median(times['bare']):.2f} x", "", "≤ 1.30 x")


def _first_paint_ms(program: str, home: str) -> float:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environment |= {"HOME": home, "XDG_CONFIG_HOME": home, "AWS_EC2_METADATA_DISABLED": "true"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", program]
    started_s = time.time()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=True
    )
    return (float(done.stdout) - started_s) * 1000


def _shown(times: list[float]) -> tuple[str, str]:
    return f"{median(times):.0f}", f"{min(times):.0f}"
