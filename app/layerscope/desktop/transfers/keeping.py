"""Keeps the list of transfers on the disk, and restores it in the next run."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial

from layerscope.access.pools import DaemonPool
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.transfer_queue import Restorer
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.transfers.disk.kept import KeptTransfer, LoadedTransfers, TransfersFile

WRITE_TIMEOUT_S = 2.0  # a disk that does not answer keeps no download, and no end, waiting for longer


class TransferListKeeper:
    """Saves the list after each change, once it was loaded, in a thread of its own.

    The threads of API calls may all be waiting for a registry that does not answer; and one thread never has
    an older list replace a newer one.
    """

    def __init__(
        self,
        presenter: TransfersPresenter,
        file: TransfersFile,
        restorers: Mapping[str, Restorer],
        tasks: Tasks,
    ) -> None:
        self._presenter = presenter
        self._file = file
        self._restorers = restorers
        self._tasks = tasks
        self._thread = DaemonPool("transfer-list", 1)
        self._blocking = blocking_in(self._thread)
        self._saved: tuple[KeptTransfer, ...] | None = None  # None until it was loaded
        self._saving: asyncio.Task[None] | None = None
        self._is_over = False

    async def load(self) -> tuple[int, LoadedTransfers]:
        """How many transfers of earlier runs are listed again, and what was found of them.

        Raises OSError where no list can be kept.
        """
        loaded = await self._blocking(self._file.load)
        self._saved = loaded.transfers
        self._presenter.list_changed.connect(self._on_list_changed)
        self._presenter.written = self.written
        found = [(self._job(kept), kept.stage.after_restart) for kept in loaded.transfers]
        jobs = [(job, stage) for job, stage in found if job is not None]
        self._presenter.restore(jobs)
        self._on_list_changed()
        return len(jobs), loaded

    async def written(self) -> None:
        """Return once every change so far is on the disk, or cannot be written."""
        if self._saving is not None:
            await asyncio.wait({self._saving}, timeout=WRITE_TIMEOUT_S)

    def end(self) -> None:
        """Save the list as it is and let it go; blocks. Raises OSError, for a silent disk TimeoutError."""
        self._is_over = True
        try:
            if self._saved is not None:
                self._thread.submit(self._file.save, self._kept()).result(WRITE_TIMEOUT_S)
        finally:
            self._thread.shutdown(wait=False)
            self._file.close()

    def _job(self, kept: KeptTransfer) -> Job | None:
        restorer = self._restorers.get(kept.kind)
        return None if restorer is None else restorer(kept)

    def _on_list_changed(self) -> None:
        if not (self._tasks.is_closed or self._is_over):  # `end` saves it then
            self._saving = self._tasks.start("transfer-list/save", self._save, Policy.KEEP)

    async def _save(self) -> None:
        while not self._is_over and (kept := self._kept()) != self._saved:
            await self._blocking(partial(self._file.save, kept))
            self._saved = kept

    def _kept(self) -> tuple[KeptTransfer, ...]:
        return tuple(
            KeptTransfer(
                job.kind, job.name, job.folder, job.size_bytes, job.digest, stage.after_restart, job.source
            )
            for job, stage in self._presenter.jobs
            if job.kind and stage.is_unfinished
        )
