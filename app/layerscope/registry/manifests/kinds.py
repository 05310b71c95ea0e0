"""What an image is: an image, an index, or one of the many things that registries keep beside them.

An artifact names itself in `artifactType`, else by its config's media type, else by its layers' (OCI image
specification, manifest.md, "Guidelines for Artifact Usage"). ECR lists the first or second as
`artifactMediaType`. Tools from before that rule are known by what they do instead: cosign by its tags,
BuildKit by the annotations of an index's children.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from layerscope.registry.manifests.manifest import (
    ArtifactManifest,
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    Schema1Manifest,
)
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ListedImage


class ImageKind(StrEnum):
    """What a manifest is, in words for people."""

    IMAGE = "image"
    INDEX = "index"
    HELM_CHART = "Helm chart"
    SIGNATURE = "cosign signature"
    NOTATION_SIGNATURE = "Notation signature"
    SIGSTORE_BUNDLE = "Sigstore bundle"
    ATTESTATION = "attestation"
    BUILDKIT_ATTESTATION = "BuildKit attestation"
    SBOM = "SBOM"
    SCAN_REPORT = "scan report"
    SOCI_INDEX = "SOCI index"
    SOCI_INDEX_V2 = "SOCI index v2"
    REFERRERS_LIST = "list of referrers"
    WASM = "WebAssembly module"
    BUILD_CACHE = "build cache"
    FLUX = "Flux artifact"
    POLICY = "policy bundle"
    SINGULARITY = "Singularity image"
    COMPOSE = "Compose application"
    MODEL = "AI model"
    DOCKER_PLUGIN = "Docker plugin"
    ARTIFACT = "artifact"
    UNKNOWN = "unknown"

    @property
    def describes_another(self) -> bool:
        """Whether it describes another image, and is shown folded under it."""
        return self in _DESCRIBING


_DESCRIBING = {
    ImageKind.SIGNATURE,
    ImageKind.NOTATION_SIGNATURE,
    ImageKind.SIGSTORE_BUNDLE,
    ImageKind.ATTESTATION,
    ImageKind.BUILDKIT_ATTESTATION,
    ImageKind.SBOM,
    ImageKind.SCAN_REPORT,
    ImageKind.SOCI_INDEX,
    ImageKind.SOCI_INDEX_V2,
    ImageKind.REFERRERS_LIST,
}

# By artifactType, config media type or layer media type: no type means different things in these places.
_KINDS = {
    "application/vnd.cncf.helm.config.v1+json": ImageKind.HELM_CHART,
    "application/vnd.cncf.helm.chart.content.v1.tar+gzip": ImageKind.HELM_CHART,
    "application/vnd.dev.cosign.simplesigning.v1+json": ImageKind.SIGNATURE,
    "application/vnd.dev.cosign.artifact.sig.v1+json": ImageKind.SIGNATURE,
    "application/vnd.dsse.envelope.v1+json": ImageKind.ATTESTATION,
    "application/vnd.dev.cosign.artifact.att.v1+json": ImageKind.ATTESTATION,
    "application/vnd.in-toto+json": ImageKind.ATTESTATION,
    "application/vnd.docker.attestation.manifest.v1+json": ImageKind.BUILDKIT_ATTESTATION,
    "application/vnd.dev.cosign.artifact.sbom.v1+json": ImageKind.SBOM,
    "application/spdx+json": ImageKind.SBOM,
    "application/vnd.cyclonedx": ImageKind.SBOM,
    "application/vnd.cyclonedx+json": ImageKind.SBOM,
    "application/vnd.cyclonedx+xml": ImageKind.SBOM,
    "application/vnd.syft+json": ImageKind.SBOM,
    "text/spdx": ImageKind.SBOM,
    "text/spdx+json": ImageKind.SBOM,
    "text/spdx+xml": ImageKind.SBOM,
    "spdx+json": ImageKind.SBOM,
    "application/sarif+json": ImageKind.SCAN_REPORT,
    "application/vnd.security.vuln.report+json": ImageKind.SCAN_REPORT,
    "application/vnd.amazon.soci.index.v1+json": ImageKind.SOCI_INDEX,
    "application/vnd.amazon.soci.index.v2+json": ImageKind.SOCI_INDEX_V2,
    "application/wasm": ImageKind.WASM,
    "application/vnd.wasm.config.v0+json": ImageKind.WASM,
    "application/vnd.wasm.config.v1+json": ImageKind.WASM,
    "application/vnd.wasm.content.layer.v1+wasm": ImageKind.WASM,
    "application/vnd.module.wasm.config.v1+json": ImageKind.WASM,
    "application/vnd.module.wasm.content.layer.v1+wasm": ImageKind.WASM,
    "application/vnd.bytecodealliance.wasm.component.layer.v0+wasm": ImageKind.WASM,
    "application/vnd.buildkit.cacheconfig.v0": ImageKind.BUILD_CACHE,
    "application/vnd.cncf.flux.config.v1+json": ImageKind.FLUX,
    "application/vnd.cncf.openpolicyagent.config.v1+json": ImageKind.POLICY,
    "application/vnd.cncf.openpolicyagent.policy.layer.v1+rego": ImageKind.POLICY,
    "application/vnd.sylabs.sif.config.v1+json": ImageKind.SINGULARITY,
    "application/vnd.sylabs.sif.layer.v1.sif": ImageKind.SINGULARITY,
    "application/vnd.docker.compose.project": ImageKind.COMPOSE,
    "application/vnd.docker.compose.config.empty.v1+json": ImageKind.COMPOSE,
    "application/vnd.docker.plugin.v1+json": ImageKind.DOCKER_PLUGIN,
    media_types.DOCKER_CONFIG: ImageKind.IMAGE,
    media_types.OCI_CONFIG: ImageKind.IMAGE,
}

# Types that grow a version, or one for each part: any that begins so.
_BEGINNINGS = (
    ("application/vnd.dev.sigstore.bundle", ImageKind.SIGSTORE_BUNDLE),
    ("application/vnd.cncf.notary.", ImageKind.NOTATION_SIGNATURE),
    ("application/vnd.cncf.kyverno.", ImageKind.POLICY),
    ("application/vnd.cncf.model.", ImageKind.MODEL),
    ("application/vnd.cnai.model.", ImageKind.MODEL),
    ("application/vnd.docker.ai.", ImageKind.MODEL),
    ("application/vnd.kitops.modelkit.", ImageKind.MODEL),
    ("application/vnd.ollama.image.model", ImageKind.MODEL),
)

# cosign's tags for what belongs to the image of that digest; without a suffix, a list of its referrers
# (OCI distribution specification, "Referrers Tag Schema").
_TAG = re.compile(r"(?P<algorithm>sha256|sha512)-(?P<hex>[0-9a-f]{64,128})(?:\.(?P<suffix>sig|att|sbom))?")
_SUFFIXES = {
    "sig": ImageKind.SIGNATURE,
    "att": ImageKind.ATTESTATION,
    "sbom": ImageKind.SBOM,
    None: ImageKind.REFERRERS_LIST,
}

_BUILDKIT_TYPE = "vnd.docker.reference.type"
# On an index's child: the child that it says something about (BuildKit; SOCI index manifest v2).
_TARGETS = ("vnd.docker.reference.digest", "com.amazon.soci.image-manifest-digest")


def kind_of(manifest: Manifest) -> ImageKind:
    """The kind of a manifest that was read; surer than the other two."""
    if isinstance(manifest, Schema1Manifest):
        return ImageKind.IMAGE
    if isinstance(manifest, IndexManifest):
        types = [manifest.artifact_type, *(child.media_type for child in manifest.children)]
        return _named(types, among={ImageKind.BUILD_CACHE}) or _named(types[:1]) or ImageKind.INDEX
    if isinstance(manifest, ArtifactManifest):
        blobs = (blob.media_type for blob in manifest.blobs)
        return _named([manifest.artifact_type, *blobs]) or ImageKind.ARTIFACT
    if isinstance(manifest, ImageManifest):
        return _kind_of_image(manifest)
    return _named([manifest.media_type]) or ImageKind.UNKNOWN


def kind_of_listed(image: ListedImage) -> ImageKind:
    """The kind of a listed image, by its types and tags.

    An attestation inside an index looks like an image here: its config is an image's.
    """
    kind = _kind_of_type(image.artifact_type)
    if kind and kind is not ImageKind.IMAGE:
        return kind
    is_index = media_types.is_index(image.media_type)
    for tag in image.tags:
        match = _TAG.fullmatch(tag) if tag.startswith("sha") else None
        if match and (match["suffix"] or is_index):
            return _SUFFIXES[match["suffix"]]
    if is_index:
        return ImageKind.INDEX
    is_old = image.media_type == media_types.SCHEMA2 and media_types.is_old_config(image.artifact_type)
    if kind or is_old or not image.artifact_type:
        return ImageKind.ARTIFACT if media_types.is_artifact_manifest(image.media_type) else ImageKind.IMAGE
    return ImageKind.ARTIFACT


def kind_of_child(child: Descriptor) -> ImageKind:
    """The kind of an index's child, before its manifest is read."""
    if child.annotations.get(_BUILDKIT_TYPE) == "attestation-manifest":
        return ImageKind.BUILDKIT_ATTESTATION
    kind = _named([child.artifact_type, child.media_type])
    if kind:
        return kind
    if media_types.is_index(child.media_type):
        return ImageKind.INDEX
    if child.artifact_type or media_types.is_artifact_manifest(child.media_type):
        return ImageKind.ARTIFACT
    if media_types.is_blob(child.media_type):
        return ImageKind.ARTIFACT
    # BuildKit marks so what is no image, and not every tool says in an annotation what it is instead.
    is_none = child.platform is not None and child.platform.unknown
    return ImageKind.BUILDKIT_ATTESTATION if is_none else ImageKind.IMAGE


def says_kind(child: Descriptor) -> bool:
    """Whether an index's child names its kind; else `kind_of_child` takes it for the commonest."""
    is_marked = child.annotations.get(_BUILDKIT_TYPE) == "attestation-manifest"
    return is_marked or _named([child.artifact_type, child.media_type]) is not None


def target_of_child(child: Descriptor) -> str:
    """The digest of the sibling that a child describes; empty if it names none."""
    return next((child.annotations[key] for key in _TARGETS if key in child.annotations), "")


def target_of_tag(tag: str) -> str:
    """The digest of the image that a tag of cosign's belongs to: of `sha256-….sig` it is `sha256:…`."""
    match = _TAG.fullmatch(tag)
    return f"{match['algorithm']}:{match['hex']}" if match else ""


def _kind_of_image(manifest: ImageManifest) -> ImageKind:
    """By the artifact's type, else the config's, else the layers'; with an unknown config it is no image."""
    config = manifest.config.media_type if manifest.config else ""
    layers = [layer.media_type for layer in manifest.layers]
    named = _named([manifest.artifact_type, config], besides={ImageKind.IMAGE})
    if named:
        return named
    if media_types.is_image_config(config) and layers and set(layers) == {"application/vnd.in-toto+json"}:
        return ImageKind.BUILDKIT_ATTESTATION
    may_be_image = not manifest.artifact_type and _is_config(manifest, config)
    if may_be_image and (not layers or any(map(media_types.is_image_layer, layers))):
        return ImageKind.IMAGE
    return _named(layers, besides={ImageKind.IMAGE}) or ImageKind.ARTIFACT


def _is_config(manifest: ImageManifest, config: str) -> bool:
    is_old = manifest.media_type == media_types.SCHEMA2 and media_types.is_old_config(config)
    return media_types.is_image_config(config) or is_old or not config


def _named(
    candidates: Iterable[str],
    *,
    among: Iterable[ImageKind] = ImageKind,
    besides: Iterable[ImageKind] = (),
) -> ImageKind | None:
    """The kind of the first media type that names one."""
    kinds = map(_kind_of_type, candidates)
    return next((kind for kind in kinds if kind and kind in among and kind not in besides), None)


@lru_cache(maxsize=1000)
def _kind_of_type(media_type: str) -> ImageKind | None:
    name = media_types.essence(media_type)
    begun = (kind for beginning, kind in _BEGINNINGS if name.startswith(beginning))
    return _KINDS.get(name) or next(begun, None)
