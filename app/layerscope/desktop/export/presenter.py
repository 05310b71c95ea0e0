"""From a chosen image to its export in the queue: reads the image, asks in a dialog, puts the job there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from layerscope.desktop.export.dialog import ExportDialog
from layerscope.desktop.export.target import ExportCalls, ExportChoice, ExportTarget
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.registry.errors.base import RegistryError
from layerscope.transfers.export.rules.scopes import scopes_of

TASK = "export/read"


class ExportPresenter(QObject):
    """One dialog at a time over the window.

    Signals: `export_chosen(ExportTarget, ExportChoice, ExportCalls)`, for whoever fills the queue.
    """

    export_chosen = Signal(object, object, object)

    def __init__(self, tasks: Tasks, window: QWidget, folder: Callable[[], Path]) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._folder = folder
        self._dialog: ExportDialog | None = None

    def ask(self, target: ExportTarget, calls: ExportCalls) -> None:
        """Ask what of this image to export, while it is being read."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        dialog = self._dialog = ExportDialog(target, self._folder(), self._window)
        dialog.export_asked.connect(lambda choice: self._chosen(target, choice, calls))
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._tasks.start(TASK, lambda: self._read(dialog, target, calls))

    def close(self) -> None:
        """Ask nothing any more: the account has changed."""
        if self._dialog is not None:
            self._dialog.reject()

    async def _read(self, dialog: ExportDialog, target: ExportTarget, calls: ExportCalls) -> None:
        try:
            found = await calls.tree(target.repository, target.root)
        except RegistryError as error:
            if dialog is self._dialog:
                dialog.show_error(error)
        else:
            if dialog is self._dialog:
                dialog.show_scopes(scopes_of(target.root, found))

    def _chosen(self, target: ExportTarget, choice: ExportChoice, calls: ExportCalls) -> None:
        self.export_chosen.emit(target, choice, calls)

    def _forget(self) -> None:
        self._dialog = None
        self._tasks.cancel(TASK)
