"""What is checked of an image: its platforms, their configs and layers, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from layerscope.diagnosis.checking.found import ImagePartKind, Part
from layerscope.registry.ecr.children import Child, ChildState, names_of
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import (
    ArtifactManifest,
    Descriptor,
    ImageManifest,
    Manifest,
    Schema1Manifest,
)
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.model.media_types import is_foreign

UNASKED = LayerState(Availability.UNKNOWN)


def blobs_of(manifest: Manifest) -> Iterator[tuple[ImagePartKind, Descriptor]]:
    """The config and the layers that an image needs from ECR: without foreign layers; of an index none."""
    if isinstance(manifest, ImageManifest) and manifest.config is not None:
        yield ImagePartKind.CONFIG, manifest.config
    if isinstance(manifest, ImageManifest | Schema1Manifest):
        layers = manifest.layers
    else:
        layers = manifest.blobs if isinstance(manifest, ArtifactManifest) else ()
    for layer in layers:
        if not is_foreign(layer.media_type):
            yield ImagePartKind.LAYER, layer


def parts_of(manifest: Manifest, platform: str = "") -> list[Part]:
    """The config and the layers of one image, none of them asked about yet."""
    parts: list[Part] = []
    if isinstance(manifest, ImageManifest) and manifest.config is not None:
        parts.append(Part(ImagePartKind.CONFIG, _as_layer(manifest.config), manifest.digest, platform))
    layers = layers_of(manifest)
    return parts + [Part(ImagePartKind.LAYER, layer, manifest.digest, platform) for layer in layers]


def parts_of_children(children: Iterable[Child]) -> list[Part]:
    """Each image that an index names: whether it exists, and its config and layers."""
    parts: list[Part] = []
    children = tuple(children)
    names = names_of(children)
    for child in children:
        name = platform_name(child, names[child.descriptor.digest])
        state = _state_of(child)
        # Its size and why that is not known would be the manifest's own.
        layer = replace(_as_layer(child.descriptor), size_bytes=None, unknown=(), state=state)
        parts.append(Part(ImagePartKind.PLATFORM, layer, child.descriptor.digest, name, child.error))
        if child.manifest is not None:
            parts += parts_of(child.manifest, name)
        parts += parts_of_children(child.children)
    return parts


def with_states(parts: Iterable[Part], layers: Iterable[Layer]) -> tuple[Part, ...]:
    """The parts with the states of their digests; those of platforms are known already."""
    told = {layer.digest: layer for layer in layers}
    return tuple(_told(part, told) for part in parts)


def platform_name(child: Child, name: str) -> str:
    """The child's name, `linux/arm64`; of what is for no platform its kind, such as `attestation`."""
    platform = child.descriptor.platform
    if child.kind is not ImageKind.IMAGE or platform is None or platform.unknown:
        return str(child.kind)
    return name if str(platform) else str(child.kind)


def _told(part: Part, told: Mapping[str, Layer]) -> Part:
    layer = told.get(part.layer.digest)
    if part.kind is ImagePartKind.PLATFORM or layer is None:
        return part
    known = part.layer
    size_bytes = layer.size_bytes if known.size_bytes is None else known.size_bytes
    unknown = known.unknown or layer.unknown
    return replace(part, layer=replace(known, state=layer.state, size_bytes=size_bytes, unknown=unknown))


def _state_of(child: Child) -> LayerState:
    if child.state is ChildState.PRESENT:
        return LayerState(Availability.AVAILABLE)
    if child.state is ChildState.MISSING:
        return LayerState(Availability.MISSING)
    if isinstance(child.error, ImageArchivedError):
        return LayerState(Availability.ARCHIVED)
    return LayerState(Availability.UNKNOWN, str(child.error or ""))


def _as_layer(descriptor: Descriptor) -> Layer:
    return Layer(
        0, descriptor.digest, descriptor.media_type, descriptor.size_bytes, unknown=descriptor.unknown
    )
