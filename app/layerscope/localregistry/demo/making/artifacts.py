"""Image recipes: the steps of a Dockerfile become a config, a manifest and an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, compact_json, json_blob
from layerscope.localregistry.demo.making.tarballs import MODIFIED_S
from layerscope.registry.references.digests import digest_of

OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
OCI_INDEX = "application/vnd.oci.image.index.v1+json"
OCI_CONFIG = "application/vnd.oci.image.config.v1+json"
DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json"
DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json"

AMD64 = {"architecture": "amd64", "os": "linux"}
ARM64 = {"architecture": "arm64", "os": "linux", "variant": "v8"}
WINDOWS = {"architecture": "amd64", "os": "windows", "os.version": "10.0.20348.3207"}


class BuildStep(NamedTuple):
    """One instruction: `created_by` as the builder wrote it; no layer where it changed no files."""

    created_by: str
    layer: DemoBlob | None = None


@dataclass(frozen=True, slots=True)
class Artifact:
    """A manifest with everything under it, ready to be pushed."""

    manifest: bytes = field(repr=False)
    media_type: str
    digest: str
    blobs: tuple[DemoBlob, ...] = ()
    children: tuple[Artifact, ...] = ()
    platform: Mapping[str, str] = field(default_factory=dict)
    annotations: Mapping[str, str] = field(default_factory=dict)
    artifact_type: str = ""

    @property
    def layers(self) -> tuple[DemoBlob, ...]:
        """The layers of a manifest that has a config."""
        return self.blobs[1:]

    @property
    def config(self) -> DemoBlob:
        """The config of a manifest that has one."""
        return self.blobs[0]


def buildkit(instruction: str, layer: DemoBlob | None = None) -> BuildStep:
    """A step as BuildKit records it."""
    shell = instruction.startswith("RUN ")
    words = f"RUN /bin/sh -c {instruction[4:]}" if shell else instruction
    return BuildStep(
        f"{words} # buildkit" if shell or instruction.startswith(("COPY", "ADD")) else words, layer
    )


def classic(instruction: str, layer: DemoBlob | None = None) -> BuildStep:
    """A step as the classic builder records it: `RUN` bare, everything else behind `#(nop)`."""
    if instruction.startswith("RUN "):
        return BuildStep(f"/bin/sh -c {instruction[4:]}", layer)
    return BuildStep(f"/bin/sh -c #(nop) {instruction}", layer)


def created(age_h: float) -> str:
    """The time so many hours before the demo's fixed moment, as a config writes it (RFC 3339)."""
    moment = datetime.fromtimestamp(MODIFIED_S, UTC) - timedelta(hours=age_h)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def image(
    steps: Sequence[BuildStep],
    *,
    platform: Mapping[str, str] = AMD64,
    docker: bool = False,
    age_h: float = 24,
    settings: Mapping[str, Any] | None = None,
    annotations: Mapping[str, str] | None = None,
) -> Artifact:
    """One platform's image, in the OCI's or (with `docker`) Docker's schema 2 media types.

    `age_h` is its age before the demo's fixed moment, `settings` the config's `config` object.
    """
    layers = [_typed(step.layer, docker) for step in steps if step.layer is not None]
    config = json_blob(
        _config(steps, platform, age_h, settings or {}), DOCKER_CONFIG if docker else OCI_CONFIG
    )
    made = package(config, layers, DOCKER_MANIFEST if docker else OCI_MANIFEST, annotations=annotations)
    return replace(made, platform=platform)


def package(
    config: DemoBlob,
    layers: Iterable[DemoBlob],
    media_type: str = OCI_MANIFEST,
    *,
    artifact_type: str = "",
    subject: Artifact | None = None,
    annotations: Mapping[str, str] | None = None,
    layer_annotations: Mapping[str, str] | None = None,
) -> Artifact:
    """A manifest of any config and blobs; with `subject` a referrer of it."""
    stored = tuple(layers)
    document: dict[str, Any] = {"schemaVersion": 2, "mediaType": media_type}
    if artifact_type:
        document["artifactType"] = artifact_type
    document["config"] = descriptor(config)
    document["layers"] = [descriptor(layer, layer_annotations) for layer in stored]
    if subject:
        document["subject"] = manifest_descriptor(subject)
    if annotations:
        document["annotations"] = dict(annotations)
    return _artifact(document, media_type, (config, *stored), artifact_type=artifact_type)


def index(children: Sequence[Artifact], *, docker: bool = False) -> Artifact:
    """A list of images by platform; a child may be an index itself."""
    media_type = DOCKER_LIST if docker else OCI_INDEX
    listed = [manifest_descriptor(child, whole=True) for child in children]
    document = {"schemaVersion": 2, "mediaType": media_type, "manifests": listed}
    return replace(_artifact(document, media_type, ()), children=tuple(children))


def descriptor(stored: DemoBlob, annotations: Mapping[str, str] | None = None) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "mediaType": stored.media_type,
        "digest": stored.digest,
        "size": len(stored.content),
    }
    if stored.urls:
        entry["urls"] = list(stored.urls)
    told = {**dict(stored.annotations), **(annotations or {})}
    return {**entry, "annotations": told} if told else entry


def manifest_descriptor(artifact: Artifact, *, whole: bool = False) -> dict[str, Any]:
    """The manifest's entry as a subject, or, `whole`, as an index's child."""
    entry: dict[str, Any] = {
        "mediaType": artifact.media_type,
        "digest": artifact.digest,
        "size": len(artifact.manifest),
    }
    extras = {
        "annotations": dict(artifact.annotations),
        "platform": dict(artifact.platform),
        "artifactType": artifact.artifact_type,
    }
    return {**entry, **{name: value for name, value in extras.items() if value}} if whole else entry


def _artifact(
    document: Mapping[str, Any], media_type: str, blobs: tuple[DemoBlob, ...], artifact_type: str = ""
) -> Artifact:
    # Docker and BuildKit indent by three and two spaces; a digest is of these very bytes.
    text = compact_json(document)
    return Artifact(text, media_type, digest_of(text), blobs, artifact_type=artifact_type)


def _config(
    steps: Sequence[BuildStep], platform: Mapping[str, str], age_h: float, settings: Mapping[str, Any]
) -> dict[str, Any]:
    history = []
    for number, step in enumerate(steps):
        entry: dict[str, Any] = {"created": created(age_h + (len(steps) - number) / 120)}
        entry["created_by"] = step.created_by
        if step.created_by.endswith("# buildkit"):
            entry["comment"] = "buildkit.dockerfile.v0"
        if step.layer is None:
            entry["empty_layer"] = True
        history.append(entry)
    return {
        **platform,
        "config": dict(settings),
        "created": created(age_h),
        "history": history,
        "rootfs": {"type": "layers", "diff_ids": [step.layer.diff_id for step in steps if step.layer]},
    }


def _typed(layer: DemoBlob, docker: bool) -> DemoBlob:
    """The layer with the media type its manifest's family gives it."""
    if docker:
        foreign = ".foreign" if layer.urls else ""
        media_type = f"application/vnd.docker.image.rootfs{foreign}.diff.tar"
        suffix = f".{layer.compression}" if layer.compression else ""
    else:
        foreign = ".nondistributable" if layer.urls else ""
        media_type = f"application/vnd.oci.image.layer{foreign}.v1.tar"
        suffix = f"+{layer.compression}" if layer.compression else ""
    return replace(layer, media_type=media_type + suffix)
