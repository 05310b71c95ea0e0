"""Each blob of an export on the disk, verified: what an earlier run left is read again instead of fetched."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import BlobNotFoundError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.reasons import Reason
from layerscope.transfers.download import download
from layerscope.transfers.errors import RejectedError, RetriesExhaustedError, TransferStoppedError
from layerscope.transfers.export.ahead import Ahead
from layerscope.transfers.export.order import ExportOrder
from layerscope.transfers.export.parts import Blob
from layerscope.transfers.order import Order, Progress, Step, Told
from layerscope.transfers.stopping import Stop
from layerscope.transfers.tuning import Tuning

CHUNK_BYTES = 1024 * 1024
_LASTING = {Step.FETCHING, Step.CHECKING, Step.PACKING}


class Gathering:
    """Brings blobs, each over as many connections as gain, and counts them as one transfer.

    What it tells may come from any of its threads.
    """

    def __init__(self, order: ExportOrder, on_progress: Progress, stop: Stop, tuning: Tuning) -> None:
        self._order, self._on_progress, self._stop, self._tuning = order, on_progress, stop, tuning
        self._lock = threading.Lock()
        self._done_bytes = 0  # of the blobs that are where they belong
        self._under_way: dict[str, int] = {}  # of the others, by digest
        self._step: Step | None = None

    @contextmanager
    def brought(self, wanted: Iterable[tuple[Blob, Path]]) -> Iterator[Iterator[tuple[Blob, Path]]]:
        """The blobs in their order, each under the hex of its digest in its folder.

        Going through them raises TransferError, RegistryError and OSError.
        """
        ahead = Ahead(self._bring, self._stop, self._tuning.part_bytes)
        with closing(ahead.brought(wanted, self.check_stop)) as blobs:
            yield blobs

    def holds(self, path: Path, start: int, blob: Blob) -> bool:
        """Whether the blob stands in the file at this offset."""
        self.tell(blob, Told(Step.CHECKING))
        hasher, read_bytes = hashlib.new(blob.digest.partition(":")[0]), 0
        for chunk in self._chunks(path, start, blob.size_bytes):
            hasher.update(chunk)
            read_bytes += len(chunk)
            self._progress(blob, read_bytes)
        good = read_bytes == blob.size_bytes and hasher.hexdigest() == blob.digest.partition(":")[2]
        if not good:
            self._progress(blob, 0)
        return good

    def check_stop(self) -> None:
        """Raise TransferStoppedError where somebody wants it to end."""
        if self._stop.is_set():
            raise TransferStoppedError

    def counted(self, blob: Blob) -> None:
        """Note that the blob is where it belongs."""
        with self._lock:
            self._done_bytes += blob.size_bytes
            self._under_way.pop(blob.digest, None)
            self._on_progress(self._here_bytes)

    def tell(self, blob: Blob, told: Told) -> None:
        """Tell a step of this blob, its amount as one of the whole; once while it lasts."""
        with self._lock:
            if self._order.on_step is not None and not (told.step is self._step and told.step in _LASTING):
                others = self._here_bytes - self._under_way.get(blob.digest, 0)
                self._order.on_step(replace(told, at_bytes=others + told.at_bytes))
            self._step = told.step

    @property
    def _here_bytes(self) -> int:
        return self._done_bytes + sum(self._under_way.values())

    def _progress(self, blob: Blob, blob_bytes: int) -> None:
        with self._lock:
            self._under_way[blob.digest] = blob_bytes
            self._on_progress(self._here_bytes)

    def _bring(self, blob: Blob, folder: Path, stop: Stop) -> Path:
        path = folder / blob.digest.partition(":")[2]
        if path.is_file():
            if self.holds(path, 0, blob):
                return path
            path.unlink()  # it was damaged since
        if blob.foreign:
            return self._fetch_foreign(blob, folder, stop)
        url_of = self._order.url_of
        renew = partial(url_of, blob.digest, renew=True)
        return self._fetch(blob, folder, stop, url_of(blob.digest), renew)

    def _chunks(self, path: Path, start: int, size_bytes: int) -> Iterator[memoryview]:
        """The file's bytes from there on, as many as there are; each chunk is good until the next."""
        buffer = memoryview(bytearray(min(CHUNK_BYTES, max(1, size_bytes))))
        with path.open("rb", buffering=0) as file:
            file.seek(start)
            while size_bytes > 0 and (count := file.readinto(buffer[:size_bytes])):
                self.check_stop()
                size_bytes -= count
                yield buffer[:count]

    def _fetch(
        self,
        blob: Blob,
        folder: Path,
        stop: Stop,
        url: PresignedUrl,
        renew_url: Callable[[], PresignedUrl] | None = None,
    ) -> Path:
        self.tell(blob, Told(Step.FETCHING))
        order = Order(
            url,
            blob.digest,
            blob.size_bytes,
            folder,
            blob.digest.partition(":")[2],
            renew_url=renew_url,
            on_step=partial(self.tell, blob),
            network=self._order.network,
            ca_bundle=self._order.ca_bundle,
            limit=self._order.limit,
            sharing=self._order.sharing,
        )
        return download(order, partial(self._progress, blob), stop, self._tuning)

    def _fetch_foreign(self, blob: Blob, folder: Path, stop: Stop) -> Path:
        """From its own URLs, one after the other: they are the same bytes at other places."""
        failure: Exception = _no_address(blob)
        for url in filter(_is_address, blob.urls):
            try:
                return self._fetch(blob, folder, stop, PresignedUrl(url, blob.digest))
            except (RegistryError, RetriesExhaustedError, RejectedError) as error:
                failure = error
        raise failure


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:  # such as an IPv6 address without its end
        return False


def _no_address(blob: Blob) -> RegistryError:
    return BlobNotFoundError(
        Reason.tr("The manifest gives no URL for it."), subject=Subject(digest=blob.digest)
    )
