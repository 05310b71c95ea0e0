"""The line that tells of a newer release, and leads to its page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.bars import Bar, BarCard, dismiss_button
from layerscope.desktop.widgets.basic import IconLabel
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.plain_label import PlainLabel


class UpdateBar(Bar):
    """Hidden while there is nothing to tell. Signals: `page_asked`, `dismissed`."""

    page_asked = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        card = BarCard(Tone.INFO)
        super().__init__("updateBar", card)
        self._text = PlainLabel(wordWrap=True)
        self._text.setObjectName("updateText")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page = button("openRelease", self.tr("What is new"))
        page.clicked.connect(lambda _on=False: self.page_asked.emit())
        text = self.tr("Dismiss until the next version")
        dismiss = dismiss_button(theme, "dismissUpdate", text, self.dismissed.emit)
        icon = IconLabel()
        theme.set_icon(icon, IconName.INFO, Tone.INFO)
        for widget in (icon, self._text, page, dismiss):
            card.row.addWidget(widget, 1 if widget is self._text else 0)

    def say(self, text: str) -> None:
        """Show the sentence; empty hides the line."""
        if text and text != self._text.text():
            announce(self, text)
        self._text.setText(text)
        self.setVisible(bool(text))
