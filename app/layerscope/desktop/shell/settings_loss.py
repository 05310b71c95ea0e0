"""What is told where the remembered settings could not be used."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.shell.settings import LoadedSettings
from layerscope.files.jsonfile import Loss


def loss_text(loaded: LoadedSettings) -> str:
    """What to tell about lost settings; empty where nothing was lost."""
    if loaded.loss is None:
        return ""
    sentence = {
        Loss.BROKEN: QCoreApplication.translate(
            "Settings", "The saved settings could not be read; the window starts with the defaults."
        ),
        Loss.NEWER: QCoreApplication.translate(
            "Settings",
            "The saved settings are from a newer version; the window starts with the defaults.",
        ),
        Loss.UNREADABLE: QCoreApplication.translate(
            "Settings",
            "The settings could not be read: access denied by the system. The window starts "
            "with the defaults.",
        ),
    }[loaded.loss]
    if loaded.kept_as is None:
        return sentence
    kept = QCoreApplication.translate("Settings", "The old file was saved as %1.")
    return f"{sentence} {kept.replace('%1', str(loaded.kept_as))}"
