"""Links that macOS hands to the program as events, rather than on the command line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from layerscope.desktop.runtime.guard import guarded

_SCHEME = "layerscope"


@guarded
class OpenedLinks(QObject):
    """Links that macOS hands to the program; the last of them waits until somebody takes it.

    Signal: `arrived`. It hears the application from its first event on.
    """

    arrived = Signal()

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._waiting = ""
        app.installEventFilter(self)

    def taken(self) -> str:
        """The link that waits, and no more; empty where there is none."""
        link, self._waiting = self._waiting, ""
        return link

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whether the event was a link of ours to open."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        if event.url().scheme() != _SCHEME:
            return False
        self._waiting = event.url().toString()
        self.arrived.emit()
        return True
