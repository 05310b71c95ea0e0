"""What leads into the queue and out of it: chosen layers, the last run's transfers, the window's settings."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.desktop.runtime.pools import Pools
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.account_source import account_source
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.session import SessionSource
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.transfer_queue import TransferQueue
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.transfers.foreign_question import ask_foreign
from layerscope.desktop.transfers.keeping import TransferListKeeper
from layerscope.desktop.transfers.layer_job import KIND, LayerDownload, layer_job
from layerscope.desktop.transfers.layer_sources import (
    layer_source,
    restored_layer,
)
from layerscope.desktop.transfers.notices import Notices
from layerscope.desktop.transfers.own_urls import OwnUrls, host_of, usable
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.revealing import revealing
from layerscope.desktop.transfers.title import TitleProgress
from layerscope.desktop.words.plurals import Plural
from layerscope.registry.ecr.session import UrlOf
from layerscope.transfers.disk.kept import LoadedTransfers, TransfersFile
from layerscope.transfers.rules.stages import Stage

translate = QCoreApplication.translate


def state_folder() -> Path:
    """Where this system keeps what a program was at: `…/layerscope`."""
    return platformdirs.user_state_path("layerscope", appauthor=False)


class Transferring(QObject):
    """Joins the queue with everything around it.

    Attributes: `transfers`, the queue; `reveal`, what shows a file in its folder.
    Signals: `announced(str)`.
    """

    announced = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        pools: Pools,
        transfers: TransfersPresenter,
        session: SessionSource,
        queue: TransferQueue,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._pools = pools
        self.transfers = transfers
        self._session = session
        self._queue = queue
        self._accounts = session.accounts
        self._window = window
        self._keeping: TransferListKeeper | None = None
        self.reveal = revealing(tasks, pools.api)
        TitleProgress(transfers, window)
        Notices(transfers, window, tasks, pools.api)
        queue.add_kind(KIND, lambda kept: restored_layer(kept, session, queue.downloader))
        queue.run_by(self)

    # From a layer to the queue.

    def source(self) -> dict[str, str]:
        """What is written down of the present account, for a job of a later run."""
        accounts = self._accounts
        return account_source(accounts.account, accounts.region, accounts.registry_id)

    def download(self, chosen: ChosenLayer, path: Path) -> None:
        """Put the layer into the queue, as the account it was chosen under; a foreign one after asking."""
        if not chosen.layer.foreign:
            self._start(chosen, path, self._session.url_of(self._accounts.account))
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

    def start(self, job: Job) -> object:
        """Put the job into the queue."""
        return self.transfers.start(job)

    def is_saving(self, digest: str, folder: Path) -> bool:
        """Whether a transfer of this digest into the folder runs, or waits for its turn."""
        place = (digest, folder)
        return any((row.digest, row.folder) == place and row.stage.is_active for row in self.transfers.rows)

    def save_layer(self, chosen: ChosenLayer, path: Path) -> None:
        """Put the layer into the queue without asking; a foreign one comes from its own URLs."""

        async def read() -> tuple[str, ...]:
            return chosen.layer.urls

        url_of = self._session.url_of(self._accounts.account)
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
            lambda: self._session.ca_bundle(account),
            source,
            chosen.layer.diff_id,
        )
        self.transfers.start(layer_job(wanted, self._queue.downloader))

    # From one run to the next.

    async def load(self, *, go_on: bool) -> None:
        """List what earlier runs left, and keep the list from now on; `go_on` continues what was interrupted.

        Raises OSError where no list can be kept.
        """
        self._queue.close_kinds()
        file = TransfersFile(state_folder())
        self._keeping = TransferListKeeper(
            self.transfers, file, self._queue.restorers, self._tasks, self._pools.api
        )
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

    def apply(self, settings: Settings) -> None:
        """Let the transfers run as the settings say, from now on."""
        self.transfers.at_once = settings.transfers_at_once
        self._queue.downloader.limit.bytes_per_s = settings.speed_limit_bytes_per_s
