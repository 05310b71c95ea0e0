"""Each blob of an export on the disk, verified: what an earlier run left is read again instead of fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import BlobNotFoundError
from layerscope.registry.presigned import PresignedUrl
from layerscope.transfers.download import download
from layerscope.transfers.errors import RejectedError, RetriesExhaustedError, TransferStoppedError
from layerscope.transfers.export.order import ExportOrder
from layerscope.transfers.export.parts import Blob
from layerscope.transfers.order import Order, Progress, Step, Told
from layerscope.transfers.stopping import Stop
from layerscope.transfers.tuning import Tuning

CHUNK_BYTES = 1024 * 1024
_LASTING = {Step.FETCHING, Step.CHECKING, Step.PACKING}


class Gathering:
    """Brings blobs one after the other, each over as many connections as gain; counts them as one transfer.

    Attributes: `done_bytes`, of the blobs that are where they belong.
    """

    def __init__(self, order: ExportOrder, on_progress: Progress, stop: Stop, tuning: Tuning) -> None:
        self.done_bytes = 0
        self._order, self._on_progress, self._stop, self._tuning = order, on_progress, stop, tuning
        self._step: Step | None = None

    def bring(self, blob: Blob, folder: Path) -> Path:
        """The blob in the folder, under the hex of its digest. Raises TransferError, RegistryError."""
        path = folder / blob.digest.partition(":")[2]
        if path.is_file():
            if self.holds(path, 0, blob):
                return path
            path.unlink()  # it was damaged since
        if blob.foreign:
            return self._fetch_foreign(blob, folder)
        url_of = self._order.url_of
        return self._fetch(blob, folder, url_of(blob.digest), partial(url_of, blob.digest, renew=True))

    def holds(self, path: Path, start: int, blob: Blob) -> bool:
        """Whether the blob stands in the file at this offset."""
        self.tell(Told(Step.CHECKING, self.done_bytes))
        hasher, read_bytes = hashlib.new(blob.digest.partition(":")[0]), 0
        for chunk in self._chunks(path, start, blob.size_bytes):
            hasher.update(chunk)
            read_bytes += len(chunk)
            self.progress(read_bytes)
        self.progress(0)
        return read_bytes == blob.size_bytes and hasher.hexdigest() == blob.digest.partition(":")[2]

    def check_stop(self) -> None:
        """Raise TransferStoppedError where somebody wants it to end."""
        if self._stop.is_set():
            raise TransferStoppedError

    def progress(self, blob_bytes: int) -> None:
        """Tell how much there is, so much of the present blob included."""
        self._on_progress(self.done_bytes + blob_bytes)

    def counted(self, blob: Blob) -> None:
        """Note that the blob is where it belongs."""
        self.done_bytes += blob.size_bytes
        self.progress(0)

    def tell(self, told: Told) -> None:
        """Tell a step, once while it lasts."""
        if self._order.on_step is not None and not (told.step is self._step and told.step in _LASTING):
            self._order.on_step(told)
        self._step = told.step

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
        self, blob: Blob, folder: Path, url: PresignedUrl, renew_url: Callable[[], PresignedUrl] | None = None
    ) -> Path:
        before_bytes = self.done_bytes
        self.tell(Told(Step.FETCHING, before_bytes))

        def on_step(told: Told) -> None:
            self.tell(replace(told, at_bytes=before_bytes + told.at_bytes))

        order = Order(
            url,
            blob.digest,
            blob.size_bytes,
            folder,
            blob.digest.partition(":")[2],
            renew_url=renew_url,
            on_step=on_step,
            network=self._order.network,
            ca_bundle=self._order.ca_bundle,
            limit=self._order.limit,
        )
        return download(order, self.progress, self._stop, self._tuning)

    def _fetch_foreign(self, blob: Blob, folder: Path) -> Path:
        """From its own URLs, one after the other: they are the same bytes at other places."""
        failure: Exception = _no_address(blob)
        for url in filter(_is_address, blob.urls):
            try:
                return self._fetch(blob, folder, PresignedUrl(url, blob.digest))
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
    return BlobNotFoundError("The manifest gives no URL for it.", subject=Subject(digest=blob.digest))
