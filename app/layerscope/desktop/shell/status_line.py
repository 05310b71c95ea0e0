"""The status bar's sentence on what just happened: it goes after a while, and stays in a list."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import ElidedLabel
from layerscope.desktop.widgets.plain_label import PlainField
from layerscope.words import formats, outside

SHOWN_MS = 8000
MOST_KEPT = 100  # sentences of the list; older ones go


@guarded
class StatusLine(ElidedLabel):
    """Shows a sentence for `shown_ms`, so that none stands beside work it has nothing to do with.

    Attribute: `said`, the last sentences with their times (epoch seconds), the oldest first.
    Signal: `list_asked`, by a click on the line.
    """

    list_asked = Signal()

    def __init__(self, shown_ms: int = SHOWN_MS, now_s: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.said: deque[tuple[float, str]] = deque(maxlen=MOST_KEPT)
        self._now_s = now_s
        self._timer = QTimer(self, singleShot=True, interval=shown_ms)
        self._timer.timeout.connect(lambda: self.setText(""))

    def say(self, sentence: str) -> None:
        """Show the sentence in place of the last, and keep it."""
        self.setText(sentence)
        if sentence:
            self.said.append((self._now_s(), outside.line(sentence)))
            self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the list."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.list_asked.emit()
        super().mouseReleaseEvent(event)

    def show_list(self) -> None:
        """Show what was said lately, the newest first."""
        SaidDialog(self.window(), [*self.said]).open()


@guarded
class SaidDialog(QDialog):
    """The sentences, each with its time; to read and to copy."""

    def __init__(self, parent: QWidget, said: list[tuple[float, str]]) -> None:
        super().__init__(parent)
        self.setObjectName("saidDialog")
        self.setWindowTitle(self.tr("Recent messages"))
        lines = [f"{formats.exact_time(at_s)}  {sentence}" for at_s, sentence in reversed(said)]
        self._text = PlainField("\n".join(lines))
        self._text.setObjectName("saidText")
        self._text.setAccessibleName(self.tr("Recent messages"))
        self._text.setReadOnly(True)
        self._text.setPlaceholderText(self.tr("Nothing happened yet."))
        self._text.setMinimumSize(
            self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 16
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)
        self.finished.connect(self.deleteLater)
