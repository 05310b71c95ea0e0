"""Checks network settings that were entered, and takes them once they can be used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from layerscope.desktop.network.page import NetworkPage
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.registry.aws.network_settings import NetworkSettings, is_proxy_address, names_user
from layerscope.registry.aws.trust import CaFileError, count_certificates
from layerscope.words.reasons import translated


class NetworkPresenter(QObject):
    """Makes the page, and takes what is entered there, even where the page is closed by then.

    Attribute: `settings`, those in force. Signal: `changed(NetworkSettings)`.
    """

    changed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        blocking: Blocking,
        settings: NetworkSettings,
        say: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._blocking = blocking
        self._say = say
        self._page: NetworkPage | None = None
        self.settings = settings

    def new_page(self) -> QWidget:
        """A page with the settings in force."""
        page = self._page = NetworkPage(self.settings)
        page.entered.connect(self._enter)
        page.destroyed.connect(self._forget)
        return page

    def _forget(self) -> None:
        self._page = None

    def _enter(self, settings: NetworkSettings) -> None:
        self._tasks.start("network/take", lambda: self._take(settings), Policy.QUEUE)

    async def _take(self, settings: NetworkSettings) -> None:
        mistake = self._proxy_mistake(settings.proxy)
        if not mistake and settings.ca_file and not await self._is_usable(settings.ca_file):
            mistake = self.tr("The CA file cannot be used. Nothing was changed.")
        if self._page is not None:
            self._page.show_mistake(mistake)
        elif mistake:
            self._say(mistake)
        if not mistake and settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    async def _is_usable(self, path: str) -> bool:
        """Whether the CA file has certificates; the page shows how many, or what is wrong."""
        try:
            count = await self._blocking(lambda: count_certificates(path))
        except CaFileError as error:
            if self._page is not None:
                self._page.show_ca_mistake(f"{translated(error.reason)} {translated(error.next_step)}")
            return False
        if self._page is not None:
            self._page.show_certificates(count)
        return True

    def _proxy_mistake(self, proxy: str | None) -> str:
        if not proxy:
            return ""
        if not is_proxy_address(proxy):
            return self.tr("A proxy is an address such as http://proxy.example:3128.")
        if names_user(proxy):
            return self.tr(
                "A proxy's password would be kept in a readable file. Set the whole address as HTTPS_PROXY in"
                " the environment, and choose “System / environment”."
            )
        return ""
