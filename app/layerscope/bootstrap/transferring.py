"""What leads into the queue and out of it: chosen layers, the last run's transfers, the window's settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.accounts.model.profiles import Account
from layerscope.bootstrap.asking import Asking, Registries
from layerscope.bootstrap.layer_sources import (
    AccountCalls,
    account_source,
    layer_source,
    restored_layer,
)
from layerscope.desktop.preferences.dialog import SettingsDialog
from layerscope.desktop.runtime.pools import Pools
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.accounts import AccountsPresenter
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.transfers.foreign_question import ask_foreign
from layerscope.desktop.transfers.keeping import Restorer, TransferListKeeper
from layerscope.desktop.transfers.layer_job import KIND, LayerDownload, UrlOf, layer_job
from layerscope.desktop.transfers.notices import Notices
from layerscope.desktop.transfers.own_urls import OwnUrls, host_of, usable
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.revealing import revealing
from layerscope.desktop.transfers.title import TitleProgress
from layerscope.desktop.words.plurals import Plural
from layerscope.registry.model.commands import CliTarget
from layerscope.transfers.disk.kept import LoadedTransfers, TransfersFile
from layerscope.transfers.rules.queue import Stage

translate = QCoreApplication.translate


def state_folder() -> Path:
    """Where this system keeps what a program was at: `…/layerscope`."""
    return platformdirs.user_state_path("layerscope", appauthor=False)


class Transferring(QObject):
    """Joins the queue with everything around it.

    Attributes: `transfers`, the queue; `ask`, for jobs of any account; `restorers`, which make jobs of
    an earlier run again, by their kinds: whoever adds a kind of job adds one before `load`; `reveal`, what
    shows a file in its folder.
    Signals: `announced(str)`.
    """

    announced = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        pools: Pools,
        transfers: TransfersPresenter,
        registries: Registries,
        accounts: AccountsPresenter,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._pools = pools
        self.transfers = transfers
        self._registries = registries
        self._accounts = accounts
        self._window = window
        self._current: tuple[Account, Asking] | None = None
        self._keeping: TransferListKeeper | None = None
        self.reveal = revealing(tasks, pools.api)
        TitleProgress(transfers, window)
        Notices(transfers, window, tasks, pools.api)
        self.ask = AccountCalls(self.asking_of, self.ca_bundle)
        self.restorers: dict[str, Restorer] = {
            KIND: lambda kept: restored_layer(kept, self.ask, transfers.engine)
        }

    # From a layer to the queue.

    def use(self, account: Account, asking: Asking) -> None:
        """Note as whom the window asks now: URLs that it has minted are used again."""
        self._current = account, asking

    def watch(self, retrying_after_sign_in: Callable[[UrlOf, Account], UrlOf]) -> None:
        """Have a sign-in noticed that a transfer lacks: minting goes through `retrying_after_sign_in` now."""
        self.ask = replace(self.ask, retrying_after_sign_in=retrying_after_sign_in)

    def asking_of(self, account: Account) -> Asking:
        """The way to the account's registry as it is now."""
        if self._current is not None and self._current[0] == account:
            return self._current[1]
        place = CliTarget(account.profile or "", account.region, account.endpoint_url)
        return self._registries.asking(account, lambda: place)

    async def ca_bundle(self, account: Account) -> str:
        """Which certificates the account's profile names."""
        return await self._accounts.in_pool(lambda: self._registries.ca_bundle(account))

    def source(self) -> dict[str, str]:
        """What is written down of the present account, for a job of a later run."""
        accounts = self._accounts
        return account_source(accounts.account, accounts.region, accounts.registry_id)

    def download(self, chosen: ChosenLayer, path: Path) -> None:
        """Put the layer into the queue, as the account it was chosen under; a foreign one after asking."""
        if not chosen.layer.foreign:
            self._start(chosen, path, self.ask.url_of(self._accounts.account))
            return
        urls = usable(chosen.layer.urls)
        if not urls:
            self.announced.emit(
                translate("Window", "The image names no address for this layer: it cannot be downloaded.")
            )
            return

        async def read() -> tuple[str, ...]:
            return urls

        ask_foreign(self._window, host_of(urls[0]), lambda: self._start(chosen, path, OwnUrls(read)))

    def begin(self, chosen: ChosenLayer, path: Path) -> None:
        """Put the layer into the queue without asking; a foreign one comes from its own URLs."""

        async def read() -> tuple[str, ...]:
            return chosen.layer.urls

        url_of = self.ask.url_of(self._accounts.account)
        self._start(chosen, path, OwnUrls(read) if chosen.layer.foreign else url_of)

    def _start(self, chosen: ChosenLayer, path: Path, url_of: UrlOf) -> None:
        size_bytes, position = chosen.layer.size_bytes, chosen.layer.position
        source = {**self.source(), **layer_source(chosen)}
        account = self._accounts.account
        wanted = LayerDownload(
            chosen.ref,
            path.name,
            size_bytes,
            path.parent,
            url_of,
            position,
            lambda: self.ca_bundle(account),
            source,
            chosen.layer.diff_id,
        )
        self.transfers.start(layer_job(wanted, self.transfers.engine))

    # From one run to the next.

    async def load(self, *, go_on: bool) -> None:
        """List what earlier runs left, and keep the list from now on; `go_on` continues what was interrupted.

        Raises OSError where no list can be kept.
        """
        file = TransfersFile(state_folder())
        self._keeping = TransferListKeeper(self.transfers, file, self.restorers, self._tasks, self._pools.api)
        self._keeping.lost.connect(self._tell_loss)
        self._keeping.restored.connect(self._tell_restored)
        await self._keeping.load()
        for row in self.transfers.rows if go_on else ():
            if row.stage is Stage.INTERRUPTED:
                self.transfers.resume(row.number)

    def end(self) -> None:
        """Write the list down for the next run; blocks. Raises OSError."""
        if self._keeping is not None:
            self._keeping.end()

    def _tell_restored(self, count: int) -> None:
        self.announced.emit(Plural.tr("%Ln transfers of the last time can go on.", "", count))

    def _tell_loss(self, loaded: LoadedTransfers) -> None:
        text = translate("Window", "The list of transfers of the last time could not be read.")
        if loaded.kept_as is not None:
            kept = translate("Settings", "The old file is kept as %1.")
            text = f"{text} {kept.replace('%1', str(loaded.kept_as))}"
        self.announced.emit(text)

    # How they run.

    def show_settings(self, settings: Settings, downloads: Path, take: Callable[[Settings], object]) -> None:
        """Let somebody change how transfers run; `take` is called with what was chosen."""
        dialog = SettingsDialog(settings, downloads, self._window)
        dialog.chosen.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def apply(self, settings: Settings) -> None:
        """Let the transfers run as the settings say, from now on."""
        self.transfers.at_once = settings.transfers_at_once
        self.transfers.engine.limit.bytes_per_s = settings.speed_limit_bytes_per_s


def download_folder(settings: Settings) -> Path:
    """Where one click saves to: the chosen folder, else the system's."""
    if settings.download_folder:
        return Path(settings.download_folder)
    return platformdirs.user_downloads_path()
