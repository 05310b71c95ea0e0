"""The window's language: the system's or the one chosen, as far as there is a translation."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QByteArray, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages there are, each by its own name."""


class Language:
    """Installs the translation; English has one too, for its plural forms.

    What is on the screen already keeps its words: a new choice shows at the next start.
    """

    def __init__(self, app: QApplication, chosen: str) -> None:
        self._app = app
        name = chosen or QLocale.system().name().partition("_")[0]
        self.name = name if name in LANGUAGES else "en"
        if chosen and chosen != QLocale.system().name().partition("_")[0]:
            QLocale.setDefault(QLocale(self.name))
        self._translator = QTranslator()
        # Qt reads from these bytes as long as the translator lives.
        self._content = QByteArray(_translation(self.name))
        if self._translator.load(self._content.data()):
            app.installTranslator(self._translator)


def _translation(name: str) -> bytes:
    """The compiled translation; nothing where it was not built."""
    file = resources.files("layerscope.resources").joinpath("translations", f"layerscope_{name}.qm")
    return file.read_bytes() if file.is_file() else b""
