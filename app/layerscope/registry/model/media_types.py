"""The media types of manifests, configs and layers, and the questions one asks of them.

Sources: OCI image specification 1.1 (media-types.md), Docker's image manifest version 2 schemas 1 and 2.
"""

from __future__ import annotations

SCHEMA1 = "application/vnd.docker.distribution.manifest.v1+json"
SCHEMA1_SIGNED = "application/vnd.docker.distribution.manifest.v1+prettyjws"
SCHEMA2 = "application/vnd.docker.distribution.manifest.v2+json"
DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json"
OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
OCI_INDEX = "application/vnd.oci.image.index.v1+json"
OCI_ARTIFACT = "application/vnd.oci.artifact.manifest.v1+json"  # withdrawn before OCI 1.1
ORAS_ARTIFACT = "application/vnd.cncf.oras.artifact.manifest.v1+json"

# What BatchGetImage is asked for: without a type in this list ECR may convert the manifest, or refuse it.
ACCEPTED_MEDIA_TYPES = (
    OCI_INDEX,
    OCI_MANIFEST,
    DOCKER_LIST,
    SCHEMA2,
    SCHEMA1_SIGNED,
    SCHEMA1,
    OCI_ARTIFACT,
    ORAS_ARTIFACT,
)

DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json"
OCI_CONFIG = "application/vnd.oci.image.config.v1+json"
OCI_EMPTY = "application/vnd.oci.empty.v1+json"

# What Docker 1.10 to 1.12 and their registries wrote for a config: https://github.com/moby/moby/issues/22378.
_OLD_CONFIGS = ("application/octet-stream", "application/json", "text/html", "text/plain", "")

_LAYER_BEGINNINGS = (
    "application/vnd.docker.image.rootfs.",
    "application/vnd.oci.image.layer.",
)


def essence(media_type: str) -> str:
    """The media type without parameters and in lower case: `TEXT/html; charset=utf-8` is `text/html`."""
    return media_type.partition(";")[0].strip().lower()


def is_schema1(media_type: str) -> bool:
    """Whether this is Docker's schema 1, signed or not."""
    return media_type in (SCHEMA1, SCHEMA1_SIGNED)


def is_image_manifest(media_type: str) -> bool:
    """Whether this is a manifest with a config and layers (schema 2 or OCI)."""
    return media_type in (SCHEMA2, OCI_MANIFEST)


def is_index(media_type: str) -> bool:
    """Whether this is a list of manifests (Docker's list or an OCI index)."""
    return media_type in (DOCKER_LIST, OCI_INDEX)


def is_artifact_manifest(media_type: str) -> bool:
    """Whether this is one of the two artifact manifests with `blobs`."""
    return media_type in (OCI_ARTIFACT, ORAS_ARTIFACT)


def is_image_config(media_type: str) -> bool:
    """Whether a blob of this type is an image's config, with a platform, a history and diffIDs."""
    return media_type in (DOCKER_CONFIG, OCI_CONFIG)


def is_old_config(media_type: str) -> bool:
    """Whether an early Docker may have meant an image's config by this type, which says nothing of it."""
    return essence(media_type) in _OLD_CONFIGS


def is_image_layer(media_type: str) -> bool:
    """Whether a blob of this type is a layer of a root file system, whatever its compression."""
    return media_type.startswith(_LAYER_BEGINNINGS)


def is_blob(media_type: str) -> bool:
    """Whether an index's entry of this type is no manifest, as those of a build cache are."""
    return (
        is_image_layer(media_type)
        or is_image_config(media_type)
        or media_type.startswith("application/vnd.buildkit.cacheconfig.")
    )


def is_encrypted(media_type: str) -> bool:
    """Whether a layer of this type is encrypted (containers/ocicrypt, spec.go)."""
    return essence(media_type).endswith("+encrypted")


def is_foreign(media_type: str) -> bool:
    """Whether a layer of this type is not in the registry by design (foreign or nondistributable)."""
    return ".foreign." in media_type or ".nondistributable." in media_type
