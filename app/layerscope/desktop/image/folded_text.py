"""A text of several lines behind a button that says what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.image.facts import Fact
from layerscope.desktop.theme.theme import mono_font
from layerscope.desktop.widgets.plain_label import PlainField
from layerscope.desktop.words.tips import menu_text, tip

_MOST_LINES = 12
_PADDING = 16


class FoldedText(QWidget):
    """Folded at first; it stays open while other texts take the place of the first.

    Attributes: `toggle`, the button; `field`, the text.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._said = self._text = ""
        self.toggle = QPushButton()
        self.toggle.setObjectName(name)
        self.toggle.setProperty("kind", "fold")
        self.toggle.setCheckable(True)
        self.field = PlainField()
        self.field.setObjectName(f"{name}Text")
        self.field.setAccessibleName(title)
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setFont(mono_font(self.field.font()))
        self.field.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._head = QHBoxLayout()
        self._head.addWidget(self.toggle)
        self._head.addStretch(1)
        layout.addLayout(self._head)
        layout.addWidget(self.field)
        self.toggle.toggled.connect(self._on_toggle_toggled)

    def add_link(self, link: QWidget) -> None:
        """Put this beside the button."""
        self._head.addWidget(link)

    def show_fact(self, said: Fact, text: str) -> None:
        """Have this text behind what is said of it; without one there is nothing to open."""
        if text != self._text:
            self._text = text
            self.field.setPlainText(text)
            lines = min(_MOST_LINES, text.count("\n") + 1)
            self.field.setFixedHeight(lines * self.field.fontMetrics().lineSpacing() + _PADDING)
        self._said = said.text
        self.toggle.setToolTip(tip(said.tip))
        self._show_state()

    def _on_toggle_toggled(self, _is_open: bool) -> None:
        self._show_state()

    def _show_state(self) -> None:
        is_open = self.toggle.isChecked() and bool(self._text)
        mark = ("▾" if is_open else "▸") if self._text else ""
        self.field.setVisible(is_open)
        self.toggle.setEnabled(bool(self._text))
        self.toggle.setText(f"{menu_text(self._said)} {mark}".strip())
        self.toggle.setAccessibleName(self._said)
