"""The dialog over the window that asks how an image is to be exported, while the image is being read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from layerscope.desktop.export.dialog import ExportDialog
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.account_calls import RegistryReader
from layerscope.registry.errors.base import RegistryError
from layerscope.transfers.export.rules.scopes import scopes_of

TASK = "export/read"
ROOM_TASK = "export/room"


class ExportPresenter(QObject):
    """One dialog at a time over the window."""

    def __init__(self, tasks: Tasks, blocking: Blocking, window: QWidget, folder: Callable[[], Path]) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._blocking = blocking
        self._window = window
        self._folder = folder
        self._dialog: ExportDialog | None = None

    def ask(
        self, target: ExportTarget, registry: RegistryReader, start: Callable[[ExportChoice], object]
    ) -> None:
        """Ask what of this image to export; `start` is called with the choice."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        dialog = self._dialog = ExportDialog(target, self._folder(), self._window)
        dialog.export_asked.connect(start)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fields.folder.textChanged.connect(lambda _text: self._measure(dialog))
        dialog.open()
        self._measure(dialog)
        self._tasks.start(TASK, lambda: self._read(dialog, target, registry))

    def close(self) -> None:
        """Close the dialog: the account has changed."""
        if self._dialog is not None:
            self._dialog.reject()

    async def _read(self, dialog: ExportDialog, target: ExportTarget, registry: RegistryReader) -> None:
        try:
            found = await registry.read_tree(target.repository, target.root)
            # Two thousand children, each with its own parts, take longer than a frame.
            scopes = await self._blocking(lambda: scopes_of(target.root, found))
        except RegistryError as error:
            if dialog is self._dialog:
                dialog.show_error(error)
        else:
            if dialog is self._dialog:
                dialog.show_scopes(scopes)

    def _measure(self, dialog: ExportDialog) -> None:
        """Find out how much room there is in the folder, whose disk may take its time."""
        folder = Path(dialog.fields.folder.text()).expanduser()
        if folder.is_absolute():
            self._tasks.start(ROOM_TASK, lambda: self._show_free(dialog, folder))

    async def _show_free(self, dialog: ExportDialog, folder: Path) -> None:
        free_bytes = await self._blocking(lambda: _free_bytes(folder))
        if dialog is self._dialog and free_bytes is not None:
            dialog.show_free(folder, free_bytes)

    def _forget(self) -> None:
        self._dialog = None
        self._tasks.cancel(TASK)
        self._tasks.cancel(ROOM_TASK)


def _free_bytes(folder: Path) -> int | None:
    """The room in the folder, or where it would be made; None where that cannot be told. Blocks."""
    for each in (folder, *folder.parents):
        try:
            return shutil.disk_usage(each).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
