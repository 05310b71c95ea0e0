"""What an image consists of: its manifests as ECR gave them, and every blob they name, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import IndexLoopError, UnsupportedDigestError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.manifest import (
    ArtifactManifest,
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    Platform,
    Schema1Manifest,
)
from layerscope.registry.model.media_types import is_image_config, is_image_layer
from layerscope.registry.references.digests import HEX_LENGTHS, is_digest
from layerscope.text.reasons import Reason
from layerscope.transfers.export.errors import IncompleteIndexError, NotExportableError, NotLoadableError

MOST_NESTED = 8  # as deep as the registry reads them


@dataclass(frozen=True, slots=True)
class ManifestDocument:
    """A manifest, byte for byte: its content has the digest."""

    digest: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImageBlob:
    """A config or a layer; a foreign one is at its own `urls`, and now and then in ECR too."""

    digest: str
    size_bytes: int
    media_type: str = ""
    urls: tuple[str, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether it may be missing from the registry (a foreign or nondistributable media type)."""
        return ".foreign." in self.media_type or ".nondistributable." in self.media_type


@dataclass(frozen=True, slots=True)
class ImageParts:
    """Manifests, the root first, and blobs in the order in which they are first named.

    `platform` is the root's where that is one image of an index; `config` and `layers` are the digests that
    `docker load` needs, empty for what is no single image.
    """

    manifests: tuple[ManifestDocument, ...]
    blobs: tuple[ImageBlob, ...]
    platform: Platform | None = None
    config: str = ""
    layers: tuple[str, ...] = ()

    @property
    def root(self) -> ManifestDocument:
        """The manifest that names all others."""
        return self.manifests[0]

    @property
    def foreign(self) -> tuple[ImageBlob, ...]:
        """The blobs that need not be in ECR."""
        return tuple(blob for blob in self.blobs if blob.foreign)

    def wanted(self, *, with_foreign: bool) -> tuple[ImageBlob, ...]:
        """The blobs that an export fetches."""
        return tuple(blob for blob in self.blobs if with_foreign or not blob.foreign)


def total_bytes(blobs: tuple[ImageBlob, ...]) -> int:
    return sum(blob.size_bytes for blob in blobs)


def parts_of(
    root: str, found: Mapping[str, Manifest | RegistryError], platform: Platform | None = None
) -> ImageParts:
    """The parts of the image or index of this digest, from the manifests found below it.

    Raises ExportError where it cannot be exported whole, UnsupportedDigestError, and the error of a
    manifest that could not be had.
    """
    manifests: dict[str, ManifestDocument] = {}
    blobs: dict[str, ImageBlob] = {}
    missing: list[str] = []
    for manifest in _walk(root, found, missing, (), set()):
        manifests[manifest.digest] = _document(manifest)
        for descriptor in _named(manifest):
            blobs.setdefault(descriptor.digest, _blob(descriptor))
    if missing:
        raise IncompleteIndexError(tuple(dict.fromkeys(missing)))
    config, layers = _loadable(found[root])
    kept = tuple(blob for blob in blobs.values() if blob.digest not in manifests)
    return ImageParts(tuple(manifests.values()), kept, platform, config, layers)


def check_loadable(parts: ImageParts, *, with_foreign: bool) -> None:
    """Raise NotLoadableError where `docker load` could not take it."""
    if len(parts.manifests) > 1 or "index" in parts.root.media_type or "list" in parts.root.media_type:
        raise NotLoadableError(Reason.tr("docker load needs a single platform; this is an index of several"))
    if not parts.config:
        raise NotLoadableError(
            Reason.tr("docker load needs a container image; this is an artifact without a root file system")
        )
    if parts.foreign and not with_foreign:
        raise NotLoadableError(Reason.tr("docker load needs every layer, foreign ones too"))


def _walk(
    digest: str,
    found: Mapping[str, Manifest | RegistryError],
    missing: list[str],
    path: tuple[str, ...],
    seen: set[str],
) -> Iterator[Manifest]:
    """The manifest and all below it, depth first, each once; missing ones are added to `missing`.

    Indexes that name each other many times have more paths than anybody can walk, and few manifests.
    """
    manifest = found[digest]
    if isinstance(manifest, RegistryError):
        raise manifest
    if digest in path or len(path) > MOST_NESTED:
        raise IndexLoopError((*path, digest))
    if digest in seen:
        return
    seen.add(digest)
    yield manifest
    if not isinstance(manifest, IndexManifest):
        return
    for child in manifest.children:
        if isinstance(found.get(child.digest), ImageNotFoundError):
            missing.append(str(child.platform or "") or child.digest)
        else:
            yield from _walk(child.digest, found, missing, (*path, digest), seen)


def _document(manifest: Manifest) -> ManifestDocument:
    if isinstance(manifest, Schema1Manifest):
        raise NotExportableError(
            Reason.tr("its manifest uses Docker's first format (schema 1), which has no config and no sizes")
        )
    if not isinstance(manifest, (ImageManifest, IndexManifest, ArtifactManifest)):
        raise NotExportableError(
            Reason.tr("this program does not know manifests of type {type}", type=manifest.media_type)
        )
    _check_digest(manifest.digest)
    return ManifestDocument(manifest.digest, manifest.media_type, manifest.text.encode("utf-8"))


def _named(manifest: Manifest) -> Iterator[Descriptor]:
    if isinstance(manifest, ImageManifest):
        if manifest.config is not None:
            yield manifest.config
        yield from manifest.layers
    elif isinstance(manifest, ArtifactManifest):
        yield from manifest.blobs


def _blob(descriptor: Descriptor) -> ImageBlob:
    _check_digest(descriptor.digest)
    if descriptor.size_bytes is None:
        raise NotExportableError(Reason.tr("its manifest has no size for {digest}", digest=descriptor.digest))
    return ImageBlob(descriptor.digest, descriptor.size_bytes, descriptor.media_type, descriptor.urls)


def _check_digest(digest: str) -> None:
    """Raise unless its algorithm is registered by the specification: it becomes a file's name."""
    algorithm, _, hexadecimal = digest.partition(":")
    if algorithm not in HEX_LENGTHS or not is_digest(digest) or hexadecimal != hexadecimal.lower():
        raise UnsupportedDigestError(digest)


def _loadable(root: Manifest | RegistryError) -> tuple[str, tuple[str, ...]]:
    """Config and layers of a container image; both empty for anything else."""
    if not isinstance(root, ImageManifest) or root.config is None:
        return "", ()
    plain = (
        is_image_layer(layer.media_type) and "+encrypted" not in layer.media_type for layer in root.layers
    )
    if not is_image_config(root.config.media_type) or not all(plain):
        return "", ()
    return root.config.digest, tuple(layer.digest for layer in root.layers)
