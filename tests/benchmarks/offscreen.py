"""The one QApplication of a benchmark, without a screen where none is asked for."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

# What the plug-in without a screen says with every window; it would stand between the lines of a table.
_CANNOT = "This plugin does not support"


def application() -> QApplication:
    """A new one, or the one of the benchmark before."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_tell)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    return app


def _tell(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if not text.startswith(_CANNOT):
        print(text, file=sys.stderr)
