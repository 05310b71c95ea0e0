"""Where jobs are handed in; the feature that runs them says so when it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Protocol

import platformdirs

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader, Job
from layerscope.desktop.shell.settings import Settings
from layerscope.transfers.disk.kept import KeptTransfer

Restorer = Callable[[KeptTransfer], Job | None]
"""What makes a job of one kind again; None where its source is not what that kind writes."""


class TransferRunner(Protocol):
    """What runs the jobs."""

    def start(self, job: Job) -> object:
        """Put the job into the queue; nothing new where the same is under way to the same place."""

    def save_layers(self, layers: Iterable[ChosenLayer], folder: Path) -> None:
        """Put the layers' downloads into the queue without asking; a foreign one comes from its own URLs."""

    def saving(self, folder: Path) -> frozenset[str]:
        """The digests of those transfers into the folder that run, or wait for their turn."""

    def saved(self) -> Mapping[str, Path]:
        """The files of whole layers, as they were saved, by their digests."""

    async def load(self, restorers: Mapping[str, Restorer]) -> None:
        """List what earlier runs left, made again by their kinds. Raises OSError without a list to keep."""


class TransferQueue:
    """The window's one queue of transfers.

    Attributes: `pool`, whose threads do the jobs' work; `downloader`, what jobs that download are made with.
    """

    def __init__(self, pool: Executor, downloader: Downloader, settings: Callable[[], Settings]) -> None:
        self.pool = pool
        self.downloader = downloader
        self._restorers: dict[str, Restorer] = {}
        self._settings = settings
        self._runner: TransferRunner | None = None
        self._is_loaded = False

    @property
    def folder(self) -> Path:
        """Where one click saves to: the chosen folder, else the system's."""
        chosen = self._settings().download_folder
        return Path(chosen) if chosen else platformdirs.user_downloads_path()

    def run_by(self, runner: TransferRunner) -> None:
        """Hand every job to this runner."""
        self._runner = runner

    def add_kind(self, kind: str, restorer: Restorer) -> None:
        """Have jobs of this kind made again that an earlier run left.

        Raises RuntimeError once those are listed: a kind that came too late would lose its own.
        """
        if self._is_loaded:
            raise RuntimeError(f"the transfers of earlier runs are listed already, without the kind {kind}")
        self._restorers[kind] = restorer

    def reopen(self) -> None:
        """Let kinds be added again that were there before: by features built anew."""
        self._is_loaded = False

    async def load(self) -> None:
        """List what earlier runs left; no kind can be added any more.

        Raises OSError where no list can be kept.
        """
        self._is_loaded = True
        await self._present_runner().load(self._restorers)

    def start(self, job: Job) -> None:
        """Put the job into the queue."""
        self._present_runner().start(job)

    def save_layers(self, layers: Iterable[ChosenLayer]) -> None:
        """Save the layers into `folder` without asking."""
        self._present_runner().save_layers(layers, self.folder)

    def saving(self) -> frozenset[str]:
        """The digests of those transfers into `folder` that run, or wait for their turn."""
        return self._present_runner().saving(self.folder)

    def saved(self) -> Mapping[str, Path]:
        """The files of whole layers, as they were saved, by their digests; they may have gone since."""
        return self._present_runner().saved()

    def _present_runner(self) -> TransferRunner:
        if self._runner is None:
            raise RuntimeError("no feature runs transfers")
        return self._runner
