"""Says above rows that the rest may not be read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.words.denied_reads import denied_line


@guarded
class DeniedFace(FittingArea):
    """Visible while there is a denied read to tell of; scrolls where there is not enough room for it.

    Signals: `retry_asked()`; `diagnosis_asked(error)`.
    """

    retry_asked = Signal()
    diagnosis_asked = Signal(object)

    def __init__(self, say: Say, *, remedies: Remedies | None = None) -> None:
        inside = QWidget()
        self._card = ErrorCard(say, diagnosable=True, remedies=remedies)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        super().__init__(inside)
        self._card.retry_asked.connect(self.retry_asked)
        self._card.diagnosis_asked.connect(self.diagnosis_asked)
        self.hide()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the card is at this width; Qt asks for some lines only."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def show_denial(self, error: Exception | None) -> bool:
        """Whether the error is a denied read; then it is shown, once for the same one. Others hide this."""
        is_denied = bool(denied_line(error))
        if error is None or not is_denied:
            self._card.clear()
        elif self._card.error is not error:
            self._card.show_error(error)
        self.setVisible(is_denied)
        return is_denied
