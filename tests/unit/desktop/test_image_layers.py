"""An image as what is asked about its contents names it."""

from __future__ import annotations

from layerscope.access.image_layers import image_layers, manifest_layers
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest
from layerscope.registry.model.layers import Availability, Layer, LayerState

DIGEST = "sha256:" + "1" * 64
LAYERS = ("sha256:" + "2" * 64, "sha256:" + "3" * 64)


def test_every_layer_has_its_place_size_and_type() -> None:
    parts = tuple(Descriptor(digest, 100, "application/vnd.oci.image.layer.v1.tar+gzip") for digest in LAYERS)
    manifest = ImageManifest("application/json", DIGEST, layers=parts, annotations={"a": "b"})
    image = manifest_layers("team/app", manifest, "1")
    assert (image.repository, image.digest, image.registry_id, image.annotations) == (
        "team/app",
        DIGEST,
        "1",
        {"a": "b"},
    )
    assert [(layer.position, layer.digest, layer.size_bytes) for layer in image.layers] == [
        (1, LAYERS[0], 100),
        (2, LAYERS[1], 100),
    ]


def test_a_layer_without_bytes_says_why() -> None:
    layers = (
        Layer(1, LAYERS[0], state=LayerState(Availability.ARCHIVED)),
        Layer(2, LAYERS[1], "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", 5),
    )
    config = ImageConfig(os="windows")
    read = ReadImage(ImageManifest("t", DIGEST), ImageKind.IMAGE, config, layers=layers)
    image = image_layers("team/app", read)
    assert image.os == "windows"
    assert [layer.missing for layer in image.layers] == ["It is archived.", "It is encrypted."]
