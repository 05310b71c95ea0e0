"""The window's language: the system's or the one chosen, as far as there is a translation."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from layerscope.desktop.words.qt_speech import QtSpeech
from layerscope.words.speech import speak

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages there are, each by its own name."""


class Language:
    """Installs the translations, and the number format of a language that is not the system's.

    English has a translation too, for its plural forms. What is on the screen already keeps its words and is
    to be built anew. Attributes: `name`, one of LANGUAGES; `translators`, as installed.
    """

    def __init__(self, app: QApplication, chosen: str) -> None:
        self._app = app
        speak(QtSpeech())
        self.translators: list[QTranslator] = []
        self.choose(chosen)

    def choose(self, chosen: str) -> None:
        """Speak this language from now on; the system's where it is none of LANGUAGES."""
        self.name = chosen if chosen in LANGUAGES else system_language()
        is_other = chosen in LANGUAGES and chosen != _language_of(QLocale.system().name())
        QLocale.setDefault(QLocale(chosen) if is_other else QLocale.system())
        for old in self.translators:
            self._app.removeTranslator(old)
        self._content = _content(self.name)  # Qt reads from these bytes as long as the translator lives
        ours = QTranslator()
        ours.load(self._content)
        # Qt asks the last one first. Its own words are on the buttons of dialogs and in the menus of fields.
        self.translators = [_qts_own(self.name), ours]
        for translator in self.translators:
            self._app.installTranslator(translator)


def system_language() -> str:
    """The first of the system's languages, in the user's order, that there is a translation of."""
    preferred = (_language_of(name) for name in QLocale.system().uiLanguages())
    return next((name for name in preferred if name in LANGUAGES), "en")


def _language_of(name: str) -> str:
    """`de` of `de_DE`, `de-Latn-AT` and `de`."""
    return name.replace("_", "-").partition("-")[0]


def _content(name: str) -> bytes:
    path = resources.files("layerscope.resources").joinpath("translations", f"layerscope_{name}.qm")
    return path.read_bytes()


def _qts_own(name: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator
