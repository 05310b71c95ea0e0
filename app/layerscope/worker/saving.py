"""Saves files of an image: its layers by HTTP or from this computer, in a folder held as exports hold it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from layerscope.contents.errors import NoRoomForFilesError, ReadingStoppedError
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.source import Source
from layerscope.contents.saving.gathering import Ground
from layerscope.contents.saving.saving import SavingPlaces, save
from layerscope.contents.saving.wanted import Saving, SavingForm, marker_line
from layerscope.contents.service.stopping import Stop as ReadingStop
from layerscope.files.own_file import NotOwnFileError
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.final_names import taken_since
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.download import folder_errors
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import Phase, Progress, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning
from layerscope.transfers.errors import DiskFullError, TransferStoppedError
from layerscope.transfers.export.workfolder import WorkFolder, open_work_folder, remove_links
from layerscope.worker.sources.http_source import HttpSource, Line
from layerscope.worker.sources.local_source import LocalSource, holds

_POLL_S = 0.05
_NAMED = "named"  # a record of what the result is, for a run that ended between its name and the last step
BlobUrlOf = Callable[[str, bool], PresignedUrl]


@dataclass(frozen=True, slots=True)
class SavingRequest:
    """What to save and where to; `url_of` mints a layer's URL by its digest, another one for True.

    `url_of` and `on_event` are called in the saving's thread. `first` is the first number whose name was
    free before, where an earlier run ended unseen.
    """

    saving: Saving
    folder: Path
    name: str
    url_of: BlobUrlOf
    on_event: Callable[[ProgressEvent], None] | None = None
    network: NetworkSettings = field(default_factory=NetworkSettings)
    ca_bundle: str = ""
    limit: SpeedLimit = field(default_factory=SpeedLimit)
    first: int | None = None


def save_files(request: SavingRequest, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT) -> Path:
    """The path of the folder or tar that was made; nothing else was.

    `on_progress` is told the bytes of layers that were read; `stop` as for `download`. Raises TransferError,
    ContentsError or the registry's errors: what was read waits in `NAME.part` for the next run of the same,
    unless it was cancelled.
    """
    if stop.is_set():
        raise TransferStoppedError
    with folder_errors(request.folder):
        work = _opened(request)
    keep = True
    try:
        with _errors(request.folder):
            path = _named_before(request, work) or _made(request, work, on_progress, stop, tuning)
            keep = False
            return path
    except TransferStoppedError:
        keep = stop.keeps
        raise
    finally:
        work.close(keep=keep)


def _opened(request: SavingRequest) -> WorkFolder:
    line = marker_line(request.saving)
    try:
        return open_work_folder(request.folder, request.name, line)
    except NotOwnFileError:  # ended between the first link and the folder's name
        remove_links(request.folder, request.name, line)
        return open_work_folder(request.folder, request.name, line)


def _made(
    request: SavingRequest, work: WorkFolder, on_progress: Progress, stop: Stop, tuning: Tuning
) -> Path:
    is_tar = request.saving.form is SavingForm.TAR
    result = work.archive if is_tar else work.layout
    line = Line(
        ConnectionFactory(tuning.connect_s, request.network, request.ca_bundle), tuning, request.limit
    )
    with _heard(stop) as reading_stop:
        ground = Ground(
            lambda layer: _source(request, layer, line, reading_stop),
            reading_stop.check,
            on_progress,
            lambda: _tell_placing(request),
        )
        try:
            save(request.saving, SavingPlaces(work.blobs, work.records, result), ground)
        except ReadingStoppedError:
            raise TransferStoppedError from None
        finally:
            line.idle.close()
    work.records.mkdir(exist_ok=True)
    (work.records / _NAMED).write_text(_identity(result))
    name = work.name_archive if is_tar else work.name_layout
    return name(request.folder, request.name)


def _tell_placing(request: SavingRequest) -> None:
    if request.on_event:
        request.on_event(ProgressEvent(Phase.PLACING, request.saving.size_bytes))


def _named_before(request: SavingRequest, work: WorkFolder) -> Path | None:
    """What an earlier run made and named, before it could tell."""
    with contextlib.suppress(OSError):
        identity = (work.records / _NAMED).read_text()
        is_folder = request.saving.form is SavingForm.FOLDER
        for path in taken_since(request.folder, request.name, request.first or 1, is_folder=is_folder):
            if _identity(path) == identity:
                return path
    return None


def _identity(path: Path) -> str:
    found = path.lstat()
    return f"{found.st_dev} {found.st_ino}"


def _source(request: SavingRequest, layer: ImageLayer, line: Line, stop: ReadingStop) -> Source:
    local = Path(layer.local)
    if layer.local and holds(local, layer.size_bytes):
        return LocalSource(local, layer.size_bytes, stop)
    return HttpSource(
        layer.digest, layer.size_bytes, lambda renew: request.url_of(layer.digest, renew), line, stop
    )


@contextlib.contextmanager
def _heard(stop: Stop) -> Iterator[ReadingStop]:
    """A stop for who reads, which is set soon after the transfer's is."""
    heard, ended = ReadingStop(), threading.Event()

    def watch() -> None:
        while not ended.is_set():
            if stop.wait(_POLL_S):
                heard.set()
                return

    watcher = threading.Thread(target=watch, name="saving-stop", daemon=True)
    watcher.start()
    try:
        yield heard
    finally:
        ended.set()
        watcher.join()


@contextlib.contextmanager
def _errors(folder: Path) -> Iterator[None]:
    """Of the disk, as transfers have them."""
    with folder_errors(folder):
        try:
            yield
        except NoRoomForFilesError as error:
            raise DiskFullError(folder, error.missing_bytes) from error
