"""Puts each blob of an export on the disk, verified; what an earlier run left is checked, not fetched."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from io import FileIO
from pathlib import Path
from urllib.parse import urlsplit

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import BlobNotFoundError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.reasons import Reason
from layerscope.transfers.disk.part_file import Signature, signature
from layerscope.transfers.disk.partial_files import discard, release_twin
from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest, Phase, Progress, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.errors import PartChangedError, RejectedError, RetriesExhaustedError
from layerscope.transfers.export.prefetcher import Prefetcher
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.parts import ImageBlob

CHUNK_BYTES = 1024 * 1024
ReadAt = Callable[[int, memoryview], int]
"""Reads at an offset of a file into the buffer; how many bytes, 0 at the end."""
_ELSEWHERE = (RegistryError, RetriesExhaustedError, RejectedError)  # another place may have the bytes
_LASTING = {Phase.FETCHING, Phase.CHECKING, Phase.PACKING}


class BlobCollector:
    """Fetches blobs, and reports them as one transfer.

    What it tells may come from any of its threads.
    """

    def __init__(self, request: ExportRequest, on_progress: Progress, stop: Stop, tuning: Tuning) -> None:
        self._request, self._on_progress, self._stop, self._tuning = request, on_progress, stop, tuning
        self._lock = threading.Lock()
        self._done_bytes = 0  # of the blobs that are where they belong
        self._under_way: dict[str, int] = {}  # of the others, by digest
        self._phase: Phase | None = None
        self._verified: dict[Path, Signature] = {}

    @contextmanager
    def results(self, wanted: Iterable[tuple[ImageBlob, Path]]) -> Iterator[Iterator[tuple[ImageBlob, Path]]]:
        """The blobs in their order, each under the hex of its digest in its folder.

        Going through them raises TransferError, RegistryError and OSError.
        """
        ahead = Prefetcher(self._bring, self._stop, self._tuning.part_bytes)
        with closing(ahead.results(wanted, self.check_stop)) as blobs:
            yield blobs

    def holds(self, read_at: ReadAt, start: int, blob: ImageBlob) -> bool:
        """Whether a file has the blob at this offset."""
        self.report(blob, ProgressEvent(Phase.CHECKING))
        hasher, read_bytes = hashlib.new(blob.digest.partition(":")[0]), 0
        for chunk in self._chunks(read_at, start, blob.size_bytes):
            hasher.update(chunk)
            read_bytes += len(chunk)
            self._progress(blob, read_bytes)
        good = read_bytes == blob.size_bytes and hasher.hexdigest() == blob.digest.partition(":")[2]
        if not good:
            self._progress(blob, 0)
        return good

    def is_as_verified(self, path: Path) -> bool:
        """Whether the blob's file is the one that was verified, and was not written to since."""
        return signature(path.lstat()) == self._verified.get(path)

    def check_still_there(self, blob: ImageBlob, path: Path) -> None:
        """Raise PartChangedError where the file is not the blob any more."""
        if not (self.is_as_verified(path) or self._is_in(path, blob)):
            raise PartChangedError(path)

    def check_stop(self) -> None:
        """Raise TransferStoppedError where the export was cancelled or paused."""
        self._stop.check()

    def counted(self, blob: ImageBlob) -> None:
        """Count the blob as done."""
        with self._lock:
            self._done_bytes += blob.size_bytes
            self._under_way.pop(blob.digest, None)
            self._on_progress(self._here_bytes)

    def report(self, blob: ImageBlob, event: ProgressEvent) -> None:
        """Report an event of this blob with the amount of the whole export; a lasting phase only once."""
        with self._lock:
            if self._request.on_event is not None and not (
                event.phase is self._phase and event.phase in _LASTING
            ):
                others = self._here_bytes - self._under_way.get(blob.digest, 0)
                self._request.on_event(replace(event, at_bytes=others + event.at_bytes))
            self._phase = event.phase

    @property
    def _here_bytes(self) -> int:
        return self._done_bytes + sum(self._under_way.values())

    def _progress(self, blob: ImageBlob, blob_bytes: int) -> None:
        with self._lock:
            self._under_way[blob.digest] = blob_bytes
            self._on_progress(self._here_bytes)

    def _bring(self, blob: ImageBlob, folder: Path, stop: Stop) -> Path:
        path = self._brought(blob, folder, stop)
        with self._lock:
            self._verified.setdefault(path, signature(path.lstat()))
        return path

    def _is_in(self, path: Path, blob: ImageBlob) -> bool:
        """Whether the file is the blob; its signature is noted."""
        with path.open("rb", buffering=0) as file:
            self._verified[path] = signature(os.fstat(file.fileno()))
            return self.holds(partial(_read_at, file), 0, blob)

    def _brought(self, blob: ImageBlob, folder: Path, stop: Stop) -> Path:
        path = folder / blob.digest.partition(":")[2]
        if path.is_file():
            release_twin(folder, path.name, blob.digest)  # a run may have ended just as it gave the name
            discard(folder, path.name, blob.digest)
            if self._is_in(path, blob):
                return path
            path.unlink()  # it was damaged since
            del self._verified[path]
        return (self._fetch_foreign if blob.foreign else self._fetch_own)(blob, folder, stop)

    def _chunks(self, read_at: ReadAt, start: int, size_bytes: int) -> Iterator[memoryview]:
        """The file's bytes from there on; each chunk is valid until the next."""
        buffer = memoryview(bytearray(min(CHUNK_BYTES, max(1, size_bytes))))
        while size_bytes > 0 and (count := read_at(start, buffer[:size_bytes])):
            self.check_stop()
            start += count
            size_bytes -= count
            yield buffer[:count]

    def _fetch(
        self,
        blob: ImageBlob,
        folder: Path,
        stop: Stop,
        url: PresignedUrl,
        renew_url: Callable[[], PresignedUrl] | None = None,
    ) -> Path:
        self.report(blob, ProgressEvent(Phase.FETCHING))
        request = DownloadRequest(
            url,
            blob.digest,
            blob.size_bytes,
            folder,
            blob.digest.partition(":")[2],
            renew_url=renew_url,
            on_event=partial(self.report, blob),
            network=self._request.network,
            ca_bundle=self._request.ca_bundle,
            limit=self._request.limit,
            sharing=self._request.sharing,
        )
        return download(request, partial(self._progress, blob), stop, self._tuning)

    def _fetch_own(self, blob: ImageBlob, folder: Path, stop: Stop) -> Path:
        url_of = self._request.url_of
        renew = partial(url_of, blob.digest, renew=True)
        return self._fetch(blob, folder, stop, url_of(blob.digest), renew)

    def _fetch_foreign(self, blob: ImageBlob, folder: Path, stop: Stop) -> Path:
        """Try ECR, which may have it, then its own URLs in turn: they are the same bytes at other places."""
        failure: Exception = _no_address(blob)
        with suppress(*_ELSEWHERE):
            return self._fetch_own(blob, folder, stop)
        for url in filter(_is_address, blob.urls):
            try:
                return self._fetch(blob, folder, stop, PresignedUrl(url, blob.digest))
            except _ELSEWHERE as error:
                failure = error
        raise failure


def _read_at(file: FileIO, offset: int, buffer: memoryview) -> int:
    file.seek(offset)
    return file.readinto(buffer)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:  # such as an IPv6 address without its end
        return False


def _no_address(blob: ImageBlob) -> RegistryError:
    return BlobNotFoundError(
        Reason.tr("The manifest has no URL for it."), subject=Subject(digest=blob.digest)
    )
