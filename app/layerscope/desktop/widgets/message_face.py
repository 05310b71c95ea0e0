"""Shown in place of rows: a sentence, or the card of the error."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.words.messages import words
from layerscope.words.outside import block


@guarded
class MessageFace(QStackedWidget):
    """Shows one or the other, and keeps the focus until there are rows to give it to.

    Signals: `retry_asked()`; `diagnosis_asked(error)`;
    `stepped_aside(forward)` Right or Left, in reading direction.
    """

    retry_asked = Signal()
    diagnosis_asked = Signal(object)
    stepped_aside = Signal(bool)

    def __init__(self, say: Say, *, remedies: Remedies | None = None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else keys pressed before the rows came are lost
        self._label = MutedLabel()
        self._label.setObjectName("listMessage")
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._label.setMargin(24)
        self._offer: QAction | None = None
        self._offered = QPushButton()
        self._offered.setObjectName("listOffer")
        self._offered.clicked.connect(self._on_offered_clicked)
        self._offered.hide()
        self._said = QWidget()
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._label)
        said.addWidget(self._offered, 0, Qt.AlignmentFlag.AlignHCenter)
        said.addStretch(1)
        self._card = ErrorCard(say, diagnosable=True, remedies=remedies)
        self._card.diagnosis_asked.connect(self.diagnosis_asked)
        self._card.retry_asked.connect(self.retry_asked)
        inside = QWidget()
        QVBoxLayout(inside).addWidget(self._card)
        self._failure = FittingArea(inside)
        self.addWidget(self._said)
        self.addWidget(self._failure)

    @property
    def failure(self) -> BaseException | None:
        return self._card.error

    def show_text(self, text: str, *, offer: QAction | None = None) -> None:
        """Say why there are no rows, and offer what would bring some."""
        if self._card.error is not None:
            self._card.clear()
        self._label.setText(text)
        self._show_offer(offer)
        self.setAccessibleName(block(text))
        self.setCurrentWidget(self._said)

    def _show_offer(self, offer: QAction | None) -> None:
        self._offered.setVisible(offer is not None)
        if offer is not self._offer:
            self._offer = offer
            self._offered.setText(offer.text() if offer else "")
            self._offered.setAccessibleName(offer.text() if offer else "")

    def _on_offered_clicked(self) -> None:
        if self._offer is not None:
            self._offer.trigger()

    def show_failure(self, error: Exception) -> None:
        """Show the error, once for the same one."""
        self.setAccessibleName(block(words(error).title))
        if self._card.error is not error:
            self._card.show_error(error)
        self.setCurrentWidget(self._failure)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and Right lead to the lists beside, as they do where there are rows."""
        if event.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            super().keyPressEvent(event)
            return
        is_left_to_right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        self.stepped_aside.emit((event.key() == Qt.Key.Key_Right) == is_left_to_right)
