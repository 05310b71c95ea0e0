"""What the button of each main action says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.transfers.fitting import Main
from layerscope.words.form import QT_TRANSLATE_NOOP

_MAIN_WORDS = {
    Main.PAUSE: QT_TRANSLATE_NOOP("Transfers", "Pause"),
    Main.RESUME: QT_TRANSLATE_NOOP("Transfers", "Resume"),
    Main.RETRY: QT_TRANSLATE_NOOP("Transfers", "Retry"),
    Main.DIAGNOSE: QT_TRANSLATE_NOOP("Transfers", "Diagnose"),
    Main.RESTORE: QT_TRANSLATE_NOOP("Transfers", "Restore…"),
    Main.SHOW: QT_TRANSLATE_NOOP("Transfers", "Show in folder"),
}


def main_word(main: Main) -> str:
    """What the button of a main action says."""
    return QCoreApplication.translate("Transfers", _MAIN_WORDS[main])
