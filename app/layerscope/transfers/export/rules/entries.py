"""The entries of an archive, the same bytes for the same image: no times, no owners, a fixed order."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import NamedTuple

from layerscope.transfers.export.rules.layout import (
    ARCHIVE_FILE,
    INDEX_FILE,
    LAYOUT_FILE,
    ImageNames,
    archive_json,
    blob_path,
    index_json,
    layout_json,
)
from layerscope.transfers.export.rules.parts import ImageBlob, ImageParts

BLOCK_BYTES = 512
RECORD_BYTES = 10_240  # what tar writes at once: its archives end on a multiple
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


class ArchiveEntry(NamedTuple):
    """One member of the archive: `content` itself, or a blob to be fetched."""

    name: str
    content: bytes = b""
    blob: ImageBlob | None = None
    is_folder: bool = False

    @property
    def size_bytes(self) -> int:
        return self.blob.size_bytes if self.blob else len(self.content)


class PlacedEntry(NamedTuple):
    """An entry and its offsets: the header at `start`, the content up to `end`, then padding."""

    entry: ArchiveEntry
    header: bytes
    start: int

    @property
    def content_start(self) -> int:
        return self.start + len(self.header)

    @property
    def end(self) -> int:
        return self.content_start + self.entry.size_bytes

    @property
    def next_start(self) -> int:
        return _rounded(self.end, BLOCK_BYTES)


def entries_of(
    parts: ImageParts, names: ImageNames, *, docker: bool, with_foreign: bool
) -> Iterator[ArchiveEntry]:
    """An archive's entries: the files that describe it first, then manifests, configs and layers."""
    yield ArchiveEntry(LAYOUT_FILE, layout_json())
    yield ArchiveEntry(INDEX_FILE, index_json(parts, names))
    if docker:
        yield ArchiveEntry(ARCHIVE_FILE, archive_json(parts, names))
    blobs = parts.wanted(with_foreign=with_foreign)
    digests = [document.digest for document in parts.manifests] + [blob.digest for blob in blobs]
    yield ArchiveEntry("blobs/", is_folder=True)
    for algorithm in dict.fromkeys(digest.partition(":")[0] for digest in digests):
        yield ArchiveEntry(f"blobs/{algorithm}/", is_folder=True)
    for document in parts.manifests:
        yield ArchiveEntry(blob_path(document.digest), document.content)
    for blob in blobs:
        yield ArchiveEntry(blob_path(blob.digest), blob=blob)


def placed(entries: Iterator[ArchiveEntry]) -> list[PlacedEntry]:
    """The entries one after the other."""
    places: list[PlacedEntry] = []
    start = 0
    for entry in entries:
        places.append(PlacedEntry(entry, _header(entry), start))
        start = places[-1].next_start
    return places


def archive_bytes(places: list[PlacedEntry]) -> int:
    """The size of the whole archive: two empty blocks end it, and a record is filled."""
    end = places[-1].next_start if places else 0
    return _rounded(end + 2 * BLOCK_BYTES, RECORD_BYTES)


def _header(entry: ArchiveEntry) -> bytes:
    member = tarfile.TarInfo(entry.name)
    member.size = entry.size_bytes
    member.mode = _FOLDER_MODE if entry.is_folder else _FILE_MODE
    member.type = tarfile.DIRTYPE if entry.is_folder else tarfile.REGTYPE
    return member.tobuf(
        tarfile.PAX_FORMAT, "utf-8", "strict"
    )  # of over 8 GiB in a second header, as POSIX has it


def _rounded(size_bytes: int, unit_bytes: int) -> int:
    return -(-size_bytes // unit_bytes) * unit_bytes
