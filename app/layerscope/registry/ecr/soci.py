"""The SOCI tables of contents that there are of an image's layers.

awslabs/soci-snapshotter, soci/soci_index.go and soci_convert.go. Version 2: the image's manifest names its
index. Version 1: the index names the image as its subject, as anybody may have it do who can push to the
repository; of several the first counts, as it does for the snapshotter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifest
from layerscope.registry.ecr.referrers import list_referrers
from layerscope.registry.manifests.manifest import ArtifactManifest, Descriptor, ImageManifest, Manifest
from layerscope.registry.model.images import ImageStatus
from layerscope.registry.references.digests import is_digest

INDEX_V1 = "application/vnd.amazon.soci.index.v1+json"
INDEX_V2 = "application/vnd.amazon.soci.index.v2+json"
_INDEX_DIGEST = "com.amazon.soci.index-digest"
_LAYER_DIGEST = "com.amazon.soci.image-layer-digest"
_SPAN_SIZE = "com.amazon.soci.span-size"
_TABLE = "application/octet-stream"  # what else an index has is no table, such as a list to prefetch


@dataclass(frozen=True, slots=True)
class LayerTable:
    """The blob that is the table of the layer with the digest `layer`; `version` of the index that names it.

    `span_bytes` is how much of the decompressed layer each of its checkpoints is for, 0 where it is not told.
    """

    layer: str
    digest: str
    size_bytes: int
    version: int
    span_bytes: int = 0


async def soci_tables(
    client: EcrClient, repository: str, digest: str, annotations: Mapping[str, str]
) -> tuple[LayerTable, ...]:
    """The tables of the layers of the image with this digest; `annotations` are of its manifest.

    One call where the manifest names an index, two where one is attached, and one where there is none.
    Raises RegistryError.
    """
    named = annotations.get(_INDEX_DIGEST, "")
    if is_digest(named):
        return tuple(_tables(await fetch_manifest(client, repository, named), 2))
    async for page in list_referrers(client, repository, digest):
        for referrer in page:
            if referrer.artifact_type == INDEX_V1 and referrer.status == ImageStatus.ACTIVE:
                return tuple(_tables(await fetch_manifest(client, repository, referrer.digest), 1))
    return ()


def _tables(index: Manifest, version: int) -> Iterator[LayerTable]:
    if isinstance(index, ImageManifest):
        told, blobs = index.artifact_type or (index.config.media_type if index.config else ""), index.layers
    elif isinstance(index, ArtifactManifest):  # what soci wrote before images could have a subject
        told, blobs = index.artifact_type, index.blobs
    else:
        return
    if told == (INDEX_V2 if version == 2 else INDEX_V1):
        for blob in blobs:
            yield from _table(blob, version)


def _table(blob: Descriptor, version: int) -> Iterator[LayerTable]:
    layer, span = blob.annotations.get(_LAYER_DIGEST, ""), blob.annotations.get(_SPAN_SIZE, "")
    if blob.media_type == _TABLE and is_digest(layer) and is_digest(blob.digest) and blob.size_bytes:
        span_bytes = int(span) if span.isascii() and span.isdecimal() and len(span) < 16 else 0
        yield LayerTable(layer, blob.digest, blob.size_bytes, version, span_bytes)
