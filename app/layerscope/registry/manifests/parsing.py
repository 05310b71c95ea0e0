"""From a manifest's text to its value.

What raises InvalidManifestError, with its place: text that is no JSON object or an ambiguous one; a list of
layers, children or blobs that is no list; an entry of it that is no object or has no digest, since nothing
can be shown of it and the positions of the others would lie; layers beside manifests, which readers
understand differently (CVE-2021-41190). What is tolerated: everything else. A member of the wrong kind
counts as absent, a nonsensical size as unknown, a media type that is unknown or missing is made good by
the shape of the body.
"""

from __future__ import annotations

from enum import Enum, auto

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.fields import Fields, descriptor, optional_descriptor
from layerscope.registry.manifests.manifest import (
    ArtifactManifest,
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    UnknownManifest,
)
from layerscope.registry.manifests.schema1 import read_schema1
from layerscope.registry.manifests.strict_json import load_object
from layerscope.registry.model import media_types
from layerscope.text.reasons import Reason


class _Shape(Enum):
    SCHEMA1 = auto()
    IMAGE = auto()
    INDEX = auto()
    ARTIFACT = auto()


# The member that only this shape has. A body is what its members say, whatever it calls itself.
_LISTS = {
    "manifests": _Shape.INDEX,
    "fsLayers": _Shape.SCHEMA1,
    "layers": _Shape.IMAGE,
    "blobs": _Shape.ARTIFACT,
}


def parse_manifest(text: str, media_type: str = "", digest: str = "") -> Manifest:
    """The text as a manifest; `media_type` as ECR gives it, which may be empty.

    Raises InvalidManifestError with the place where the text fails. A document of an unknown media type
    is read by its shape, and is an UnknownManifest without a known one.
    """
    fields = Fields(load_object(text), text)
    named_type = media_types.essence(media_type) or media_types.essence(fields.name("mediaType"))
    declared = _declared(named_type)
    try:
        shape = _shape(fields, declared)
        if shape is None:
            return UnknownManifest(named_type, digest, text)
        return _read(shape, fields, text, named_type if declared in (shape, None) else "", digest)
    except InvalidManifestError:
        if declared is None and named_type:
            return UnknownManifest(named_type, digest, text)
        raise


def _shape(fields: Fields, declared: _Shape | None) -> _Shape | None:
    """What to read the body as: what it is declared to be, unless it looks like something else."""
    present = [key for key in _LISTS if fields.members.get(key)]
    if len(present) > 1:
        reason = Reason.tr(
            "one reader takes “{first}”, another “{second}”: it cannot be both",
            first=present[0],
            second=present[1],
        )
        fields.fail(reason, present[0])
    if declared and any(key in fields.members for key, its in _LISTS.items() if its is declared):
        return declared
    return _apparent(fields) or declared


def _declared(media_type: str) -> _Shape | None:
    if media_types.is_schema1(media_type):
        return _Shape.SCHEMA1
    if media_types.is_image_manifest(media_type):
        return _Shape.IMAGE
    if media_types.is_index(media_type):
        return _Shape.INDEX
    return _Shape.ARTIFACT if media_types.is_artifact_manifest(media_type) else None


def _apparent(fields: Fields) -> _Shape | None:
    """The shape of the body, by the members that only one shape has."""
    for key, shape in _LISTS.items():
        if isinstance(fields.members.get(key), list):
            return shape
    if isinstance(fields.members.get("config"), dict) and fields.members.get("schemaVersion") == 2:
        return _Shape.IMAGE
    return None


def _read(shape: _Shape, fields: Fields, text: str, media_type: str, digest: str) -> Manifest:
    if shape is _Shape.SCHEMA1:
        return read_schema1(fields, text, media_type, digest)
    if shape is _Shape.IMAGE:
        return _image(fields, text, media_type, digest)
    if shape is _Shape.INDEX:
        return _index(fields, text, media_type, digest)
    return _artifact(fields, text, media_type, digest)


def _image(fields: Fields, text: str, media_type: str, digest: str) -> ImageManifest:
    if "layers" not in fields.members and "config" not in fields.members:
        fields.fail(Reason.tr("the layers are missing"), "layers")
    layers = tuple(descriptor(layer) for layer in fields.objects("layers"))
    return ImageManifest(
        media_type=media_type or _guessed(layers, media_types.OCI_MANIFEST, media_types.SCHEMA2),
        digest=digest,
        config=optional_descriptor(fields, "config"),
        layers=layers,
        subject=optional_descriptor(fields, "subject"),
        artifact_type=fields.name("artifactType"),
        annotations=fields.texts("annotations"),
        text=text,
    )


def _index(fields: Fields, text: str, media_type: str, digest: str) -> IndexManifest:
    if "manifests" not in fields.members:
        fields.fail(Reason.tr("the manifests are missing"), "manifests")
    children = tuple(descriptor(child) for child in fields.objects("manifests"))
    return IndexManifest(
        media_type=media_type or _guessed(children, media_types.OCI_INDEX, media_types.DOCKER_LIST),
        digest=digest,
        children=children,
        subject=optional_descriptor(fields, "subject"),
        artifact_type=fields.name("artifactType"),
        annotations=fields.texts("annotations"),
        text=text,
    )


def _artifact(fields: Fields, text: str, media_type: str, digest: str) -> ArtifactManifest:
    return ArtifactManifest(
        media_type=media_type or media_types.OCI_ARTIFACT,
        digest=digest,
        blobs=tuple(descriptor(blob) for blob in fields.objects("blobs")),
        subject=optional_descriptor(fields, "subject"),
        artifact_type=fields.name("artifactType"),
        annotations=fields.texts("annotations"),
        text=text,
    )


def _guessed(entries: tuple[Descriptor, ...], oci: str, docker: str) -> str:
    """The media type of a body that does not name it, which only OCI's may do; by what its entries are."""
    return docker if entries and all("docker" in entry.media_type for entry in entries) else oci
