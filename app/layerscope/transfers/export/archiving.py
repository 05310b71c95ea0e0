"""A tar archive that is written as its blobs arrive: only the blob at hand stands on the disk twice.

Every entry's place is known before the first byte, so an interrupted archive tells by its own bytes what of
it is there: whatever has its digest at its place stays.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from layerscope.transfers.export.entries import Placed, archive_bytes
from layerscope.transfers.export.gathering import Gathering
from layerscope.transfers.export.parts import Blob
from layerscope.transfers.export.workfolder import WorkFolder
from layerscope.transfers.order import Step, Told
from layerscope.transfers.partfile import PartFile
from layerscope.transfers.place import open_both_ways


def write_archive(work: WorkFolder, places: list[Placed], gathering: Gathering) -> None:
    """Fill the archive, whatever of it an earlier run left. Raises TransferError, RegistryError, OSError."""
    work.blobs.mkdir(exist_ok=True)
    archive = PartFile(work.archive, open_both_ways(work.archive))
    try:
        for place in places:
            archive.write_at(place.start, memoryview(place.header))
            if place.entry.blob is None:
                archive.write_at(place.content_start, memoryview(place.entry.content))
            else:
                _place_blob(work, archive, place, place.entry.blob, gathering)
        archive.truncate(places[-1].end)  # what lies behind is zeros from here on
        archive.truncate(archive_bytes(places))
        archive.flush()
    finally:
        archive.close()


def _place_blob(work: WorkFolder, archive: PartFile, place: Placed, blob: Blob, gathering: Gathering) -> None:
    own = work.blobs / blob.digest.partition(":")[2]
    was_written = not own.exists() and archive.size_bytes >= place.end
    if not (was_written and gathering.holds(archive.path, place.content_start, blob)):
        path = gathering.bring(blob, work.blobs)
        _copy(path, archive, place.content_start, blob, gathering)
        path.unlink()
    # Nothing of what stood here before may show between the members.
    archive.write_at(place.end, memoryview(bytes(place.next_start - place.end)))
    gathering.counted(blob)


def _copy(path: Path, archive: PartFile, at: int, blob: Blob, gathering: Gathering) -> None:
    """Put the blob's bytes there, hashed once more on the way."""
    gathering.tell(Told(Step.PACKING, gathering.done_bytes + blob.size_bytes))
    hasher = hashlib.new(blob.digest.partition(":")[0])
    for chunk in gathering.chunks(path, 0, blob.size_bytes):
        hasher.update(chunk)
        archive.write_at(at, chunk)
        at += len(chunk)
    if hasher.hexdigest() != blob.digest.partition(":")[2]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))  # it was verified when it came: the disk changed it
