"""The bars between the window's top and its lists: a low card of one row, and the button that hides it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import Card, FlatToolButton


class Bar(QWidget):
    """Hidden until there is something to say; its cards stand one below the other."""

    def __init__(self, object_name: str, *cards: Card) -> None:
        super().__init__()
        self.setObjectName(object_name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 2)
        for card in cards:
            layout.addWidget(card)
        self.hide()


class BarCard(Card):
    """A card no higher than its row. Attribute: `row`, to fill from its icon to its last button."""

    def __init__(self, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__(tone)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.body.setContentsMargins(10, 5, 6, 5)
        self.body.addLayout(self.row)


def dismiss_button(
    theme: Theme, object_name: str, text: str, on_click: Callable[[], object]
) -> FlatToolButton:
    """The cross at the end of a row; `text` is its name and tooltip."""
    button = FlatToolButton(text)
    button.setObjectName(object_name)
    button.clicked.connect(lambda _checked=False: on_click())
    theme.set_icon(button, IconName.CROSS)
    return button
