"""What is attached to the image: a button for each sort, which leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from layerscope.desktop.image.attached import Attached
from layerscope.desktop.image.attached_words import sort_word
from layerscope.desktop.image.facts import Fact
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.words.tips import tip
from layerscope.words import formats


class AttachedRow(QWidget):
    """Signal: `asked_for(digest)`."""

    asked_for = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("imageAttached")
        self._shown: tuple[Attached, ...] = ()
        self._buttons: list[QToolButton] = []
        self.note = MutedLabel()
        self.note.setObjectName("imageAttachedNote")
        self._row = FlowLayout(self)
        self._row.addWidget(self.note)

    def show_attached(self, attached: Sequence[Attached], note: Fact) -> None:
        """Show these; the note where there is none, or where it is not known whether there are more."""
        if tuple(attached) != self._shown:
            self._shown = tuple(attached)
            self._make_buttons()
        self.note.setText(note.text)
        self.note.setToolTip(tip(note.tip))
        self.note.setVisible(bool(note.text))

    def _make_buttons(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(each) for each in self._shown]
        self._row.removeWidget(self.note)
        for part in (*self._buttons, self.note):
            self._row.addWidget(part)
            part.setVisible(True)

    def _button(self, attached: Attached) -> QToolButton:
        word = sort_word(attached.sort)
        count = len(attached.digests)
        text = word if count == 1 else f"{word} ({formats.count(count)})"
        button = QToolButton(self)
        button.setObjectName(f"attached-{attached.sort.value}")
        button.setProperty("kind", "link")
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tip(attached.digests[0]))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.asked_for.emit(attached.digests[0]))
        return button
