"""The search row of a JSON view: what to find, how many there are, next and previous."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import FlatToolButton
from layerscope.desktop.widgets.field_buttons import offer_clearing
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import tip
from layerscope.words import formats

_TYPING_MS = 120  # a pause in the typing, before a large text is searched


@guarded
class JsonSearch(QWidget):
    """Signals: `looked_for` with the needle after a pause in the typing, `next_asked`, `previous_asked`."""

    looked_for = Signal(str)
    next_asked = Signal()
    previous_asked = Signal()

    def __init__(self, theme: Theme, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}Search")
        self.field.setAccessibleName(accessible_name)
        self.field.setPlaceholderText(self.tr("Search…"))
        offer_clearing(self.field)
        self.field.installEventFilter(self)
        self.count = PlainLabel()
        self.count.setObjectName(f"{name}SearchCount")
        self.previous = self._button(self.tr("Previous match"), "Shift+F3")
        self.next = self._button(self.tr("Next match"), "F3")
        theme.set_icon(self.previous, IconName.CHEVRON_UP)
        theme.set_icon(self.next, IconName.CHEVRON_DOWN)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._lay_out()
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(self._on_text_changed)
        self.previous.clicked.connect(self.previous_asked)
        self.next.clicked.connect(self.next_asked)
        self.show_count(0, 0)

    def show_count(self, at: int, count: int) -> None:
        """Say which match of how many is shown; both 0 where there is none."""
        if not self.field.text():
            text = ""
        elif count:
            text = self.tr("{at} of {count}").format(at=formats.count(at), count=formats.count(count))
        else:
            text = self.tr("Not found")
        self.count.setText(text)
        self.previous.setEnabled(count > 0)
        self.next.setEnabled(count > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes to the next match, Shift+Enter to the previous one, Esc empties the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_enter(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _on_enter(self, *, back: bool) -> None:
        if self._pause.isActive():
            self._look()
        elif back:
            self.previous_asked.emit()
        else:
            self.next_asked.emit()

    def _on_text_changed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self.looked_for.emit(self.field.text())

    def _button(self, name: str, shortcut: str) -> QToolButton:
        button = FlatToolButton(name)
        button.setToolTip(tip(f"{name} ({shortcut})"))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next):
            row.addWidget(widget)
