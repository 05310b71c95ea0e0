"""The field that looks for words in what is shown, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import FlatToolButton, MutedLabel
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.words import formats

_TYPING_MS = 150
translate = QCoreApplication.translate


class FindRow(QWidget):
    """Attribute: `field`. Signals: `looked_for(str)`; `stepped(int)`, by 1 to the next, by -1 back."""

    looked_for = Signal(str)
    stepped = Signal(int)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self.field = FilterField()
        self.field.setObjectName("findInFile")
        self.field.setAccessibleName(translate("Viewer", "Find in file"))
        self.field.setPlaceholderText(translate("Viewer", "Find in file"))
        self._count = MutedLabel()
        self._count.setObjectName("findCount")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(lambda: self.looked_for.emit(self.field.text()))
        self.field.textChanged.connect(lambda _text: self._typing.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for name, icon, keys, step in (
            (translate("Viewer", "Find previous"), IconName.CHEVRON_UP, "Shift+F3", -1),
            (translate("Viewer", "Find next"), IconName.CHEVRON_DOWN, "F3", 1),
        ):
            button = FlatToolButton(name)
            theme.set_icon(button, icon, Ink.MUTED)
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(step))
            row.addWidget(button)
            shortcut = QShortcut(QKeySequence(keys), window, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self.stepped.emit(step))
        self.field.entered.connect(lambda: self.stepped.emit(1))

    def allow(self, *, is_text: bool) -> None:
        """Let words be looked for, or say why they cannot be."""
        self.setEnabled(is_text)
        usual, other = translate("Viewer", "Find in file"), translate("Viewer", "Find is for text")
        self.field.setPlaceholderText(usual if is_text else other)

    def show_count(self, at: int, of: int, *, is_most: bool = False) -> None:
        """Say which match is shown, from 1, and how many there are."""
        if not self.field.text():
            self._count.setText("")
        elif not of:
            self._count.setText(translate("Viewer", "none found"))
        else:
            every = f"{formats.count(of)}+" if is_most else formats.count(of)
            self._count.setText(f"{formats.count(at)}/{every}")
