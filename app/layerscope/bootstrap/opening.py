"""The window's first moment: it is painted before the parts that fill it, and what they ask, are imported.

Nothing imported here may import asyncio, boto3 or the registry: a test and a benchmark watch it.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from layerscope.bootstrap.obstacles import BLOCKED, about_display, report
from layerscope.desktop.shell.settings import LoadedSettings, SettingsFile, default_path
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.theme.font_size import set_font_size
from layerscope.desktop.theme.theme import Theme

EXPOSURE_TIMEOUT_MS = 150  # a window manager may take its time; the program does not wait for it


class Opening(NamedTuple):
    """What there is from the first moment on."""

    app: QApplication
    settings_file: SettingsFile
    loaded: LoadedSettings
    theme: Theme
    window: MainWindow


def new_application() -> QApplication:
    """Qt's application under the program's name; where there is no screen for it, the process ends with 1.

    Qt would abort: by then it has no way back.
    """
    warned: list[str] = []

    def take(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
        if kind is QtMsgType.QtFatalMsg:
            report(about_display(text or ""))
            sys.stderr.flush()
            os._exit(BLOCKED)
        warned.append(text or "")

    before = qInstallMessageHandler(take)
    # X has the instance of the window's class from the name.
    app = QApplication(["layerscope"])
    qInstallMessageHandler(before)
    for text in warned:  # it came to nothing bad
        qWarning(text)
    app.setApplicationName("Layerscope")
    app.setDesktopFileName("layerscope")
    if sys.platform == "darwin":
        from layerscope.bootstrap.handover.links import OpenedLinks

        OpenedLinks(app)
    return app


def open_window(app: QApplication, settings_file: SettingsFile | None = None) -> Opening:
    """The window with its empty lists, shown where it was left, in the user's colours."""
    file = settings_file or SettingsFile(default_path())
    loaded = file.load()
    set_font_size(app, loaded.settings.font_size)
    theme = Theme(app, loaded.settings.theme, loaded.settings.contrast, styled=False)
    window = MainWindow(loaded.settings)
    window.show()
    return Opening(app, file, loaded, theme, window)


def paint(opening: Opening) -> None:
    """Let the window be seen: return once it is painted, or EXPOSURE_TIMEOUT_MS have passed."""
    handle = opening.window.windowHandle()
    patience = QTimer(singleShot=True, interval=EXPOSURE_TIMEOUT_MS)
    patience.start()
    while not handle.isExposed() and patience.isActive():
        opening.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    opening.app.processEvents()
