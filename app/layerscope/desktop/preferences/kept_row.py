"""One thing that is kept, on the page of privacy: what, where, how much, and the way to have it gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.widgets.basic import ElidedLabel, MutedLabel, TitleLabel
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.fields import note, wrapped
from layerscope.desktop.words.tips import tip
from layerscope.words import formats
from layerscope.words.outside import line

translate = QCoreApplication.translate


class KeptRow(QWidget):
    """Asks before it has anything cleared."""

    def __init__(self, kept: Kept, clear: Callable[[], object], open_folder: Callable[[], object]) -> None:
        super().__init__()
        self._kept = kept
        self._size = MutedLabel()
        self._size.setObjectName(f"{kept.name}Size")
        self._said = note(f"{kept.name}Said")
        self._said.hide()
        path = ElidedLabel(str(kept.where), Qt.TextElideMode.ElideMiddle)
        path.setProperty("kind", "muted")
        path.setObjectName(f"{kept.name}Path")
        path.setToolTip(tip(str(kept.where)))
        head, ways = QHBoxLayout(), QHBoxLayout()
        head.addWidget(TitleLabel(kept.title), 1)
        head.addWidget(self._size)
        ways.addWidget(path, 1)
        texts = translate("KeptRow", "Open folder"), translate("KeptRow", "Clear…")
        self._open = _button(f"{kept.name}Open", texts[0], kept.title, open_folder)
        self._clear = _button(f"{kept.name}Clear", texts[1], kept.title, lambda: self._ask(clear))
        ways.addWidget(self._open)
        ways.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(wrapped(f"{kept.name}Holds", kept.holds))
        layout.addLayout(ways)
        layout.addWidget(self._said)

    def show_size(self, size_bytes: int) -> None:
        """Say how much there is of it."""
        self._size.setText(formats.size(size_bytes) if size_bytes else translate("KeptRow", "nothing kept"))

    def say(self, text: str) -> None:
        """Say what came of clearing it."""
        self._said.setText(text)
        self._said.show()

    def _ask(self, clear: Callable[[], object]) -> None:
        box = MessageBox(self.window())
        box.setObjectName("clearQuestion")
        box.setWindowTitle(line(self._kept.title))
        box.setText(self._kept.loses)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        confirm = QPushButton(translate("KeptRow", "Clear"), box)  # held by it: addButton alone does not
        confirm.setObjectName("confirmClear")
        confirm.clicked.connect(lambda _on=False: clear())
        box.addButton(confirm, QMessageBox.ButtonRole.DestructiveRole)
        box.finished.connect(box.deleteLater)
        box.open()


def _button(name: str, text: str, of: str, act: Callable[[], object]) -> QPushButton:
    made = side_button(name, text)
    made.setAccessibleName(f"{text} {of}")
    made.clicked.connect(lambda _on=False: act())
    return made
