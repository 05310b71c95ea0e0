"""Asks before bytes are spent: what listing would cost, and the button that has it done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from layerscope.desktop.contents.files import words
from layerscope.desktop.contents.files.plan import Plan
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.basic import Card, PrimaryButton
from layerscope.desktop.widgets.fields import wrapped
from layerscope.desktop.words.tips import tip


class AskingCard(Card):
    """Hidden while there is nothing to ask. Signal: `accepted()`."""

    accepted = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self.setObjectName("filesAsking")
        self._text = wrapped("filesAskingText", "")
        text = QCoreApplication.translate("Files", "List files")
        self._list = PrimaryButton(text)
        self._list.setObjectName("listFiles")
        self._list.setAccessibleName(text)
        self._list.clicked.connect(self.accepted)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._list)
        self.body.addLayout(row)
        self.hide()

    def show_plan(self, plan: Plan, *, is_layer: bool) -> None:
        """Ask, where there is something to ask."""
        self.setVisible(bool(plan.asked_for))
        if plan.asked_for:
            self._text.setText(words.asking_text(plan, is_layer=is_layer))
            self._text.setToolTip("" if is_layer else tip(words.not_known_text(plan.asked_for)))
