"""A line above rows that are incomplete: what failed, and Try again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from layerscope.desktop.messages import words
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.pieces import Card


class FailureBanner(Card):
    """Visible while there is a failure. Signals: `retry_asked()`."""

    retry_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARN, parent)
        self.setObjectName("failureBanner")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        retry = QPushButton(self.tr("Try again"))
        retry.setObjectName("retryListing")
        retry.setAccessibleName(self.tr("Try again"))
        retry.clicked.connect(self._on_retry_clicked)
        layout = QHBoxLayout()
        layout.addWidget(self._label, 1)
        layout.addWidget(retry, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(layout)
        self.hide()

    def show_failure(self, error: Exception | None) -> None:
        """Say what failed; None hides the banner."""
        self.setVisible(error is not None)
        if error is not None:
            told = words(error)
            self._label.setText(self.tr("The list is not complete. %1.").replace("%1", told.title))
            self._label.setToolTip(f"{told.text}\n{told.next_step}")

    def _on_retry_clicked(self) -> None:
        self.retry_asked.emit()
