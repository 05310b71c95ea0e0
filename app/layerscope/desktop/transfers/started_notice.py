"""Several downloads that one click has started: how many and how large, with a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.fields import button
from layerscope.words import formats
from layerscope.words.plurals import Plural

SHOWN_MS = 60_000


class StartedNotice(QWidget):
    """Shown for a minute, until all of them have ended, or until others are started.

    Signals: `undo_asked(tuple)` with the numbers of the transfers.
    """

    undo_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers: tuple[int, ...] = ()
        self._text = MutedLabel()
        self._text.setObjectName("startedDownloads")
        self._undo = button("undoDownloads", self.tr("Undo"))
        self._undo.clicked.connect(self._on_undo_clicked)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self.hide()

    def show_started(self, rows: Sequence[TransferRow]) -> None:
        """Tell of these, which were started together."""
        self._numbers = tuple(row.number for row in rows)
        text = Plural.tr("%Ln downloads started", "", len(rows))
        if size_bytes := sum(row.job.size_bytes or 0 for row in rows):
            text = f"{text}, {formats.size(size_bytes)}"
        self._text.setText(text)
        self._timer.start()
        self.show()

    def follow(self, rows: Sequence[TransferRow]) -> None:
        """Go once there is nothing to undo any more."""
        if not any(row.number in self._numbers and row.stage.is_unfinished for row in rows):
            self.hide()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_asked.emit(self._numbers)
