"""The bar that says that a sign-in ran out, with what brings it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, FlatToolButton, IconLabel
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.sign_in_button import SignInButton


class SignInBar(QWidget):
    """Shown while a sign-in is missing; what it offers stays in the account menu when it is dismissed."""

    def __init__(self, theme: Theme, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("signInBar")
        self._card = Card(Tone.WARN)
        self._icon = IconLabel()
        self._text = PlainLabel(wordWrap=True)
        self._text.setObjectName("signInText")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = SignInButton(action)
        self._button.setObjectName("signInFromBar")
        self._dismiss = FlatToolButton(self.tr("Dismiss"))
        self._dismiss.setObjectName("dismissSignIn")
        self._dismiss.clicked.connect(self.hide)
        theme.set_icon(self._dismiss, IconName.CROSS)
        self._lay_out()
        self.hide()

    def say(self, text: str, tone: Tone) -> None:
        self._card.set_tone(tone)
        self._theme.set_icon(self._icon, IconName.ACCOUNT, tone)
        self._text.setText(text)
        self.show()
        announce(self, text)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._dismiss)
        self._card.body.setContentsMargins(10, 5, 6, 5)
        self._card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 8)
        layout.addWidget(self._card)
