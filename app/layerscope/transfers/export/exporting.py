"""Exports an image to a file or a folder, whole or not at all, resuming what an earlier run left."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from layerscope.files.own_file import give_usual_mode, open_own
from layerscope.transfers.engine.download import folder_errors
from layerscope.transfers.engine.request import Progress
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning
from layerscope.transfers.errors import DiskFullError, TransferStoppedError
from layerscope.transfers.export.archiving import write_archive
from layerscope.transfers.export.blob_collector import BlobCollector
from layerscope.transfers.export.errors import NoRoomForExportError
from layerscope.transfers.export.prefetcher import AT_ONCE
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.entries import archive_bytes
from layerscope.transfers.export.rules.layout import (
    INDEX_FILE,
    LAYOUT_FILE,
    ExportFormat,
    blob_path,
    index_json,
    layout_json,
)
from layerscope.transfers.export.rules.parts import ImageBlob, check_loadable, total_bytes
from layerscope.transfers.export.workfolder import WorkFolder, open_work_folder
from layerscope.transfers.rules.plan import PART_BYTES


def export(request: ExportRequest, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT) -> Path:
    """The path of the archive or the layout's folder, every blob in it verified.

    `on_progress` is told the bytes of blobs that are here; `stop` as for `download`. Raises TransferError
    or the registry's errors: then nothing of that name was made, and what has arrived waits in `NAME.part`
    for the next run of the same order, unless it was cancelled.
    """
    if request.form is ExportFormat.DOCKER_ARCHIVE:
        check_loadable(request.parts, with_foreign=request.with_foreign)
    if stop.is_set():
        raise TransferStoppedError
    with folder_errors(request.folder):
        work = open_work_folder(request.folder, request.name, request.marker)
    keep = True
    try:
        with _whole_folders_errors(request, work):
            path = _filled(request, work, BlobCollector(request, on_progress, stop, tuning))
            keep = False
            return path
    except TransferStoppedError:
        keep = stop.keeps
        raise
    finally:
        work.close(keep=keep)


def peak_bytes(request: ExportRequest) -> int:
    """The most room it takes: of an archive's blobs, those on their way into it twice."""
    if request.form is ExportFormat.OCI_FOLDER:
        return total_bytes(request.blobs)
    return archive_bytes(request.places) + _largest(request.blobs)


def room_bytes(blobs: tuple[ImageBlob, ...]) -> int:
    """About how much room an archive of these blobs takes while it is made."""
    return total_bytes(blobs) + _largest(blobs)


def _largest(blobs: tuple[ImageBlob, ...]) -> int:
    """The size of the largest blob, or of the small ones that are fetched together."""
    largest = max((blob.size_bytes for blob in blobs), default=0)
    return max(largest, min(AT_ONCE * PART_BYTES, total_bytes(blobs)))


def _filled(request: ExportRequest, work: WorkFolder, collector: BlobCollector) -> Path:
    """The path of the result under its final name."""
    missing_bytes = _missing_bytes(request, work)
    if missing_bytes > 0:
        raise NoRoomForExportError(request.folder, missing_bytes)
    if request.form is ExportFormat.OCI_FOLDER:
        _fill_layout(request, work, collector)
        return work.name_layout(request.folder, request.name)
    return write_archive(work, request.places, collector, request.folder, request.name)


def _fill_layout(request: ExportRequest, work: WorkFolder, collector: BlobCollector) -> None:
    """Blobs first: without `oci-layout` and an index no program takes the folder for complete."""
    wanted = [(blob, (work.layout / blob_path(blob.digest)).parent) for blob in request.blobs]
    for _, folder in wanted:
        folder.mkdir(parents=True, exist_ok=True)
    with collector.results(wanted) as blobs:
        brought = list(_counted(blobs, collector))
    for document in request.parts.manifests:
        _write(work.layout / blob_path(document.digest), document.content)
    _write(work.layout / INDEX_FILE, index_json(request.parts, request.names))
    _write(work.layout / LAYOUT_FILE, layout_json())
    for blob, path in brought:
        collector.check_still_there(blob, path)


def _counted(
    blobs: Iterator[tuple[ImageBlob, Path]], collector: BlobCollector
) -> Iterator[tuple[ImageBlob, Path]]:
    for blob, path in blobs:
        collector.counted(blob)
        yield blob, path


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_own(path) as file:
        file.truncate(0)
        file.write(content)
        os.fsync(file.fileno())
        give_usual_mode(file)


def _missing_bytes(request: ExportRequest, work: WorkFolder) -> int:
    """How much more room the rest of the export needs than there is."""
    return peak_bytes(request) - work.present_bytes - shutil.disk_usage(request.folder).free


@contextlib.contextmanager
def _whole_folders_errors(request: ExportRequest, work: WorkFolder) -> Iterator[None]:
    """Raise a full disk as what the whole image lacks, not the blob that met it."""

    def missing_bytes() -> int | None:
        with contextlib.suppress(OSError):
            return max(1, _missing_bytes(request, work))
        return None

    try:
        with folder_errors(request.folder):
            yield
    except NoRoomForExportError:
        raise
    except DiskFullError as error:
        raise NoRoomForExportError(request.folder, missing_bytes()) from error
