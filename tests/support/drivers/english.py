"""The window's language for a test. `english` has forms for numbers, and is imported where all want it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from layerscope.desktop.words.language import Language


@contextmanager
def speaking(app: QApplication, chosen: str) -> Iterator[None]:
    """The process speaks the language of this code, whichever test ran before, and then none again."""
    before = QLocale()
    language = Language(app, chosen)
    try:
        yield
    finally:
        for translator in language.translators:
            app.removeTranslator(translator)
        QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    with speaking(qapp, "en"):
        yield
