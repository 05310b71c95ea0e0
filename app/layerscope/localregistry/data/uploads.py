"""Layers on their way in: what has come of each upload, until it is completed, given up or too old."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from layerscope.localregistry.content.repository_writer import RepositoryWriter
from layerscope.localregistry.content.served_repository import Registry, ServedRepository

_log = logging.getLogger(__name__)
MAX_OPEN = 256
LIFE_S = 3600.0
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
MAX_LAYER_BYTES = 52_000 * 1024 * 1024
PART_BYTES = 10 * 1024 * 1024
MAX_PART_BYTES = 20 * 1024 * 1024
MIN_PART_BYTES = 5 * 1024 * 1024
_Place = tuple[Registry, str]


class TooManyUploadsError(Exception):
    """As many uploads are open as may be."""


class NoUploadError(Exception):
    """There is no such upload in the repository, or no longer."""


class Upload:
    """One layer's bytes so far.

    Attributes: `id`, `size_bytes` received, `path` of the file, and `has_small_part`: a part that is not the
    last is smaller than ECR takes. To be used with `Uploads.using`, by one thread at a time.
    """

    def __init__(self, place: _Place, folder: Path, now_s: float) -> None:
        self.id = str(uuid.uuid4())
        self.place = place
        self.path = folder / self.id
        self.size_bytes = 0
        self.has_small_part = False
        self.touched_s = now_s
        self.lock = Lock()
        self.is_open = True
        self._hasher = hashlib.sha256()
        self._last_bytes = MIN_PART_BYTES

    @property
    def digest(self) -> str:
        """The digest of what was received."""
        return f"sha256:{self._hasher.hexdigest()}"

    def append(self, part: bytes) -> None:
        """Add the part; after an OSError it is as if it had never come."""
        with self.path.open("r+b") as file:
            file.seek(self.size_bytes)
            file.write(part)
        self._hasher.update(part)
        self.has_small_part |= self._last_bytes < MIN_PART_BYTES
        self._last_bytes = len(part)
        self.size_bytes += len(part)

    def seal(self) -> None:
        """Cut off what a failed part left, and see that the disk has the rest."""
        with self.path.open("r+b") as file:
            file.truncate(self.size_bytes)
            file.flush()
            os.fsync(file.fileno())


class Uploads:
    """The uploads of all repositories, at most MAX_OPEN at once; one that nothing comes to for LIFE_S ends.

    Also knows the layers that came since the start and that no image names yet: docker asks for a layer right
    after it has uploaded it.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._open: dict[str, Upload] = {}
        self._fresh: dict[_Place, set[str]] = {}
        self._swept: set[Path] = set()

    def begin(self, repository: ServedRepository, writer: RepositoryWriter) -> Upload:
        """A new, empty upload. Raises TooManyUploadsError and OSError."""
        now_s = self._clock()
        with self._lock:
            self._expire(now_s)
            if len(self._open) >= MAX_OPEN:
                raise TooManyUploadsError
            folder = writer.scratch
            if folder not in self._swept:
                _sweep(folder, now_s - LIFE_S)
                self._swept.add(folder)
            folder.mkdir(exist_ok=True)
            if folder.is_symlink():
                raise PermissionError(errno.EACCES, "a link leads out of the layout", str(folder))
            upload = Upload(repository.place, folder, now_s)
            upload.path.touch(exist_ok=False)
            self._open[upload.id] = upload
        return upload

    @contextmanager
    def using(self, upload_id: str, repository: ServedRepository) -> Iterator[Upload]:
        """The upload, for the caller alone. Raises NoUploadError."""
        now_s = self._clock()
        with self._lock:
            self._expire(now_s)
            upload = self._open.get(upload_id.lower())
            if upload is None or upload.place != repository.place:
                raise NoUploadError
            upload.touched_s = now_s
        with upload.lock:
            if not upload.is_open:  # Ended by who had it before.
                raise NoUploadError
            yield upload

    def end(self, upload: Upload) -> None:
        """Forget the upload, and its bytes unless they have been moved away."""
        with self._lock:
            self._forget(upload)

    def close(self) -> None:
        """End every upload."""
        with self._lock:
            for upload in list(self._open.values()):
                self._forget(upload)

    def add_fresh(self, repository: ServedRepository, digest: str) -> None:
        """The layer has just come."""
        with self._lock:
            self._fresh.setdefault(repository.place, set()).add(digest)

    def is_fresh(self, repository: ServedRepository, digest: str) -> bool:
        """Whether the layer came since the start, and no image that names it after it."""
        return digest in self._fresh.get(repository.place, ())

    def name(self, repository: ServedRepository, digests: Iterable[str]) -> None:
        """An image names these layers now."""
        with self._lock:
            self._fresh.get(repository.place, set()).difference_update(digests)

    def _expire(self, now_s: float) -> None:
        for upload in list(self._open.values()):
            # One that a thread is at work on is not idle, however long the work takes.
            if now_s - upload.touched_s > LIFE_S and not upload.lock.locked():
                self._forget(upload)

    def _forget(self, upload: Upload) -> None:
        upload.is_open = False
        self._open.pop(upload.id, None)
        try:
            upload.path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("an upload's file stays: %s", error.strerror)
        with suppress(OSError):  # There are others.
            upload.path.parent.rmdir()


def _sweep(folder: Path, before_s: float) -> None:
    """Remove what uploads of an earlier run left."""
    with suppress(OSError):
        for left in list(folder.iterdir()):
            if left.is_file() and left.stat().st_mtime < before_s:
                left.unlink()
