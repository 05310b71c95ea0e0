"""A line above rows that are incomplete: what failed, and Try again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.basic import Card
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.sign_in_button import SignInButton
from layerscope.desktop.words.tips import tip
from layerscope.words.messages import words


class FailureBanner(Card):
    """Visible while there is a failure. Signals: `retry_asked()`."""

    retry_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, remedies: Remedies | None = None) -> None:
        super().__init__(Tone.WARN, parent)
        self.setObjectName("failureBanner")
        self._remedies = remedies or Remedies()
        self._label = PlainLabel()
        self._label.setWordWrap(True)
        retry = QPushButton(self.tr("Try again"))
        retry.setObjectName("retryListing")
        retry.setAccessibleName(self.tr("Try again"))
        retry.clicked.connect(self._on_retry_clicked)
        self._row = QHBoxLayout()
        self._row.addWidget(self._label, 1)
        self._row.addWidget(retry, 0, Qt.AlignmentFlag.AlignTop)
        self._sign_in: QWidget | None = None
        self._error: Exception | None = None
        self.body.addLayout(self._row)
        self.hide()

    def show_failure(self, error: Exception | None) -> None:
        """Say what failed; None hides the banner."""
        self.setVisible(error is not None)
        self._offer_sign_in(error)
        if error is not None:
            shown = words(error)
            self._label.setText(self.tr("The list is incomplete. %1.").replace("%1", shown.title))
            self._label.setToolTip(tip(f"{shown.text}\n{shown.next_step}"))

    def _offer_sign_in(self, error: Exception | None) -> None:
        if error is self._error:
            return
        self._error = error
        if self._sign_in is not None:
            self._row.removeWidget(self._sign_in)
            self._sign_in.deleteLater()
        action = self._remedies.first(error)
        self._sign_in = SignInButton(action, besides_retry=True) if action is not None else None
        if self._sign_in is not None:
            self._row.insertWidget(1, self._sign_in, 0, Qt.AlignmentFlag.AlignTop)

    def _on_retry_clicked(self) -> None:
        self.retry_asked.emit()
