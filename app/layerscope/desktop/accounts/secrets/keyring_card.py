"""What the system's keyring did not do, and the two ways on: try again, or keys for this run only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, TitleLabel
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import tip
from layerscope.words.reasons import translated


class KeyringCard(Card):
    """Visible while there is something to say. Signals: `retry_asked`, `run_only_asked`."""

    retry_asked = Signal()
    run_only_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARN, parent)
        self.setObjectName("keyringCard")
        self._title = TitleLabel()
        self._title.setObjectName("keyringReason")
        self._title.setWordWrap(True)
        self._step = PlainLabel(wordWrap=True)
        self._step.setObjectName("keyringNextStep")
        retry = side_button("retryKeyring", self.tr("Try again"))
        run_only = side_button("keysForThisRun", self.tr("Use for this session only"))
        retry.clicked.connect(self.retry_asked)
        run_only.clicked.connect(self.run_only_asked)
        buttons = QHBoxLayout()
        buttons.addWidget(retry)
        buttons.addWidget(run_only)
        buttons.addStretch(1)
        for label in (self._title, self._step):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self.body.addLayout(buttons)
        self.hide()

    def show_error(self, error: KeyringError) -> None:
        """Say what happened; the keyring's own words are the tooltip."""
        self.say(translated(error.reason), translated(error.next_step), error.detail)

    def say(self, reason: str, next_step: str, detail: str = "") -> None:
        self._title.setText(reason)
        self._step.setText(next_step)
        self.setToolTip(tip(detail))
        self.show()
        announce(self, f"{reason} {next_step}")
