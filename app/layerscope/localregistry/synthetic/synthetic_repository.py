"""Synthetic repositories for scale: their images are made again whenever they are asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from threading import Lock
from typing import BinaryIO

from layerscope.localregistry.content.served_repository import (
    Registry,
    RepositorySettings,
    ServedRepository,
    StoredImage,
    StoredLayer,
)
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob
from layerscope.localregistry.demo.making.tarballs import MODIFIED_S
from layerscope.localregistry.synthetic.synthetic_images import ImageDocument, ImageIndex, ImageMaker

# Every how many seconds an image was pushed; every how many images one has no tag.
_PUSH_INTERVAL_S = 900.0
_UNTAGGED_EACH = 10
_VERSION = re.compile(r"1\.(?P<minor>\d{1,9})\.(?P<patch>\d{1,2})", re.ASCII)
_WORDS = ("billing", "catalogue", "checkout", "identity", "ledger", "pricing", "search", "shipping")


def synthetic_repositories(
    registry: Registry, repositories: int, images: int, newest_at_s: float = MODIFIED_S
) -> Iterator[ServedRepository]:
    """That many repositories of that many images each; the newest image was pushed at `newest_at_s`."""
    for number in range(repositories):
        name = f"synthetic/{_WORDS[number % len(_WORDS)]}-{number:04}"
        yield SyntheticRepository(registry, name, images, newest_at_s)


class SyntheticRepository(ServedRepository):
    """A repository of `images` images, newest first, of which only digests are kept.

    Digests are computed on demand: see ImageIndex.
    """

    def __init__(self, registry: Registry, name: str, images: int, newest_at_s: float = MODIFIED_S) -> None:
        super().__init__(registry, name)
        self._count = images
        self._newest_at_s = newest_at_s
        self._settings = RepositorySettings(created_at_s=newest_at_s - (images + 1) * _PUSH_INTERVAL_S)
        self._lock = Lock()
        self._known: ImageIndex | None = None

    def settings(self) -> RepositorySettings:
        """Usual settings; created before the oldest image was pushed."""
        return self._settings

    def images_from(self, position: int) -> Iterator[StoredImage]:
        """The images from that position on, newest first."""
        index = self._index()
        return (
            self._listed(index.maker, at, index.manifest_digest(at)) for at in range(position, self._count)
        )

    def image(self, digest: str) -> StoredImage | None:
        index = self._index()
        position = index.position(ImageDocument.MANIFEST, digest)
        return None if position is None else self._listed(index.maker, position, digest)

    def digest_of_tag(self, tag: str) -> str | None:
        """The digest of the image with that tag."""
        position = self._position_of_tag(tag)
        return None if position is None else self._index().manifest_digest(position)

    def manifest_text(self, digest: str) -> str | None:
        index = self._index()
        position = index.position(ImageDocument.MANIFEST, digest)
        return None if position is None else index.maker.make(position)[ImageDocument.MANIFEST].decode()

    def layer(self, digest: str) -> StoredLayer | None:
        """The layer or config with that digest, made anew for its size."""
        found = self._blob(digest)
        return None if found is None else StoredLayer(digest, len(found.content), found.media_type)

    def open_layer(self, digest: str) -> BinaryIO:
        """The bytes, made anew; FileNotFoundError for an unknown digest."""
        found = self._blob(digest)
        if found is None:
            raise FileNotFoundError(digest)
        return io.BytesIO(found.content)

    def _blob(self, digest: str) -> DemoBlob | None:
        index = self._index()
        return index.maker.base(digest) or index.blob(digest)

    def _listed(self, maker: ImageMaker, position: int, digest: str) -> StoredImage:
        artifact = maker.like(position)
        return StoredImage(
            digest=digest,
            media_type=artifact.media_type,
            size_bytes=maker.size_bytes(position),
            pushed_at_s=self._newest_at_s - position * _PUSH_INTERVAL_S,
            tags=self._tags(position),
            artifact_media_type=artifact.config.media_type,
        )

    def _tags(self, position: int) -> tuple[str, ...]:
        """`1.42.7`, counted from the oldest; the newest is `latest` too, and each tenth has none."""
        number = self._count - 1 - position
        version = f"1.{number // 100}.{number % 100}"
        if position == 0:
            return (version, "latest")
        return () if number % _UNTAGGED_EACH == 0 else (version,)

    def _position_of_tag(self, tag: str) -> int | None:
        version = _VERSION.fullmatch(tag)
        number = int(version["minor"]) * 100 + int(version["patch"]) if version else self._count - 1
        position = self._count - 1 - number
        return position if 0 <= position < self._count and tag in self._tags(position) else None

    def _index(self) -> ImageIndex:
        with self._lock:
            if self._known is None:
                self._known = ImageIndex(ImageMaker(self.name), self._count)
            return self._known
