"""The line that tells of a newer release, and leads to its page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, FlatToolButton, IconLabel
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.plain_label import PlainLabel


class UpdateBar(QWidget):
    """Hidden while there is nothing to tell. Signals: `page_asked`, `dismissed`."""

    page_asked = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("updateBar")
        self._text = PlainLabel(wordWrap=True)
        self._text.setObjectName("updateText")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page = button("openRelease", self.tr("What is new"))
        page.clicked.connect(lambda _on=False: self.page_asked.emit())
        dismiss = FlatToolButton(self.tr("Dismiss until the next version"))
        dismiss.setObjectName("dismissUpdate")
        dismiss.clicked.connect(lambda _on=False: self.dismissed.emit())
        icon = IconLabel()
        theme.set_icon(icon, IconName.INFO, Tone.INFO)
        theme.set_icon(dismiss, IconName.CROSS)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (icon, self._text, page, dismiss):
            row.addWidget(widget, 1 if widget is self._text else 0)
        card = Card(Tone.INFO)
        card.body.setContentsMargins(10, 5, 6, 5)
        card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 8)
        layout.addWidget(card)
        self.hide()

    def say(self, text: str) -> None:
        """Show the sentence; empty hides the line."""
        if text and text != self._text.text():
            announce(self, text)
        self._text.setText(text)
        self.setVisible(bool(text))
