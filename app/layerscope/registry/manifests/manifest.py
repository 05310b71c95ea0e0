"""Manifests as values: what an image, an index or an artifact is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from layerscope.registry.manifests.history import HistoryEntry
from layerscope.text.values import Unknown


@dataclass(frozen=True, slots=True)
class Platform:
    """What an image runs on, in the OCI image specification's terms (Go's GOOS and GOARCH)."""

    os: str = ""
    architecture: str = ""
    variant: str = ""
    os_version: str = ""
    os_features: tuple[str, ...] = ()

    def __str__(self) -> str:
        """`linux/arm64/v8`; with the system's version where one is given, which decides who can run it."""
        name = "/".join(part for part in (self.os, self.architecture, self.variant) if part)
        return f"{name} {self.os_version}".strip()

    @property
    def unknown(self) -> bool:
        """Whether it is `unknown/unknown`, as BuildKit marks what is not an image."""
        return self.os == "unknown" and self.architecture == "unknown"


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A reference to a blob or manifest; `size_bytes` is None if missing or nonsensical.

    `urls` are those among its own that bytes can be asked from; `unknown` says why a size that is there is
    none.
    """

    digest: str
    size_bytes: int | None = None
    media_type: str = ""
    urls: tuple[str, ...] = ()
    annotations: Mapping[str, str] = field(default_factory=dict, hash=False)
    platform: Platform | None = None
    artifact_type: str = ""
    unknown: Unknown = ()


@dataclass(frozen=True, slots=True)
class ImageManifest:
    """A manifest with a config and layers: Docker's schema 2 or OCI's, of an image or an artifact."""

    media_type: str
    digest: str
    config: Descriptor | None = None
    layers: tuple[Descriptor, ...] = ()
    subject: Descriptor | None = None
    artifact_type: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict, hash=False)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class IndexManifest:
    """A list of manifests, one a platform: Docker's list or an OCI index; children may be indexes too."""

    media_type: str
    digest: str
    children: tuple[Descriptor, ...] = ()
    subject: Descriptor | None = None
    artifact_type: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict, hash=False)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Schema1Manifest:
    """Docker's first manifest: no config and no sizes; layers and history are turned oldest first.

    Every entry of the history belongs to the layer at its place; an empty one to a blob that holds
    nothing. `signed` says that the text carries signatures.
    """

    media_type: str
    digest: str
    layers: tuple[Descriptor, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    platform: Platform = Platform()
    signed: bool = False
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ArtifactManifest:
    """An artifact of the withdrawn OCI type or of ORAS's: blobs, and mostly a subject."""

    media_type: str
    digest: str
    blobs: tuple[Descriptor, ...] = ()
    subject: Descriptor | None = None
    artifact_type: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict, hash=False)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class UnknownManifest:
    """A JSON object of a media type, and of a shape, that this program does not know."""

    media_type: str
    digest: str
    text: str = field(default="", repr=False)


Manifest = ImageManifest | IndexManifest | Schema1Manifest | ArtifactManifest | UnknownManifest
