"""The size of the letters: beside the system's, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.desktop.theme.font_size import FontSize, set_font_size


@pytest.mark.parametrize("size", FontSize)
def test_a_size_is_beside_the_systems(qapp: QApplication, size: FontSize) -> None:
    before = qapp.font()
    try:
        set_font_size(qapp, size)
        larger = qapp.font().pointSizeF() / before.pointSizeF()
        assert larger == pytest.approx({"smaller": 0.9, "normal": 1, "larger": 1.2, "largest": 1.5}[size])
        set_font_size(qapp, size)  # not of the last one
        assert qapp.font().pointSizeF() / before.pointSizeF() == pytest.approx(larger)
    finally:
        set_font_size(qapp, FontSize.NORMAL)
    assert qapp.font() == before
