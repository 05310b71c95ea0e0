"""Downloads that a test starts, holds, moves on and ends as it likes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

from layerscope.desktop.runtime.blocking import Blocking, blocking_in
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader, Job, Work
from layerscope.desktop.transfers.layer_job import layer_job
from layerscope.desktop.transfers.presenter import AT_ONCE, TransfersPresenter
from layerscope.desktop.transfers.row import TransferRow
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.journal import checkpoint_of, header_line, state_line
from layerscope.transfers.engine.download import DownloadRequest, Progress
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferStoppedError
from layerscope.transfers.rules.spans import Spans
from layerscope.transfers.rules.stages import Stage
from layerscope.words.formats import short_digest
from layerscope.worker.makers import InThisProcess
from support.fakes.layer_fakes import digest

FOLDER = Path("/downloads")
SIZE_BYTES = 1000
PATIENCE_S = 5.0


class HeldDownload:
    """One download in its thread, until the test ends it or its stop is set."""

    def __init__(self, request: DownloadRequest, on_progress: Progress, stop: Stop) -> None:
        self.request, self.on_progress, self.stop = request, on_progress, stop
        self.ended = False
        self._outcome: Path | Exception | None = None
        self._changed = threading.Condition()

    def finish(self, outcome: Path | Exception | None = None) -> None:
        with self._changed:
            self._outcome = outcome or self.request.folder / self.request.name
            self._changed.notify()

    def run(self) -> Path:
        try:
            return self._run()
        finally:
            self.ended = True

    def _run(self) -> Path:
        with self._changed:
            for _ in range(int(PATIENCE_S / 0.01)):
                if self._outcome or self.stop.is_set():
                    break
                self._changed.wait(0.01)
        if self._outcome is None:
            raise TransferStoppedError
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


class Downloads:
    """What stands in for `transfers.engine.download`; `held` by the names of the files."""

    def __init__(self) -> None:
        self.held: dict[str, HeldDownload] = {}
        self.begun: list[str] = []
        self.pool = ThreadPoolExecutor(AT_ONCE + 2)

    def __call__(self, request: DownloadRequest, on_progress: Progress, stop: Stop) -> Path:
        held = HeldDownload(request, on_progress, stop)
        self.held[request.name] = held
        self.begun.append(request.name)
        return held.run()

    @property
    def blocking(self) -> Blocking:
        return blocking_in(self.pool)

    def job(
        self,
        number: int = 1,
        *,
        name: str = "",
        folder: Path = FOLDER,
        size_bytes: int = SIZE_BYTES,
        url_of: UrlOf | None = None,
        downloader: Downloader | None = None,
    ) -> Job:
        """The download of a layer by this stand-in."""
        chosen = ChosenLayer("team/app", Layer(number, digest(number), size_bytes=size_bytes))
        path = folder / (name or f"layer{number}.tar.gz")
        return layer_job(chosen, path, downloader or Downloader(InThisProcess(self)), url_of or url_at_once)

    def presenter(self, on_error: Callable[[str, BaseException], None] | None = None) -> TransfersPresenter:
        def fail(key: str, error: BaseException) -> None:
            raise AssertionError(key) from error

        return TransfersPresenter(Tasks(on_error or fail), self.pool, self.blocking)


def leave_part(folder: Path, name: str, digest: str, size_bytes: int, content: bytes = b"") -> None:
    """Lay down what a run that ended early leaves: the first bytes of a layer, and their journal."""
    head = content[:size_bytes] or bytes(size_bytes)
    (folder / f"{name}.part").write_bytes(head)
    state = state_line(None, "", Spans([(0, size_bytes)]), checkpoint_of(0, ""))
    (folder / f"{name}.part.journal").write_bytes(header_line(digest) + state)


async def url_at_once(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
    return PresignedUrl("https://store.example/blob?X-Amz-Signature=5ec2e7", ref.digest)


def a_row(stage: Stage = Stage.RUNNING, number: int = 1, **changes: object) -> TransferRow:
    """A row; what is not one of its own fields is its job's."""
    job: dict[str, object] = {
        "title": "team/checkout · layer 3",
        "note": short_digest(digest(number)),
        "digest": digest(number),
        "name": "layer.tar.gz",
        "folder": FOLDER,
        "size_bytes": 48_200_000,
        "prepare": _never,
    }
    own = {each.name for each in fields(TransferRow)}
    job.update((name, changes.pop(name)) for name in list(changes) if name not in own)
    return TransferRow(number, Job(**job), stage, **changes)  # type: ignore[arg-type]


async def _never(_on_event: object) -> Work:
    raise AssertionError
