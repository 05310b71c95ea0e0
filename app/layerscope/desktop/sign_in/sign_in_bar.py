"""The bar that says that a sign-in ran out, with what brings it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.bars import Bar, BarCard, dismiss_button
from layerscope.desktop.widgets.basic import IconLabel
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.sign_in_button import SignInButton


class SignInBar(Bar):
    """Shown while a sign-in is missing; what it offers stays in the account menu when it is dismissed."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        self._card = BarCard(Tone.WARN)
        super().__init__("signInBar", self._card)
        self._theme = theme
        self._icon = IconLabel()
        self._text = PlainLabel(wordWrap=True)
        self._text.setObjectName("signInText")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = SignInButton(action)
        button.setObjectName("signInFromBar")
        dismiss = dismiss_button(theme, "dismissSignIn", self.tr("Dismiss"), self.hide)
        for widget in (self._icon, self._text, button, dismiss):
            self._card.row.addWidget(widget, 1 if widget is self._text else 0)

    def say(self, text: str, tone: Tone) -> None:
        self._card.set_tone(tone)
        self._theme.set_icon(self._icon, IconName.ACCOUNT, tone)
        self._text.setText(text)
        self.show()
        announce(self, text)
