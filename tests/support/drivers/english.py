"""English with its forms for numbers, whichever test ran before: imported where every test wants it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from layerscope.desktop.words.language import Language


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language = Language(qapp, "en")
    yield
    for translator in language.translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
