"""A value to copy, with the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.basic import FlatToolButton
from layerscope.desktop.widgets.fields import value_field
from layerscope.desktop.words.tips import tip


class CopyLine(QWidget):
    """Attributes: `field`, and `copy`, the button, of which `said` is told once it has copied."""

    def __init__(self, name: str, title: str, copy: str, said: str, theme: Theme, say: Say) -> None:
        super().__init__()
        self._text, self._said, self._say = "", said, say
        self.field = value_field(name, title)
        self.field.elision = Qt.TextElideMode.ElideMiddle  # what tells one from another is at the end
        self.copy = FlatToolButton(copy)
        self.copy.setObjectName(f"copy{name[0].upper()}{name[1:]}")
        theme.set_icon(self.copy, IconName.COPY, Ink.MUTED)
        self.copy.setProperty("kind", "small")
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.copy)

    def show_text(self, text: str, otherwise: str = "") -> None:
        """Show the text to copy; where there is none, what stands for it."""
        self._text = text
        self.field.setText(text or otherwise)
        self.field.setToolTip(tip(text))
        self.copy.setEnabled(bool(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._say(self._said)
