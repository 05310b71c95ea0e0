"""One image read as far as it can be: manifest, config, layers with their states, an index's children."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from layerscope.registry.ecr.availability import LayerStates, layer_states
from layerscope.registry.ecr.blob_reader import CONFIG_LIMIT_BYTES, BlobReader
from layerscope.registry.ecr.children import Child, read_children
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifest
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.content import BlobTooLargeError, InvalidConfigError
from layerscope.registry.manifests.config import ImageConfig, parse_config
from layerscope.registry.manifests.kinds import ImageKind, kind_of
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import (
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    Platform,
    Schema1Manifest,
)
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.model.media_types import OCI_EMPTY, is_image_config
from layerscope.text.reasons import Reason


@dataclass(frozen=True, slots=True)
class ReadImage:
    """An image as far as it could be read, with an error for each part that could not.

    `config` is None for what has no image config; `config_text` is then the text of a config that is
    something else (a Helm chart's). A config of an unknown type is read on trial. `layers` are oldest first;
    `children` are an index's.
    """

    manifest: Manifest
    kind: ImageKind
    config: ImageConfig | None = None
    config_text: str = ""
    config_error: RegistryError | None = None
    layers: tuple[Layer, ...] = ()
    availability_error: RegistryError | None = None
    children: tuple[Child, ...] = ()
    complete: bool = True  # False while config or states still come

    @property
    def platform(self) -> Platform | None:
        """What it runs on, by its config, or by a schema 1 manifest itself; None where neither tells."""
        if isinstance(self.manifest, Schema1Manifest):
            return self.manifest.platform
        return self.config.platform if self.config else None

    @property
    def config_descriptor(self) -> Descriptor | None:
        """The config as the manifest names it; None where it has none."""
        return self.manifest.config if isinstance(self.manifest, ImageManifest) else None

    @property
    def pulled_bytes(self) -> int | None:
        """What a pull fetches: each layer once, and the config; None where a size is not known."""
        sizes = {layer.digest: layer.size_bytes for layer in self.layers}
        if (config := self.config_descriptor) is not None:
            sizes[config.digest] = config.size_bytes
        known = [size for size in sizes.values() if size is not None]
        return sum(known) if sizes and len(known) == len(sizes) else None


@dataclass(frozen=True, slots=True)
class _Config:
    config: ImageConfig | None = None
    text: str = ""
    error: RegistryError | None = None


OnPart = Callable[[ReadImage], None]


async def read_image(
    client: EcrClient,
    urls: PresignedUrls,
    blobs: BlobReader,
    repository: str,
    digest: str,
    on_part: OnPart | None = None,
) -> ReadImage:
    """The image of this digest. Raises RegistryError only if its manifest cannot be fetched or read.

    `on_part` is called with what is known so far: the layers as soon as the manifest has arrived, then again
    with whichever of config and states comes first. A layer not yet checked is UNKNOWN without a reason.
    """
    manifest = await fetch_manifest(client, repository, digest)
    if isinstance(manifest, IndexManifest):
        children = await read_children(client, repository, manifest)
        return ReadImage(manifest, kind_of(manifest), children=children)
    known = _Known(manifest)
    tell = on_part or _ignore
    tell(known.image())

    async def read_config() -> None:
        descriptor = manifest.config if isinstance(manifest, ImageManifest) else None
        known.config = await _read_config(urls, blobs, LayerRef(repository, ""), descriptor)
        tell(known.image())

    async def read_states() -> None:
        known.states = await layer_states(client, repository, layers_of(manifest))
        tell(known.image())

    await asyncio.gather(read_config(), read_states())
    return known.image()


@dataclass(slots=True)
class _Known:
    """What is known of an image while its parts come in."""

    manifest: Manifest
    config: _Config | None = None
    states: LayerStates | None = None

    def image(self) -> ReadImage:
        config = self.config or _Config()
        layers = layers_of(self.manifest, config.config)
        return ReadImage(
            manifest=self.manifest,
            kind=kind_of(self.manifest),
            config=config.config,
            config_text=config.text,
            config_error=config.error,
            layers=_joined(layers, self.states) if self.states else layers,
            availability_error=self.states.error if self.states else None,
            complete=self.config is not None and self.states is not None,
        )


def _ignore(_part: ReadImage) -> None:
    pass


async def _read_config(
    urls: PresignedUrls, blobs: BlobReader, place: LayerRef, descriptor: Descriptor | None
) -> _Config:
    """The config, fetched as a layer is; a failure of any step is its error. An empty one is not fetched."""
    if descriptor is None or is_empty_config(descriptor):
        return _Config()
    ref = replace(place, digest=descriptor.digest)
    subject = Subject(repository=ref.repository, digest=ref.digest, registry_id=ref.registry_id)
    try:
        if (descriptor.size_bytes or 0) > CONFIG_LIMIT_BYTES:
            raise BlobTooLargeError(descriptor.size_bytes or 0, CONFIG_LIMIT_BYTES, subject=subject)
        text = _text(await blobs.read(await urls.get(ref)))
        if not is_image_config(descriptor.media_type) and descriptor.media_type:
            return _Config(_on_trial(text), text)
        return _Config(parse_config(text), text)
    except RegistryError as error:
        if not error.subject.repository:
            error.subject = replace(error.subject, repository=ref.repository, digest=ref.digest)
        return _Config(error=error)


def is_empty_config(config: Descriptor) -> bool:
    """Whether an artifact has a config only because a manifest must: `{}`, or no byte at all."""
    no_byte = config.size_bytes == 0 and not is_image_config(config.media_type)
    return no_byte or config.media_type == OCI_EMPTY


def _on_trial(text: str) -> ImageConfig | None:
    """The image's config that a blob of another type may be all the same: one that names its layers is."""
    with contextlib.suppress(InvalidConfigError):
        config = parse_config(text)
        return config if config.diff_ids or config.history else None
    return None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Reason.tr("byte {offset}", offset=error.start)
    raise InvalidConfigError(Reason.tr("it is not UTF-8"), place)


def _joined(layers: tuple[Layer, ...], states: LayerStates) -> tuple[Layer, ...]:
    """The layers of manifest and config, with ECR's state of each."""
    return tuple(
        replace(
            layer,
            state=known.state,
            size_bytes=known.size_bytes,
            media_type=known.media_type,
            unknown=known.unknown,
        )
        for layer, known in zip(layers, states.layers, strict=True)
    )
