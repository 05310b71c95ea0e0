"""Downloads a layer to a file, whole or not at all, resuming what an earlier run left."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from layerscope.files.own_file import NotOwnFileError
from layerscope.registry.errors.content import UnsupportedDigestError
from layerscope.registry.references.digests import HEX_LENGTHS
from layerscope.transfers.disk.existing_file import is_here
from layerscope.transfers.disk.final_names import taken_since
from layerscope.transfers.disk.partial_download import PartialDownload, check_room, open_partial
from layerscope.transfers.disk.partial_files import discard, release_twin
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.fetching import DownloadRun
from layerscope.transfers.engine.request import DownloadRequest, Phase, Progress, ProgressEvent
from layerscope.transfers.engine.state import ChangedError
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning
from layerscope.transfers.errors import (
    ChangingBytesError,
    DiskFullError,
    FolderGoneError,
    FolderUnusableError,
    NotOwnPartError,
    PartChangedError,
    PathTooLongError,
    RejectedError,
    TransferStoppedError,
)
from layerscope.transfers.rules.spans import Spans

__all__ = ["DownloadRequest", "Progress", "download"]

_UNUSABLE: dict[int, type[FolderUnusableError]] = {
    errno.ENOENT: FolderGoneError,
    errno.ESTALE: FolderGoneError,
    errno.ENAMETOOLONG: PathTooLongError,
}


def download(request: DownloadRequest, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT) -> Path:
    """The path of the file, its digest verified.

    `on_progress` is told the bytes that are here, from this thread, several times a second; `stop`, once
    set, ends it at once. Raises TransferError or the registry's errors: then no file of that name was made,
    and what has arrived waits in a part for the next run of the same order, unless it was cancelled or
    rejected.
    """
    if request.digest.partition(":")[0].lower() not in HEX_LENGTHS:
        raise UnsupportedDigestError(request.digest)
    if stop.is_set():  # it was cancelled while it waited for this thread
        raise TransferStoppedError
    twin = release_twin(request.folder, request.name, request.digest)
    if twin is not None and is_here(twin, request.digest, request.size_bytes, stop):
        return twin
    with folder_errors(request.folder):
        partial = open_partial(request.folder, request.name, request.digest)
    keep = True
    try:
        return _filled(request, partial, on_progress, stop, tuning)
    except RejectedError:
        keep = False
        raise
    except TransferStoppedError:
        keep = stop.keeps
        raise
    finally:
        partial.close(keep=keep)


def download_again(
    request: DownloadRequest, first: int, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT
) -> Path:
    """As `download`, after a run whose end nobody saw: it may have given the file its name.

    `first` is the first number whose name was free before it (`final_names.first_free`).
    """
    for path in taken_since(request.folder, request.name, first):
        if is_here(path, request.digest, request.size_bytes, stop):
            discard(request.folder, request.name, request.digest)
            return path
    return download(request, on_progress, stop, tuning)


def _filled(
    request: DownloadRequest, partial: PartialDownload, on_progress: Progress, stop: Stop, tuning: Tuning
) -> Path:
    connections = ConnectionFactory(tuning.connect_s, request.network, request.ca_bundle)
    have = partial.recorded.have
    with folder_errors(request.folder, lambda: _missing_bytes(request, have)):
        check_room(request.folder, request.size_bytes, have.total_bytes)
        if have.total_bytes:
            _report(request, ProgressEvent(Phase.RESUMED, have.total_bytes))

        def attempt() -> Path:
            DownloadRun(request, partial, on_progress, stop, tuning, connections).run()
            return partial.finish(request.folder, request.name, stop.check)

        try:
            return attempt()
        except (ChangedError, PartChangedError):
            partial.part.check_in_place()
            partial.begin_anew(request.digest)
            have = partial.recorded.have
            _report(request, ProgressEvent(Phase.STEPPED_BACK))
        try:
            return attempt()
        except ChangedError as error:
            raise ChangingBytesError(request.url.host) from error


def _report(request: DownloadRequest, event: ProgressEvent) -> None:
    if request.on_event is not None:
        request.on_event(event)


def _missing_bytes(request: DownloadRequest, have: Spans) -> int | None:
    """How much more room the rest of the layer needs, at least a byte; None if not known."""
    if request.size_bytes is None:
        return None
    with contextlib.suppress(OSError):
        free_bytes = shutil.disk_usage(request.folder).free
        return max(1, request.size_bytes - have.total_bytes - free_bytes)
    return None


@contextlib.contextmanager
def folder_errors(folder: Path, missing: Callable[[], int | None] = lambda: None) -> Iterator[None]:
    """Turn the system's refusals into TransferError."""
    try:
        yield
    except NotOwnFileError as error:
        raise NotOwnPartError(error.path) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(folder, missing()) from error
        kind = _UNUSABLE.get(error.errno or 0, FolderUnusableError)
        raise kind(folder, error.strerror or str(error)) from error
