"""Notifies a user who works in another window that a long transfer has ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from layerscope.desktop.runtime import session_bus
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.transfers.rules.stages import Stage
from layerscope.words.outside import LINE, block, line

LONG_S = 30.0
TRAY_ICON_MS = 10_000  # without an icon in the tray there is no message

Notify = Callable[[str, str], bool]
"""Shows a title and a text outside the window; whether somebody took them. Blocks, in a worker."""


def notify(title: str, text: str) -> bool:
    """By the desktop's own notifications; False where there are none."""
    return session_bus.is_there() and session_bus.notify(title, text)


def is_worth_telling(row: TransferRow, *, is_window_active: bool) -> bool:
    """Whether a user in another window wants to know: of a long one that was not stopped by hand."""
    stopped_itself = row.stage is Stage.VERIFIED or row.error is not None
    return stopped_itself and row.elapsed_s >= LONG_S and not is_window_active


class Notices(QObject):
    """Watches the transfers' ends; the window's entry in the task bar asks for attention besides."""

    def __init__(
        self,
        presenter: TransfersPresenter,
        window: QWidget,
        tasks: Tasks,
        blocking: Blocking,
        notify: Notify = notify,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._blocking = blocking
        self._notify = notify
        self._tray: QSystemTrayIcon | None = None
        presenter.transfer_ended.connect(self._on_transfer_ended)

    def _on_transfer_ended(self, row: TransferRow) -> None:
        if is_worth_telling(row, is_window_active=self._window.isActiveWindow()):
            QApplication.alert(self._window)
            self._tasks.start("transfer-list/notice", lambda: self._tell(row), Policy.QUEUE)

    async def _tell(self, row: TransferRow) -> None:
        title, text = line(texts.notice_title(row)), block(texts.end(row), LINE)
        if not await self._blocking(lambda: self._notify(title, text)):
            self._tell_by_tray(title, text)

    def _tell_by_tray(self, title: str, text: str) -> None:
        """By a message of an icon that is in the tray for a moment only, where there is a tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage(title, text, QApplication.windowIcon())
        QTimer.singleShot(TRAY_ICON_MS, self._tray.hide)
