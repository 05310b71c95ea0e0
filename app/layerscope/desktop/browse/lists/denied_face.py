"""Says above a list's rows that the rest may not be listed; the rows are what was opened by name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.remedies import Remedies


@guarded
class DeniedFace(FittingArea):
    """Visible while the listing is denied; no higher than it must be, and scrolls where it is too low.

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

    def show_denial(self, error: Exception | None) -> None:
        """Show the denied read, once for the same one; None hides it."""
        if error is None:
            self._card.clear()
        elif self._card.error is not error:
            self._card.show_error(error)
        self.setVisible(error is not None)
