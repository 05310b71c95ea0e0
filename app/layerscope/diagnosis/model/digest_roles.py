"""What a digest is: a layer, a config, a diffID, an image; of the image asked for, or of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest, Manifest
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.registry.model.layers import Availability, Layer, LayerState

MOST_ELSEWHERE = 5
_NOT_HERE = (Availability.UNAVAILABLE, Availability.MISSING, Availability.ARCHIVED)


@dataclass(frozen=True, slots=True)
class SearchedImages:
    """What was read of a repository to look for a digest.

    `images` newest first, as listed; `manifests` and `configs` by image digest, of as many as were read;
    `whole` whether these were all.
    """

    images: tuple[ListedImage, ...] = ()
    manifests: Mapping[str, Manifest] = field(default_factory=dict)
    configs: Mapping[str, ImageConfig] = field(default_factory=dict)
    whole: bool = False


def role_in_image(
    digest: str, image: str, manifest: Manifest, config: ImageConfig | None = None
) -> DigestFacts | None:
    """The digest's role in this image, which is called `image`; None if the image does not name it."""
    if digest == manifest.digest:
        return DigestFacts(DigestRole.IMAGE, image)
    if isinstance(manifest, IndexManifest):
        named = any(child.digest == digest for child in manifest.children)
        return DigestFacts(DigestRole.CHILD, image) if named else None
    if isinstance(manifest, ImageManifest) and manifest.config and manifest.config.digest == digest:
        return DigestFacts(DigestRole.CONFIG, image)
    layers = layers_of(manifest, config)
    diff_ids = config.diff_ids if config else ()
    layer = next((layer for layer in layers if layer.digest == digest), None)
    if layer is not None and not (digest in diff_ids and _is_compressed(layer.media_type)):
        return DigestFacts(DigestRole.LAYER, image)
    if digest not in diff_ids:
        return None
    meant = next((each.digest for each in layers if each.diff_id == digest), "")
    return DigestFacts(DigestRole.DIFF_ID, image, "" if meant == digest else meant)


def role_among_images(digest: str, searched: SearchedImages, asked_image: str = "") -> DigestFacts:
    """The digest's role in the repository's images, without the one asked for (its digest, if any)."""
    role = _role_among(digest, searched, asked_image) or DigestFacts(DigestRole.UNKNOWN)
    return replace(role, searched=len(searched.manifests), whole=searched.whole)


def _role_among(digest: str, searched: SearchedImages, asked_image: str) -> DigestFacts | None:
    by_digest = {image.digest: image for image in searched.images}
    if digest in by_digest:
        return DigestFacts(DigestRole.SIBLING_IMAGE, name_of(by_digest[digest]))
    diff_id: DigestFacts | None = None
    for image in _tagged_first(searched.images):
        manifest = searched.manifests.get(image.digest)
        if manifest is None or image.digest == asked_image:
            continue
        found = role_in_image(digest, name_of(image), manifest, searched.configs.get(image.digest))
        if found is None:
            continue
        if found.role is DigestRole.LAYER:
            return replace(found, role=DigestRole.SIBLING_LAYER)
        if found.role is not DigestRole.DIFF_ID:
            return found
        diff_id = diff_id or found
    return diff_id


def holders(
    digest: str, repository: str, searched: SearchedImages, asked_image: str = ""
) -> tuple[Elsewhere, ...]:
    """The repository's active images that hold the layer, other than the one asked for; tagged ones first."""
    found = [
        Elsewhere(repository, name_of(image), digest, image.digest)
        for image in _tagged_first(searched.images)
        if image.digest != asked_image
        and image.status == ImageStatus.ACTIVE
        and image.digest in searched.manifests
        and any(layer.digest == digest for layer in layers_of(searched.manifests[image.digest]))
    ]
    return tuple(found[:MOST_ELSEWHERE])


def is_not_here(state: LayerState | None) -> bool:
    """Whether ECR says that the repository does not give the layer, so that another one may."""
    return state is not None and state.availability in _NOT_HERE


def most_suspect(layers: Sequence[Layer]) -> Layer:
    """The first layer that is not available, else the first that ECR keeps, else the first."""
    kept = [layer for layer in layers if not layer.foreign]
    broken = [layer for layer in kept if layer.state.availability is not Availability.AVAILABLE]
    return next(iter((*broken, *kept, *layers)))


def newest_first(images: Iterable[ListedImage]) -> tuple[ListedImage, ...]:
    return tuple(sorted(images, key=lambda image: image.pushed_at_s or 0.0, reverse=True))


def name_of(image: ListedImage) -> str:
    """Its first tag, else its digest."""
    return image.tags[0] if image.tags else image.digest


def _tagged_first(images: Iterable[ListedImage]) -> list[ListedImage]:
    return sorted(images, key=lambda image: not image.tags)


def _is_compressed(media_type: str) -> bool:
    """Whether the layer's digest cannot be its diffID's: that is of the uncompressed bytes."""
    return media_type.endswith((".gzip", "+gzip", "+zstd"))
