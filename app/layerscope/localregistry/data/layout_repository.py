"""A repository that is an OCI image layout folder, read again whenever its index or its settings change."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import BinaryIO, NamedTuple

from layerscope.localregistry.content.manifest_references import ReadManifest
from layerscope.localregistry.content.served_repository import (
    Registry,
    RepositorySettings,
    ServedRepository,
    Standing,
    StoredImage,
    StoredLayer,
    StoredReferrer,
)
from layerscope.localregistry.data.layout_writing import LayoutWriter
from layerscope.localregistry.data.oci_layout import Layout, blob_path, read_layout

_log = logging.getLogger(__name__)
_OCTETS = "application/octet-stream"


class _StatusChange(NamedTuple):
    """An image archived or restored since the start; ACTIVE from `active_at_s` on."""

    status: str
    at_s: float
    active_at_s: float | None


class LayoutRepository(ServedRepository):
    """Serves one layout folder.

    What UpdateImageStorageClass changes is kept in memory only; only pushes are written to the folder.
    """

    def __init__(self, registry: Registry, name: str, folder: Path, clock: Callable[[], float]) -> None:
        super().__init__(registry, name)
        self._folder = folder
        self._clock = clock
        self._lock = RLock()
        self.writer = LayoutWriter(folder, self._lock)
        self._stamp: tuple[object, ...] = ()
        self._layout: Layout | None = None
        self._manifests: dict[str, ReadManifest] = {}
        self._changes: dict[str, _StatusChange] = {}

    def settings(self) -> RepositorySettings:
        return self._current().settings

    def images_from(self, position: int) -> Iterator[StoredImage]:
        """The images in the order of index.json."""
        images = self._current().images
        found = map(images.__getitem__, range(position, len(images)))
        return map(self._as_of_now, found) if self._changes else found

    def image(self, digest: str) -> StoredImage | None:
        """The image, with what UpdateImageStorageClass made of it."""
        layout = self._current()
        position = layout.positions.get(digest)
        return None if position is None else self._as_of_now(layout.images[position])

    def digest_of_tag(self, tag: str) -> str | None:
        """The digest of the tag in index.json."""
        return self._current().tags.get(tag)

    def manifest_text(self, digest: str) -> str | None:
        path = blob_path(self._folder, digest)
        if path is None or digest not in self._current().positions:
            return None
        return path.read_bytes().decode("utf-8", "replace")

    def layer(self, digest: str) -> StoredLayer | None:
        """The blob, and how the images speak of it."""
        layout = self._current()
        path = blob_path(self._folder, digest)
        use = layout.layers.get(digest)
        # A manifest may lie among an image's layers (an artifact that carries one); else it is no layer.
        if path is None or (use is None and digest in layout.positions):
            return None
        try:
            size_bytes = path.stat().st_size
        except OSError:
            return None
        if use is None:
            return StoredLayer(digest, size_bytes, _OCTETS, Standing.ORPHANED)
        return StoredLayer(digest, size_bytes, use.media_type or _OCTETS, self._standing(use.images))

    def open_layer(self, digest: str) -> BinaryIO:
        path = blob_path(self._folder, digest)
        if path is None:
            raise FileNotFoundError(digest)
        return path.open("rb")

    def referrers(self, digest: str) -> Sequence[StoredReferrer]:
        """What names the digest as its subject."""
        found = self._current().referrers.get(digest, ())
        return [referrer._replace(status=self._status(referrer.digest)) for referrer in found]

    def set_status(self, digest: str, status: str, at_s: float, active_at_s: float | None = None) -> bool:
        self._changes[digest] = _StatusChange(status, at_s, active_at_s)
        return True

    def _current(self) -> Layout:
        stamp = (_stamp(self._folder / "index.json"), _stamp(self._folder / "ecr.json"))
        layout = self._layout
        if layout is not None and stamp == self._stamp:
            return layout
        with self._lock:
            if self._layout is None or stamp != self._stamp:
                self._layout = self._read()
                self._stamp = stamp
            return self._layout

    def _read(self) -> Layout:
        layout = read_layout(self._folder, self._manifests)
        for digest in self._manifests.keys() - layout.positions.keys():
            del self._manifests[digest]
        for problem in layout.problems:
            _log.warning("%s/%s/%s: %s", *self.registry, self.name, problem)
        return layout

    def _as_of_now(self, image: StoredImage) -> StoredImage:
        change = self._changes.get(image.digest)
        if change is None:
            return image
        if change.status == "ARCHIVED":
            return image._replace(status="ARCHIVED", last_archived_at_s=change.at_s)
        if change.active_at_s is not None and self._clock() < change.active_at_s:
            return image._replace(status="ACTIVATING")
        return image._replace(status="ACTIVE", last_activated_at_s=change.active_at_s or change.at_s)

    def _status(self, digest: str) -> str:
        image = self.image(digest)
        return image.status if image else "ACTIVE"

    def _standing(self, images: set[str]) -> Standing:
        active = any(self._status(digest) == "ACTIVE" for digest in images)
        return Standing.REFERENCED if active else Standing.ARCHIVED


def _stamp(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
