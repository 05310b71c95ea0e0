"""An image into a file or a folder, whole or not at all, from where an earlier run of any end left it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from layerscope.transfers.download import folder_errors
from layerscope.transfers.errors import DiskFullError, TransferStoppedError
from layerscope.transfers.export.ahead import AT_ONCE
from layerscope.transfers.export.archiving import write_archive
from layerscope.transfers.export.entries import archive_bytes, entries_of, placed
from layerscope.transfers.export.errors import NoRoomForExportError
from layerscope.transfers.export.gathering import Gathering
from layerscope.transfers.export.layout import (
    INDEX_FILE,
    LAYOUT_FILE,
    Format,
    blob_path,
    index_json,
    layout_json,
)
from layerscope.transfers.export.order import ExportOrder, marker_line
from layerscope.transfers.export.parts import Blob, check_loadable, total_bytes
from layerscope.transfers.export.workfolder import WorkFolder, open_work_folder
from layerscope.transfers.order import Progress
from layerscope.transfers.plan import PART_BYTES
from layerscope.transfers.stopping import Stop
from layerscope.transfers.tuning import DEFAULT, Tuning


def export(order: ExportOrder, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT) -> Path:
    """The path of the archive or the layout's folder, every blob in it verified.

    `on_progress` is told the bytes of blobs that are here; `stop` as for `download`. Raises TransferError
    or the registry's errors: then nothing of that name was made, and what has arrived waits in `NAME.part`
    for the next run of the same order, unless it was cancelled.
    """
    if order.form is Format.DOCKER_ARCHIVE:
        check_loadable(order.parts, with_foreign=order.with_foreign)
    if stop.is_set():
        raise TransferStoppedError
    with folder_errors(order.folder):
        work = open_work_folder(
            order.folder,
            order.name,
            marker_line(order.parts.root.digest, order.form, order.names, with_foreign=order.with_foreign),
        )
    keep = True
    try:
        with _whole_folders_errors(order, work):
            _fill(order, work, Gathering(order, on_progress, stop, tuning))
            return work.finish(order.folder, order.name, as_folder=order.form is Format.OCI_FOLDER)
    except TransferStoppedError:
        keep = stop.keeps
        raise
    finally:
        if not work.marker.closed:
            work.close(keep=keep)


def peak_bytes(order: ExportOrder) -> int:
    """The most room that it takes: of an archive what is on its way into it twice."""
    if order.form is Format.OCI_FOLDER:
        return total_bytes(order.blobs)
    docker = order.form is Format.DOCKER_ARCHIVE
    entries = entries_of(order.parts, order.names, docker=docker, with_foreign=order.with_foreign)
    return archive_bytes(placed(entries)) + _largest(order.blobs)


def room_bytes(blobs: tuple[Blob, ...]) -> int:
    """About how much room an archive of these takes while it is made."""
    return total_bytes(blobs) + _largest(blobs)


def _largest(blobs: tuple[Blob, ...]) -> int:
    """The largest blob, or the small ones that are brought together."""
    largest = max((blob.size_bytes for blob in blobs), default=0)
    return max(largest, min(AT_ONCE * PART_BYTES, total_bytes(blobs)))


def _fill(order: ExportOrder, work: WorkFolder, gathering: Gathering) -> None:
    missing_bytes = _missing_bytes(order, work)
    if missing_bytes > 0:
        raise NoRoomForExportError(order.folder, missing_bytes)
    if order.form is Format.OCI_FOLDER:
        _fill_layout(order, work, gathering)
    else:
        docker = order.form is Format.DOCKER_ARCHIVE
        entries = entries_of(order.parts, order.names, docker=docker, with_foreign=order.with_foreign)
        write_archive(work, placed(entries), gathering)


def _fill_layout(order: ExportOrder, work: WorkFolder, gathering: Gathering) -> None:
    """Blobs first: without `oci-layout` and an index nobody takes the folder for whole."""
    wanted = [(blob, (work.layout / blob_path(blob.digest)).parent) for blob in order.blobs]
    for _, folder in wanted:
        folder.mkdir(parents=True, exist_ok=True)
    with gathering.brought(wanted) as blobs:
        for blob, _ in blobs:
            gathering.counted(blob)
    for document in order.parts.manifests:
        _write(work.layout / blob_path(document.digest), document.content)
    _write(work.layout / INDEX_FILE, index_json(order.parts, order.names))
    _write(work.layout / LAYOUT_FILE, layout_json())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _missing_bytes(order: ExportOrder, work: WorkFolder) -> int:
    """How much more room than there is the rest of it needs."""
    return peak_bytes(order) - work.present_bytes - shutil.disk_usage(order.folder).free


@contextlib.contextmanager
def _whole_folders_errors(order: ExportOrder, work: WorkFolder) -> Iterator[None]:
    """Tell what the disk lacks for the whole image, where a blob met the end of it."""

    def missing_bytes() -> int | None:
        with contextlib.suppress(OSError):
            return max(1, _missing_bytes(order, work))
        return None

    try:
        with folder_errors(order.folder):
            yield
    except NoRoomForExportError:
        raise
    except DiskFullError as error:
        raise NoRoomForExportError(order.folder, missing_bytes()) from error
