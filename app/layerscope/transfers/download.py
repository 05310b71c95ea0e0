"""A layer into a file, whole or not at all: streamed, hashed on the way, named only when its digest fits."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from layerscope.registry.digests import HEX_LENGTHS
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.content import DigestMismatchError, UnsupportedDigestError
from layerscope.registry.errors.network import ConnectionLostError
from layerscope.registry.presigned import PresignedUrl
from layerscope.transfers.connection import BlobStream, open_blob
from layerscope.transfers.errors import (
    DiskFullError,
    FolderUnusableError,
    TransferStoppedError,
)
from layerscope.transfers.naming import numbered
from layerscope.transfers.stopping import Stop

BUFFER_BYTES = 256 * 1024  # larger writes to a new file cost more time in the system, not less
MAX_SAME_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be saved: where from, what its digest must be, how long it should be, where to."""

    url: PresignedUrl
    digest: str
    size_bytes: int | None
    folder: Path
    name: str


Progress = Callable[[int], None]


def download(order: Order, on_progress: Progress, stop: Stop) -> Path:
    """The path of the file, its digest verified.

    `on_progress` is told the bytes so far after each buffer; `stop`, once set, ends it at once.
    Raises TransferError or the registry's errors; then no file of that name was made, and no part is left.
    """
    algorithm = order.digest.partition(":")[0]
    if algorithm not in HEX_LENGTHS:
        raise UnsupportedDigestError(order.digest)
    if stop.is_set():  # it was cancelled while it waited for this thread
        raise TransferStoppedError
    with _folder_errors(order.folder, order.size_bytes):
        _make_folder(order.folder)
        _check_room(order)
        part = _open_part(order)
    try:
        with part, _stopped_errors(stop), open_blob(order.url, stop) as stream:
            received, actual = _copy(stream, part, order, on_progress, stop)
        _check(order, received, actual, stream.size_bytes)
        with _folder_errors(order.folder, None):
            return _name_it(Path(part.name), order)
    finally:
        with contextlib.suppress(OSError):
            Path(part.name).unlink(missing_ok=True)


def _copy(
    stream: BlobStream, part: BinaryIO, order: Order, on_progress: Progress, stop: Stop
) -> tuple[int, str]:
    """Bytes received and their digest; the file is flushed to the disk."""
    algorithm = order.digest.partition(":")[0]
    hasher = hashlib.new(algorithm)
    buffer = memoryview(bytearray(BUFFER_BYTES))
    received = 0
    while count := stream.readinto(buffer):
        if stop.is_set():
            raise TransferStoppedError
        hasher.update(buffer[:count])
        with _folder_errors(order.folder, _missing(order, received)):
            part.write(buffer[:count])
        received += count
        on_progress(received)
        if order.size_bytes is not None and received > order.size_bytes:
            break  # more than promised: no need to read on, the digest cannot fit
    if stop.is_set():
        raise TransferStoppedError
    with _folder_errors(order.folder, None):
        part.flush()
        os.fsync(part.fileno())
    return received, f"{algorithm}:{hasher.hexdigest()}"


def _check(order: Order, received: int, actual: str, sent_bytes: int | None) -> None:
    """Raise what is wrong with what arrived; `sent_bytes` is what the store said it would send."""
    subject = Subject(operation="GET layer", digest=order.digest, host=order.url.host)
    expected = sent_bytes if order.size_bytes is None else order.size_bytes
    if expected is not None and received < expected:
        raise ConnectionLostError(
            f"{received} of {expected} bytes arrived before the connection ended.", subject=subject
        )
    if actual != order.digest.lower():
        raise DigestMismatchError(order.digest, actual, received, subject=subject)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error


def _open_part(order: Order) -> BinaryIO:
    """A new file beside the final one, hidden from nobody and taken by nobody else."""
    for number in range(MAX_SAME_NAMES):
        path = order.folder / (f"{order.name}.part" if number == 0 else f"{order.name}.{number}.part")
        with contextlib.suppress(FileExistsError):
            return path.open("xb")
    raise FolderUnusableError(order.folder, f"there are {MAX_SAME_NAMES} parts of {order.name} already")


def _name_it(part: Path, order: Order) -> Path:
    """Give the part its final name, or the first free numbered one: never another file's."""
    for number in range(1, MAX_SAME_NAMES):
        final = order.folder / (order.name if number == 1 else numbered(order.name, number))
        with contextlib.suppress(FileExistsError):
            _move_without_replacing(part, final)
            return final
    raise FolderUnusableError(order.folder, f"there are {MAX_SAME_NAMES} files named {order.name} already")


def _move_without_replacing(part: Path, final: Path) -> None:
    """Rename, with FileExistsError where the name is taken.

    A hard link does that in one step; where the file system has none (FAT, some network shares), the name
    is taken first by an empty file of ours, which the rename then replaces.
    """
    try:
        os.link(part, final)
    except FileExistsError:
        raise
    except OSError:
        final.open("xb").close()
        part.replace(final)
    else:
        part.unlink()


def _check_room(order: Order) -> None:
    if order.size_bytes is None:
        return
    free = shutil.disk_usage(order.folder).free
    if free < order.size_bytes:
        raise DiskFullError(order.folder, order.size_bytes - free)


def _missing(order: Order, received: int) -> int | None:
    return None if order.size_bytes is None else order.size_bytes - received


@contextlib.contextmanager
def _stopped_errors(stop: Stop) -> Iterator[None]:
    """Tell a connection that was ended by us from one that was lost."""
    try:
        yield
    except RegistryError as error:
        if stop.is_set():
            raise TransferStoppedError from error
        raise


@contextlib.contextmanager
def _folder_errors(folder: Path, missing_bytes: int | None) -> Iterator[None]:
    """Turn the system's refusals into TransferError."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(folder, missing_bytes) from error
        raise FolderUnusableError(folder, error.strerror or str(error)) from error
