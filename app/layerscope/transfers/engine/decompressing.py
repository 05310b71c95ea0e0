"""Writes a verified layer's decompressed tar beside it, checked against its diffID."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from layerscope.files.locking import try_lock
from layerscope.registry.errors.content import UnsupportedDigestError
from layerscope.registry.references.digests import HEX_LENGTHS
from layerscope.transfers.disk.existing_file import is_here
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.disk.partial_download import (
    JOURNAL,
    MAX_SAME_NAMES,
    PART,
    give_name,
    is_at,
    open_both_ways,
)
from layerscope.transfers.engine.request import DownloadRequest, Phase, Progress, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import (
    BadCompressionError,
    FolderUnusableError,
    NoRoomForTarError,
    TransferStoppedError,
    WrongDiffIdError,
)
from layerscope.transfers.rules.compression import (
    Compression,
    DamagedError,
    compression_of,
    decompressed,
    least_bytes,
    tar_name,
)

_TELL_EVERY_BYTES = 8 * 1024 * 1024

OnWritten = Callable[[int], None]
Download = Callable[[DownloadRequest, Progress, Stop], Path]


def download_and_decompress(
    download: Download, request: DownloadRequest, diff_id: str, on_progress: Progress, stop: Stop
) -> Path:
    """The path of the layer as stored, its tar beside it; a layer that is there already is not fetched again.

    Raises TarError where only the tar could not be made, else as `download`, which fetches it.
    """
    path = request.folder / request.name
    if not is_here(path, request.digest, request.size_bytes, stop):
        path = download(request, on_progress, stop)
    on_progress(path.stat().st_size)

    def on_written(written_bytes: int) -> None:
        if request.on_event is not None:
            request.on_event(ProgressEvent(Phase.DECOMPRESSING, written_bytes))

    write_tar(path, diff_id, on_written, stop)
    return path


def write_tar(layer: Path, diff_id: str, on_written: OnWritten, stop: Stop) -> Path | None:
    """The path of the tar, verified where its diffID is known; None for a layer that is not compressed.

    `on_written` is told the bytes that are written. Raises TarError, FolderUnusableError and
    TransferStoppedError, and then leaves no tar.
    """
    with layer.open("rb") as file:
        compression = compression_of(file.read(4))
        tar = layer.with_name(tar_name(layer.name))
        if compression is Compression.NONE:
            return None
        if diff_id and is_here(tar, diff_id, None, stop):
            return tar
        try:
            _check_room(layer, least_bytes(file, compression, layer.stat().st_size))
            return _written(layer, decompressed(file, compression), diff_id, on_written, stop)
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise NoRoomForTarError(layer, None) from error
            raise FolderUnusableError(layer.parent, error.strerror or str(error)) from error


def _written(layer: Path, pieces: Iterator[bytes], diff_id: str, on_written: OnWritten, stop: Stop) -> Path:
    tar = tar_name(layer.name)
    part = _own_part(layer.parent, tar)
    try:
        actual = _fill(layer, part, pieces, diff_id, on_written, stop)
        if diff_id and actual != diff_id.lower():
            raise WrongDiffIdError(layer, diff_id, actual)
        part.close()  # before it is renamed, which Windows demands
        return give_name(part.path, layer.parent, tar)
    finally:
        part.close()
        part.path.unlink(missing_ok=True)


def _fill(
    layer: Path, part: PartFile, pieces: Iterator[bytes], diff_id: str, on_written: OnWritten, stop: Stop
) -> str:
    """The digest of what was written and flushed."""
    algorithm = diff_id.partition(":")[0].lower() or "sha256"
    if algorithm not in HEX_LENGTHS:
        raise UnsupportedDigestError(diff_id)
    hasher, written_bytes, told_bytes = hashlib.new(algorithm), 0, -_TELL_EVERY_BYTES
    try:
        for piece in pieces:
            if stop.is_set():
                raise TransferStoppedError
            hasher.update(piece)
            part.write_at(written_bytes, memoryview(piece))
            written_bytes += len(piece)
            if written_bytes - told_bytes >= _TELL_EVERY_BYTES:
                told_bytes = written_bytes
                on_written(written_bytes)
    except DamagedError as error:
        raise BadCompressionError(layer, str(error)) from error
    part.flush()
    return f"{algorithm}:{hasher.hexdigest()}"


def _own_part(folder: Path, tar: str) -> PartFile:
    """An empty part that no other process uses. One with a journal belongs to another layer's transfer."""
    for number in range(MAX_SAME_NAMES):
        path = folder / ((tar if number == 0 else f"{tar}.{number}") + PART)
        if path.with_name(path.name + JOURNAL).exists():
            continue
        file = open_both_ways(path)
        if try_lock(file) and is_at(file, path):
            file.truncate(0)
            return PartFile(path, file)
        file.close()
    raise FolderUnusableError(folder, f"there are {MAX_SAME_NAMES} parts of {tar} already")


def _check_room(layer: Path, needed_bytes: int) -> None:
    missing_bytes = needed_bytes - shutil.disk_usage(layer.parent).free
    if missing_bytes > 0:
        raise NoRoomForTarError(layer, missing_bytes)
