"""What the window shows in its first moment: its bar, its lists with their filters, and that it starts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from layerscope.desktop.runtime.guard import guarded

STARTING = {"en": "Starting…", "de": "Wird gestartet …"}
"""By language. The files of translations take longer to open than all of this takes to be painted."""

_BAR_EM = 3.4  # as high as the bar that takes its place, in heights of a line
_FIELD_EM, _HEADING_EM = 1.95, 2.0
_MARGIN, _RADIUS = 12, 6
_ACCOUNT_LETTERS = 30


@guarded
class FirstFace(QWidget):
    """Painted and made of nothing, so that it is there before the parts that take its place are imported.

    `widths` are the lists', in proportion; `language` as the settings have it.
    """

    def __init__(self, widths: tuple[int, ...], language: str = "") -> None:
        super().__init__()
        self._widths = widths
        self._text = STARTING[_spoken(language)]
        self.setAccessibleName(self._text)

    def lists(self) -> Iterator[QRect]:
        """Where the lists are going to be, from the left."""
        bar, total, left = self._bar_height(), sum(self._widths), 0
        for width in self._widths:
            taken = self.width() * width // max(1, total)
            yield QRect(left, bar, taken, self.height() - bar)
            left += taken

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint frames where bar, lists and their filters are going to be, and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(QRect(0, self._bar_height() - 1, self.width(), 1), line)
        for place, area in enumerate(self.lists()):
            if place:
                painter.fillRect(QRect(area.left(), area.top(), 1, area.height()), line)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        for field in self._fields():
            painter.drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        first = next(self.lists())
        below = first.adjusted(_MARGIN, self._field_height() * 3, -_MARGIN, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._text)

    def _fields(self) -> Iterator[QRect]:
        """The bar's two widest parts, and the filters of the first two lists."""
        height, letter = self._field_height(), self.fontMetrics().averageCharWidth()
        top = (self._bar_height() - height) // 2
        account = QRect(_MARGIN, top, _ACCOUNT_LETTERS * letter, height)
        yield account
        yield QRect(account.right() + _MARGIN, top, self.width() - account.right() - 2 * _MARGIN, height)
        head = round(self.fontMetrics().height() * _HEADING_EM)
        for area, _ in zip(self.lists(), range(2), strict=False):
            yield QRect(area.left() + _MARGIN, area.top() + head, area.width() - 2 * _MARGIN, height)

    def _bar_height(self) -> int:
        return round(self.fontMetrics().height() * _BAR_EM)

    def _field_height(self) -> int:
        return round(self.fontMetrics().height() * _FIELD_EM)


def _spoken(language: str) -> str:
    """The language, else the first of the system's that there is a word in."""
    system = (name.replace("_", "-").partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in (language, *system) if name in STARTING), "en")
