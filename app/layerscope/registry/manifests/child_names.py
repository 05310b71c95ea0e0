"""What an index's children are called, so that any two are told apart: the platform, then what differs.

Besides os, architecture and variant, children of one index differ by the system's version or features (OCI
image specification, image-index.md), by how their layers are compressed (zstd beside gzip, Nydus, eStargz),
or by an annotation that only their builders know; where nothing tells, by their digests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, Manifest
from layerscope.registry.references import digests

_LONGEST = 60  # characters of an annotation
_MOST_KEYS = 50
_ZSTD = "io.github.containers.compression.zstd"
_TITLES = (
    "org.opencontainers.image.title",
    "org.opencontainers.image.ref.name",
    "org.opencontainers.image.version",
)


class NamedChild(NamedTuple):
    """An index's child; `manifest` is None while it was not read, or cannot be."""

    descriptor: Descriptor
    manifest: Manifest | None = None


def child_names(children: Iterable[NamedChild]) -> dict[str, str]:
    """A name for each child, by its digest: `linux/arm64`, `linux/amd64 zstd`, `sha256:77c2…01a9`.

    A child that the index lists for several platforms has them all in its name.
    """
    known: dict[str, NamedChild] = {}
    platforms: dict[str, list[str]] = {}
    for child in children:
        digest = child.descriptor.digest
        known.setdefault(digest, child)
        listed = platforms.setdefault(digest, [])
        if (platform := child.descriptor.platform) and not platform.unknown and str(platform) not in listed:
            listed += [str(platform)] if str(platform) else []
    names = {digest: ", ".join(listed) for digest, listed in platforms.items()}
    for tell in (_features, _form, *_annotations(known)):
        if not (several := _alike(names)):
            break
        for alike in several:
            told = {digest: tell(known[digest]) for digest in alike if names[digest]}
            if len(set(told.values())) > 1:
                names.update({digest: f"{names[digest]} {text}".strip() for digest, text in told.items()})
    return _with_digests(names)


def _with_digests(names: Mapping[str, str]) -> dict[str, str]:
    """The names, with the digest at those that are alike still; whole where it is alike in short too."""
    named = dict(names)
    for written in (_short, str):
        for alike in _alike(named):
            named.update({digest: f"{names[digest]} {written(digest)}".strip() for digest in alike})
    return {digest: name or _short(digest) for digest, name in named.items()}


def _alike(names: Mapping[str, str]) -> list[list[str]]:
    """The digests of each name that several have."""
    by_name: dict[str, list[str]] = {}
    for digest, name in names.items():
        by_name.setdefault(name, []).append(digest)
    return [same for same in by_name.values() if len(same) > 1]


def _short(digest: str) -> str:
    return f"{digest.partition(':')[0]}:{digests.short(digest)}"


def _features(child: NamedChild) -> str:
    platform = child.descriptor.platform
    features = platform.os_features if platform else ()
    return " ".join("Nydus" if feature.startswith("nydus.") else feature for feature in features)


def _form(child: NamedChild) -> str:
    """How the layers are written, by the index's annotation or the manifest's layers."""
    layers = child.manifest.layers if isinstance(child.manifest, ImageManifest) else ()
    told = [child.descriptor.artifact_type, *(layer.media_type for layer in layers)]
    marks = {key for layer in layers for key in layer.annotations}
    if any(".nydus." in media_type for media_type in told) or any("/nydus-" in mark for mark in marks):
        return "Nydus"
    if any("zstd-chunked" in mark for mark in marks):
        return "zstd:chunked"
    if any("/stargz/" in mark for mark in marks):
        return "eStargz"
    if child.descriptor.annotations.get(_ZSTD) == "true" or any("zstd" in each for each in told):
        return "zstd"
    return "gzip" if any("gzip" in each for each in told) else ""


def _annotations(children: Mapping[str, NamedChild]) -> list[Callable[[NamedChild], str]]:
    """What each annotation says, those that are meant for people first."""
    keys = {key for child in children.values() for key in child.descriptor.annotations}
    return [_annotation(key) for key in (*_TITLES, *sorted(keys - {*_TITLES, _ZSTD})[:_MOST_KEYS])]


def _annotation(key: str) -> Callable[[NamedChild], str]:
    label = "" if key in _TITLES else key.rpartition("/")[2].rpartition(".")[2] + "="

    def told(child: NamedChild) -> str:
        value = " ".join(child.descriptor.annotations.get(key, "").split())
        return f"{label}{value[:_LONGEST]}" if value else ""

    return told
