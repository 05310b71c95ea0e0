"""The theme that widgets are painted in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, once for all tests: a style sheet takes its time."""
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.deleteLater()
