"""An image that was read, as what is asked about its contents names it."""

from __future__ import annotations

from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import ImageManifest, Manifest
from layerscope.registry.model.layers import Availability, Layer
from layerscope.text.reasons import Reason

_WITHOUT_BYTES = {
    Availability.UNAVAILABLE: Reason.tr("It is unavailable."),
    Availability.ARCHIVED: Reason.tr("It is archived."),
    Availability.FOREIGN: Reason.tr("It is not in ECR."),
    Availability.MISSING: Reason.tr("It is missing from the repository."),
}
_ENCRYPTED = Reason.tr("It is encrypted.")


def image_layers(repository: str, read: ReadImage, registry_id: str = "") -> ImageLayers:
    """The image with all that is known of its layers: of an index there are none."""
    os = read.platform.os if read.platform else ""
    return _image(repository, read.manifest, read.layers, registry_id, os)


def manifest_layers(repository: str, manifest: Manifest, registry_id: str = "") -> ImageLayers:
    """The same by the manifest alone."""
    return _image(repository, manifest, layers_of(manifest), registry_id, "")


def _image(
    repository: str, manifest: Manifest, layers: tuple[Layer, ...], registry_id: str, os: str
) -> ImageLayers:
    annotations = manifest.annotations if isinstance(manifest, ImageManifest) else {}
    return ImageLayers(
        repository, manifest.digest, tuple(map(_layer, layers)), registry_id, os, dict(annotations)
    )


def _layer(layer: Layer) -> ImageLayer:
    return ImageLayer(
        layer.position,
        layer.digest,
        layer.size_bytes or 0,
        layer.media_type,
        layer.diff_id,
        dict(layer.annotations),
        _missing(layer),
    )


def _missing(layer: Layer) -> str:
    if layer.encrypted:
        return _ENCRYPTED
    return _WITHOUT_BYTES.get(layer.state.availability, "")
