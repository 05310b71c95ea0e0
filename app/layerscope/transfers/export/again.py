"""An export whose last run ended unseen: what it may have made is found by its content."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from layerscope.transfers.disk.final_names import taken_since
from layerscope.transfers.engine.request import Progress
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning
from layerscope.transfers.export.archiving import is_good
from layerscope.transfers.export.blob_collector import BlobCollector
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.entries import archive_bytes
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.workfolder import discard


def export_again(
    request: ExportRequest, first: int, on_progress: Progress, stop: Stop, tuning: Tuning = DEFAULT
) -> Path:
    """As `export`; `first` is the first number whose name was free before (`final_names.first_free`)."""
    collector = BlobCollector(request, on_progress, stop, tuning)
    is_folder = request.form is ExportFormat.OCI_FOLDER
    for path in taken_since(request.folder, request.name, first, is_folder=is_folder):
        with contextlib.suppress(OSError):
            if is_folder and not any(path.iterdir()):
                path.rmdir()  # ours: the name was taken, and a kill came before the layout
            elif (_is_layout if is_folder else _is_archive)(request, path, collector):
                discard(request.folder, request.name, request.marker)
                return path
    return export(request, on_progress, stop, tuning)


def _is_archive(request: ExportRequest, path: Path, collector: BlobCollector) -> bool:
    places = request.places
    with path.open("rb", buffering=0) as file:

        def read_at(offset: int, buffer: memoryview) -> int:
            file.seek(offset)
            return file.readinto(buffer)

        is_whole = os.fstat(file.fileno()).st_size == archive_bytes(places)
        return is_whole and is_good(read_at, places, collector)


def _is_layout(request: ExportRequest, path: Path, collector: BlobCollector) -> bool:
    """By the entries of an archive of it, which are the same files."""
    for place in request.places:
        entry = place.entry
        if entry.is_folder:
            continue
        with path.joinpath(*entry.name.split("/")).open("rb", buffering=0) as file:

            def read_at(offset: int, buffer: memoryview) -> int:
                file.seek(offset)
                return file.readinto(buffer)

            if entry.blob is None:
                if file.read() != entry.content:
                    return False
            elif not collector.holds(read_at, 0, entry.blob):
                return False
    return True
