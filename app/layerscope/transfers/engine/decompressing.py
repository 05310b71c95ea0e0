"""Writes a verified layer's decompressed tar beside it, checked against its diffID."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from layerscope.files.own_file import NotOwnFileError
from layerscope.registry.errors.content import UnsupportedDigestError
from layerscope.registry.references.digests import HEX_LENGTHS
from layerscope.transfers.disk.existing_file import is_here
from layerscope.transfers.disk.naming import name_part
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.disk.partial_download import open_partial
from layerscope.transfers.engine.request import DownloadRequest, Phase, Progress, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import (
    BadCompressionError,
    FolderUnusableError,
    NoRoomForTarError,
    NotOwnPartError,
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
# Neither the part of a layer by the tar's name, nor taken up by a download of these very bytes.
_UNPACKING, _OF_A_TAR = ".unpacking", "tar:"

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
            watched = cast("BinaryIO", _Stoppable(file, stop))
            _check_room(layer, watched, compression, stop)
            return _written(layer, _pieces(layer, watched, compression, stop), diff_id, on_written, stop)
        except NotOwnFileError as error:
            raise NotOwnPartError(error.path) from error
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise NoRoomForTarError(layer, None) from error
            raise FolderUnusableError(layer.parent, error.strerror or str(error)) from error


def _written(layer: Path, pieces: Iterator[bytes], diff_id: str, on_written: OnWritten, stop: Stop) -> Path:
    tar = tar_name(layer.name)
    partial = open_partial(layer.parent, f"{tar}{_UNPACKING}", f"{_OF_A_TAR}{diff_id}")
    try:
        partial.begin_anew(partial.recorded.digest)  # of an earlier run nothing is known but that it ended
        actual = _fill(partial.part, pieces, diff_id, on_written)
        if diff_id and actual != diff_id.lower():
            raise WrongDiffIdError(layer, diff_id, actual)
        return name_part(partial.part, lambda: partial.part.has_digest(actual, stop.check), layer.parent, tar)
    finally:
        partial.close(keep=False)


def _pieces(layer: Path, file: BinaryIO, compression: Compression, stop: Stop) -> Iterator[bytes]:
    """The decompressed layer; stop is looked at for each piece, also where there is nothing in it."""
    try:
        for piece in decompressed(file, compression):
            stop.check()
            yield piece
    except DamagedError as error:
        raise BadCompressionError(layer, str(error)) from error


def _fill(part: PartFile, pieces: Iterator[bytes], diff_id: str, on_written: OnWritten) -> str:
    """The digest of what was written."""
    algorithm = diff_id.partition(":")[0].lower() or "sha256"
    if algorithm not in HEX_LENGTHS:
        raise UnsupportedDigestError(diff_id)
    hasher, written_bytes, told_bytes = hashlib.new(algorithm), 0, -_TELL_EVERY_BYTES
    for piece in pieces:
        hasher.update(piece)
        part.write_at(written_bytes, memoryview(piece))
        written_bytes += len(piece)
        if written_bytes - told_bytes >= _TELL_EVERY_BYTES:
            told_bytes = written_bytes
            on_written(written_bytes)
    return f"{algorithm}:{hasher.hexdigest()}"


def _check_room(layer: Path, file: BinaryIO, compression: Compression, stop: Stop) -> None:
    """Raise NoRoomForTarError where the tar does not fit: what the layer says of its size may be wrong."""
    free_bytes = shutil.disk_usage(layer.parent).free
    if least_bytes(file, compression, layer.stat().st_size) <= free_bytes:
        return
    needed_bytes = sum(map(len, _pieces(layer, file, compression, stop)))
    if needed_bytes > free_bytes:
        raise NoRoomForTarError(layer, needed_bytes - free_bytes)
    file.seek(0)


class _Stoppable:
    """A file of which nothing is read any more once it is stopped: zstd reads on until it has output."""

    def __init__(self, file: BinaryIO, stop: Stop) -> None:
        self._file = file
        self._stop = stop
        self.seek = file.seek

    def read(self, count: int) -> bytes:
        self._stop.check()
        return self._file.read(count)
