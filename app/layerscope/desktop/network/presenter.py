"""Checks network settings that were entered, and takes them once they can be used."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from layerscope.desktop.network.dialog import NetworkDialog
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.words.reasons import translated
from layerscope.registry.aws.network_settings import NetworkSettings, is_proxy_address, names_user
from layerscope.registry.aws.trust import CaFileError, count_certificates


class NetworkPresenter(QObject):
    """Opens the dialog. Attribute: `settings`, those in force. Signal: `changed(NetworkSettings)`."""

    changed = Signal(object)

    def __init__(self, tasks: Tasks, blocking: Blocking, settings: NetworkSettings, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._blocking = blocking
        self._window = window
        self.settings = settings

    def open(self) -> None:
        """Show the dialog with the settings in force."""
        dialog = NetworkDialog(self.settings, self._window)
        dialog.ca_file_named.connect(lambda path: self._start(lambda: self._look_at(dialog, path)))
        dialog.entered.connect(lambda settings: self._start(lambda: self._take(dialog, settings)))
        dialog.finished.connect(lambda: self._tasks.cancel("network/"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        self._tasks.start("network/check", work)

    async def _look_at(self, dialog: NetworkDialog, path: str) -> bool:
        """Whether the CA file has certificates; the dialog shows how many, or what is wrong."""
        try:
            count = await self._blocking(lambda: count_certificates(path))
        except CaFileError as error:
            dialog.show_ca_mistake(f"{translated(error.reason)} {translated(error.next_step)}")
            return False
        dialog.show_certificates(count)
        return True

    async def _take(self, dialog: NetworkDialog, settings: NetworkSettings) -> None:
        if mistake := self._proxy_mistake(settings.proxy):
            dialog.show_mistake(mistake, of_proxy=True)
            return
        if settings.ca_file and not await self._look_at(dialog, settings.ca_file):
            dialog.show_mistake(self.tr("The CA file cannot be used, and nothing was changed."))
            return
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)
        dialog.close_taken()

    def _proxy_mistake(self, proxy: str | None) -> str:
        if not proxy:
            return ""
        if not is_proxy_address(proxy):
            return self.tr("A proxy is an address such as http://proxy.example:3128.")
        if names_user(proxy):
            return self.tr(
                "A proxy's password would be kept in a readable file. Set the whole address as HTTPS_PROXY in"
                " the environment, and choose “As the system and the environment say”."
            )
        return ""
