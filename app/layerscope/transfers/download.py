"""A layer into a file, whole or not at all, from where an earlier run of any end left it."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from layerscope.registry.errors.content import UnsupportedDigestError
from layerscope.registry.references.digests import HEX_LENGTHS
from layerscope.transfers.board import ChangedError
from layerscope.transfers.errors import (
    ChangingBytesError,
    DiskFullError,
    FolderGoneError,
    FolderUnusableError,
    PathTooLongError,
    RejectedError,
    TransferStoppedError,
)
from layerscope.transfers.fetching import Fetching
from layerscope.transfers.order import Order, Progress, Step, Told
from layerscope.transfers.place import Place, check_room, open_place
from layerscope.transfers.spans import Spans
from layerscope.transfers.stopping import Stop
from layerscope.transfers.tuning import DEFAULT, Tuning
from layerscope.transfers.ways import Ways

__all__ = ["Order", "Progress", "download"]

_UNUSABLE: dict[int, type[FolderUnusableError]] = {
    errno.ENOENT: FolderGoneError,
    errno.ESTALE: FolderGoneError,
    errno.ENAMETOOLONG: PathTooLongError,
}


def download(order: Order, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT) -> Path:
    """The path of the file, its digest verified.

    `on_progress` is told the bytes that are here, from this thread, several times a second; `stop`, once
    set, ends it at once. Raises TransferError or the registry's errors: then no file of that name was made,
    and what has arrived waits in a part for the next run of the same order, unless it was cancelled or
    rejected.
    """
    if order.digest.partition(":")[0].lower() not in HEX_LENGTHS:
        raise UnsupportedDigestError(order.digest)
    if stop.is_set():  # it was cancelled while it waited for this thread
        raise TransferStoppedError
    with folder_errors(order.folder):
        place = open_place(order)
    keep = True
    try:
        return _filled(order, place, on_progress, stop, tuning)
    except RejectedError:
        keep = False
        raise
    except TransferStoppedError:
        keep = stop.keeps
        raise
    finally:
        place.close(keep=keep)


def _filled(order: Order, place: Place, on_progress: Progress, stop: Stop, tuning: Tuning) -> Path:
    ways = Ways(tuning.connect_s, order.network, order.ca_bundle)
    have = place.recorded.have
    with folder_errors(order.folder, lambda: _missing_bytes(order, have)):
        check_room(order.folder, order.size_bytes, have.total_bytes)
        if have.total_bytes:
            _tell(order, Told(Step.RESUMED, have.total_bytes))
        try:
            Fetching(order, place, on_progress, stop, tuning, ways).run()
        except ChangedError:
            place.begin_anew(order.digest)
            have = place.recorded.have
            _tell(order, Told(Step.STEPPED_BACK))
            try:
                Fetching(order, place, on_progress, stop, tuning, ways).run()
            except ChangedError as error:
                raise ChangingBytesError(order.url.host) from error
        return place.finish(order)


def _tell(order: Order, told: Told) -> None:
    if order.on_step is not None:
        order.on_step(told)


def _missing_bytes(order: Order, have: Spans) -> int | None:
    """How much more room than there is the rest of the layer needs, at least a byte; None if not known."""
    if order.size_bytes is None:
        return None
    with contextlib.suppress(OSError):
        free_bytes = shutil.disk_usage(order.folder).free
        return max(1, order.size_bytes - have.total_bytes - free_bytes)
    return None


@contextlib.contextmanager
def folder_errors(folder: Path, missing: Callable[[], int | None] = lambda: None) -> Iterator[None]:
    """Turn the system's refusals into TransferError."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(folder, missing()) from error
        kind = _UNUSABLE.get(error.errno or 0, FolderUnusableError)
        raise kind(folder, error.strerror or str(error)) from error
