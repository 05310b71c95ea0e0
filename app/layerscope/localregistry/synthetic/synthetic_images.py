"""Synthetic images: each made from its position, with digests and sizes that fit each other."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from enum import IntEnum
from functools import cache
from threading import Lock
from typing import NamedTuple

from layerscope.localregistry.demo.making.artifacts import Artifact, BuildStep, buildkit, image
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_bytes, gzip_layer
from layerscope.localregistry.demo.making.file_trees import noise
from layerscope.localregistry.demo.making.tarballs import file, tarball
from layerscope.registry.references.digests import digest_of

# Stands for the image's position in the templates: as long as its digits, and nowhere else in them.
_MARK = "@POSITION@"
_BASES = 8
# How many images' digests are computed at once.
_STRIDE = 256


class ImageDocument(IntEnum):
    """What is an image's own and has a digest."""

    MANIFEST = 0
    CONFIG = 1
    LAYER = 2


class _Template(NamedTuple):
    """An image with `_MARK` for its position; of the digests in it, those that depend on it."""

    artifact: Artifact
    archive: bytes
    config_digest: bytes
    layer_digest: bytes
    diff_id: bytes


class ImageMaker:
    """Makes a repository's images: a base shared with every eighth image, and a small layer of their own."""

    def __init__(self, name: str) -> None:
        self._templates = [_template(name, number) for number in range(_BASES)]
        self._sizes_bytes = [
            sum(len(stored.content) for stored in template.artifact.blobs) for template in self._templates
        ]

    def make(self, position: int) -> tuple[bytes, bytes, bytes]:
        """The documents of the image at that position, in Document's order."""
        template = self._templates[position % _BASES]
        mark, number = _MARK.encode(), f"{position:0{len(_MARK)}}".encode()
        archive = template.archive.replace(mark, number)
        layer = gzip_bytes(archive, level=0)
        config = template.artifact.config.content.replace(mark, number).replace(
            template.diff_id, _hex(archive)
        )
        manifest = template.artifact.manifest.replace(template.config_digest, _hex(config))
        return manifest.replace(template.layer_digest, _hex(layer)), config, layer

    def like(self, position: int) -> Artifact:
        """An image with the same media types and sizes as the one at that position."""
        return self._templates[position % _BASES].artifact

    def size_bytes(self, position: int) -> int:
        """The size of config and layers of the image at that position."""
        return self._sizes_bytes[position % _BASES]

    def base(self, digest: str) -> DemoBlob | None:
        bases = (template.artifact.layers[0] for template in self._templates)
        return next((layer for layer in bases if layer.digest == digest), None)


class ImageIndex:
    """Which image has which digest: whole digests of the manifests, eight bytes of every one.

    Arrays and not a dict: 100,000 images have 300,000 digests, and a dict of them would take ten times the
    space. Digests are computed as far as they are asked for, in about 20 µs an image; who asks whose a digest
    is waits for all of them. May be used by several threads.
    """

    def __init__(self, maker: ImageMaker, count: int) -> None:
        self.maker = maker
        self._count = count
        self._lock = Lock()
        self._manifests = bytearray()
        # Entry n is Document n % 3 of image n // 3.
        self._beginnings = array("Q")
        self._order: array[int] | None = None
        self._sorted = array("Q")

    def manifest_digest(self, position: int) -> str:
        """The digest of the image at that position."""
        if len(self._manifests) <= position * 32:
            self._extend(min(position + _STRIDE, self._count))
        return f"sha256:{self._manifests[position * 32 : position * 32 + 32].hex()}"

    def position(self, document: ImageDocument, digest: str) -> int | None:
        """The position of the image whose document has that digest."""
        found = self._find(digest)
        return found[0] if found and found[1] == document else None

    def blob(self, digest: str) -> DemoBlob | None:
        """The config or an image's own layer with that digest."""
        found = self._find(digest)
        if found is None or found[1] == ImageDocument.MANIFEST:
            return None
        position, document = found
        like = self.maker.like(position)
        media_type = (like.config if document == ImageDocument.CONFIG else like.layers[-1]).media_type
        return DemoBlob(self.maker.make(position)[document], digest, media_type)

    def _find(self, digest: str) -> tuple[int, ImageDocument] | None:
        beginning = digest.removeprefix("sha256:")[:16]
        try:
            wanted = int(beginning, 16)
        except ValueError:
            return None
        order = self._sort()
        at = bisect_left(self._sorted, wanted)
        if at == len(self._sorted) or self._sorted[at] != wanted:
            return None
        position, document = divmod(order[at], len(ImageDocument))
        # Eight bytes may agree by chance or by intent: the whole digest decides.
        fits = digest_of(self.maker.make(position)[document]) == digest
        return (position, ImageDocument(document)) if fits else None

    def _extend(self, count: int) -> None:
        """Know the digests of that many images."""
        with self._lock:
            for position in range(len(self._manifests) // 32, count):
                digests = [hashlib.sha256(document).digest() for document in self.maker.make(position)]
                self._beginnings.extend(int.from_bytes(digest[:8], "big") for digest in digests)
                self._manifests += digests[ImageDocument.MANIFEST]

    def _sort(self) -> array[int]:
        """The entries of `_beginnings` in the order of what they hold."""
        if self._order is None:
            self._extend(self._count)
            with self._lock:
                beginnings = self._beginnings
                order = array("L", sorted(range(len(beginnings)), key=beginnings.__getitem__))
                self._sorted = array("Q", (beginnings[entry] for entry in order))
                self._order = order
        return self._order


@cache
def _base_layer(number: int) -> DemoBlob:
    content = noise(f"synthetic base {number}", 150_000 * (number + 1))
    return gzip_layer([file("usr/lib/libbase.so", content), file("etc/base", f"{number}\n")], level=0)


def _template(name: str, number: int) -> _Template:
    entries = [file("srv/app/BUILD", f"{name} {_MARK}\n")]
    steps = [
        BuildStep("# debian.sh --arch 'amd64' out/ 'bookworm'", _base_layer(number)),
        buildkit("COPY app /srv/app", gzip_layer(entries, level=0)),
        buildkit('CMD ["/srv/app/bin/start"]'),
    ]
    artifact = image(steps, settings={"Labels": {"org.example.build": f"{name} {_MARK}"}})
    layer = artifact.layers[-1]
    hexadecimal = [
        digest.partition(":")[2].encode() for digest in (artifact.config.digest, layer.digest, layer.diff_id)
    ]
    return _Template(artifact, tarball(entries), *hexadecimal)


def _hex(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
