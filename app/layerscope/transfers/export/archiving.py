"""A tar archive that is written as its blobs arrive: only the blob at hand is on the disk twice.

Every entry's place is known before the first byte, so an interrupted archive tells by its own bytes what of
it is there: whatever has its digest at its place stays.
"""

from __future__ import annotations

import errno
from pathlib import Path

from layerscope.transfers.disk.naming import name_part
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.transfers.errors import PartChangedError
from layerscope.transfers.export.blob_collector import BlobCollector, ReadAt
from layerscope.transfers.export.rules.entries import PlacedEntry, archive_bytes
from layerscope.transfers.export.rules.parts import ImageBlob
from layerscope.transfers.export.workfolder import WorkFolder

CHUNK_BYTES = 8 * 1024 * 1024  # copied between two checks of the stop


def write_archive(
    work: WorkFolder, places: list[PlacedEntry], collector: BlobCollector, folder: Path, name: str
) -> Path:
    """Fill the archive, whatever of it an earlier run left, and give it its final name.

    Raises TransferError, RegistryError, OSError.
    """
    work.blobs.mkdir(exist_ok=True)
    archive = PartFile(work.archive)
    try:
        _fill(work, archive, places, collector)
        archive.truncate(places[-1].end)  # what lies behind is zeros from here on
        archive.truncate(archive_bytes(places))
        return name_part(archive, lambda: is_good(archive.read_at, places, collector), folder, name)
    finally:
        archive.close()


def is_good(read_at: ReadAt, places: list[PlacedEntry], collector: BlobCollector) -> bool:
    """Whether every entry is at its place, blobs by their digests."""
    for place in places:
        blob, frame = place.entry.blob, place.header + place.entry.content
        found = memoryview(bytearray(len(frame)))
        if read_at(place.start, found) != len(frame) or found != frame:
            return False
        if blob is not None and not collector.holds(read_at, place.content_start, blob):
            return False
    return True


def _fill(work: WorkFolder, archive: PartFile, places: list[PlacedEntry], collector: BlobCollector) -> None:
    """In order, so that the archive's length tells how far an earlier run got."""
    missing: dict[str, PlacedEntry] = {}
    for place in places:
        blob = place.entry.blob
        if blob is None or _is_there(work, archive, place, blob, collector):
            _frame(archive, place)
        else:
            missing[blob.digest] = place
    wanted = [(place.entry.blob, work.blobs) for place in missing.values() if place.entry.blob]
    with collector.results(wanted) as blobs:
        for blob, path in blobs:
            start = missing[blob.digest].content_start
            _copy(path, archive, start, blob, collector)
            if not (collector.is_as_verified(path) or collector.holds(archive.read_at, start, blob)):
                raise PartChangedError(path)
            _frame(archive, missing[blob.digest])
            path.unlink()
            collector.counted(blob)


def _frame(archive: PartFile, place: PlacedEntry) -> None:
    """Write all of the entry but a blob's content; old bytes between the members are overwritten."""
    archive.write_at(place.start, memoryview(place.header + place.entry.content))
    archive.write_at(place.end, memoryview(bytes(place.next_start - place.end)))


def _is_there(
    work: WorkFolder, archive: PartFile, place: PlacedEntry, blob: ImageBlob, collector: BlobCollector
) -> bool:
    """Whether an earlier run wrote the blob there."""
    own = work.blobs / blob.digest.partition(":")[2]
    if own.exists() or archive.size_bytes < place.end:
        return False
    there = collector.holds(archive.read_at, place.content_start, blob)
    if there:
        collector.counted(blob)
    return there


def _copy(path: Path, archive: PartFile, start: int, blob: ImageBlob, collector: BlobCollector) -> None:
    """Copy the blob, verified a moment ago, into the archive."""
    collector.report(blob, ProgressEvent(Phase.PACKING, blob.size_bytes))
    at = 0
    with path.open("rb", buffering=0) as source:
        while at < blob.size_bytes:
            collector.check_stop()
            copied = archive.copy_at(start + at, source, at, min(CHUNK_BYTES, blob.size_bytes - at))
            if not copied:
                raise OSError(errno.EIO, "a blob was cut by another program")
            at += copied
