"""One OCI image layout folder, as the OCI image specification has it, read into what ECR would know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from layerscope.localregistry.content.digested_bytes import digested
from layerscope.localregistry.content.manifest_references import BlobRef, ReadManifest, read_manifest
from layerscope.localregistry.content.served_repository import RepositorySettings, StoredImage, StoredReferrer
from layerscope.localregistry.data.json_settings import SettingsError, read_json
from layerscope.localregistry.data.repository_settings import read_images, read_settings, unusable
from layerscope.registry.references.digests import digest_of

REF_NAME = "org.opencontainers.image.ref.name"
_TAG = re.compile(r"[a-zA-Z0-9_][a-zA-Z0-9._-]{0,299}")
_SAFE_DIGEST = re.compile(r"(?P<algorithm>[a-z0-9]+):(?P<hex>[a-f0-9]{32,128})")


class LayerUse(NamedTuple):
    """How images speak of one blob."""

    media_type: str
    images: set[str]


@dataclass(slots=True)
class Layout:
    """A layout as it stood when it was read; `problems` are what could not be used of it."""

    settings: RepositorySettings
    images: list[StoredImage] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    layers: dict[str, LayerUse] = field(default_factory=dict)
    referrers: dict[str, list[StoredReferrer]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def is_tag(text: str) -> bool:
    """Whether the text can be an image's tag in ECR."""
    return _TAG.fullmatch(text) is not None


def annotations_of(entry: Any) -> Mapping[str, Any]:
    """The annotations of what index.json has for an entry; empty where it has none."""
    annotations = entry.get("annotations") if isinstance(entry, dict) else None
    return annotations if isinstance(annotations, dict) else {}


def tag_of(entry: Any) -> str:
    """The tag that the entry puts on its image; empty for none."""
    return str(annotations_of(entry).get(REF_NAME) or "")


def blob_path(folder: Path, digest: str) -> Path | None:
    """Where the blob lies; None for a digest that is no file name, and for a link out of the folder."""
    match = _SAFE_DIGEST.fullmatch(digest)
    if match is None:
        return None
    path = folder / "blobs" / match["algorithm"] / match["hex"]
    return path if path.resolve().is_relative_to(folder.resolve()) else None


def read_layout(folder: Path, known: dict[str, ReadManifest]) -> Layout:
    """What the folder holds; `known` keeps manifests between readings. Never fails: see `problems`."""
    created_at_s = _modified_s(folder / "oci-layout")
    layout = Layout(RepositorySettings(created_at_s))
    details: Mapping[str, Mapping[str, Any]] = {}
    try:
        raw = read_json(folder / "ecr.json")
        layout.settings = read_settings(raw, created_at_s)
        details = read_images(raw)
    except ValueError as error:  # SettingsError and FaultError
        layout.problems.append(str(error))
        layout.settings = unusable(str(error), created_at_s)
    _Reading(folder, known, layout).read_index(details)
    return layout


class _Reading:
    """One reading of a layout: follows index.json to every manifest whose blob is there."""

    def __init__(self, folder: Path, known: dict[str, ReadManifest], layout: Layout) -> None:
        self._folder = folder
        self._known = known
        self._layout = layout
        self._manifests: dict[str, ReadManifest] = {}
        self._tags: dict[str, list[str]] = {}

    def read_index(self, details: Mapping[str, Mapping[str, Any]]) -> None:
        for entry in self._entries():
            digest = str(entry.get("digest", ""))
            self._follow(digest, str(entry.get("mediaType", "")))
            if (tag := tag_of(entry)) and digest in self._manifests:
                self._tag(digest, tag)
        for digest, manifest in self._manifests.items():
            self._add(digest, manifest, details.get(digest, {}))

    def _entries(self) -> list[dict[str, Any]]:
        try:
            entries = read_json(self._folder / "index.json").get("manifests")
        except SettingsError as error:
            self._layout.problems.append(str(error))
            return []
        return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []

    def _follow(self, first: str, media_type: str) -> None:
        """Read the manifest and everything below it, breadth first; each once, so that loops end."""
        waiting = [(first, media_type)]
        for digest, described_as in waiting:
            if digest in self._manifests:
                continue
            manifest = self._manifest(digest, described_as)
            if manifest is not None:
                self._manifests[digest] = manifest
                waiting.extend((child, "") for child in manifest.children)

    def _manifest(self, digest: str, described_as: str) -> ReadManifest | None:
        path = blob_path(self._folder, digest)
        if path is None:
            problem = "a link out of the layout" if _SAFE_DIGEST.fullmatch(digest) else "not a digest"
            self._layout.problems.append(f"index.json: {problem}: {digest[:80]!r}")
            return None
        if not path.is_file():  # A child that was never copied, or deleted: ECR allows it, and so do we.
            return None
        if digest not in self._known:
            try:
                content = path.read_bytes()
            except OSError as error:
                self._layout.problems.append(f"{digest}: {error.strerror}")
                return None
            self._known[digest] = self._parsed(content, digest, described_as)
        return self._known[digest]

    def _parsed(self, content: bytes, digest: str, described_as: str) -> ReadManifest:
        """What the manifest says. One that says nothing is served all the same: clients have to cope."""
        if digest.startswith("sha256:") and digest_of(digested(content)) != digest:
            self._layout.problems.append(f"{digest}: the content has another digest")
        try:
            return read_manifest(content, described_as)
        except ValueError as error:
            self._layout.problems.append(f"{digest}: {error}")
            return ReadManifest(described_as, (), (), "", "", {})

    def _tag(self, digest: str, tag: str) -> None:
        if not is_tag(tag):
            self._layout.problems.append(f"index.json: not a tag: {tag[:80]!r}")
            return
        previous = self._layout.tags.get(tag)
        if previous:
            self._tags[previous].remove(tag)
        self._layout.tags[tag] = digest
        self._tags.setdefault(digest, []).append(tag)

    def _add(self, digest: str, manifest: ReadManifest, detail: Mapping[str, Any]) -> None:
        path = blob_path(self._folder, digest)
        layout = self._layout
        image = StoredImage(
            digest=digest,
            media_type=manifest.media_type,
            size_bytes=self._size_bytes(digest, set()),
            pushed_at_s=detail.get("pushedAt") or (_modified_s(path) if path else 0.0),
            tags=tuple(self._tags.get(digest, ())),
            artifact_media_type=manifest.artifact_type,
            subject_digest=manifest.subject,
            status=detail.get("status", "ACTIVE"),
            last_pulled_at_s=detail.get("lastRecordedPullTime"),
            last_archived_at_s=detail.get("lastArchivedAt"),
            last_activated_at_s=detail.get("lastActivatedAt"),
            scan={name: detail[name] for name in detail if name.startswith("imageScan")} or None,
        )
        layout.positions[digest] = len(layout.images)
        layout.images.append(image)
        for blob in manifest.blobs:
            layout.layers.setdefault(blob.digest, LayerUse(blob.media_type, set())).images.add(digest)
        if manifest.subject and path:
            layout.referrers.setdefault(manifest.subject, []).append(
                StoredReferrer(
                    digest=digest,
                    media_type=manifest.media_type,
                    size_bytes=path.stat().st_size,
                    artifact_type=manifest.artifact_type,
                    annotations=manifest.annotations or None,
                )
            )

    def _size_bytes(self, digest: str, seen: set[str]) -> int:
        """What ECR says as imageSizeInBytes: config and layers; of an index, the largest child's."""
        manifest = self._manifests.get(digest)
        if manifest is None or digest in seen:
            return 0
        if manifest.is_index:
            return max((self._size_bytes(child, seen | {digest}) for child in manifest.children), default=0)
        return sum(
            self._stored_bytes(blob) for blob in {blob.digest: blob for blob in manifest.blobs}.values()
        )

    def _stored_bytes(self, blob: BlobRef) -> int:
        if blob.is_elsewhere:
            return 0
        if blob.size_bytes is not None:
            return blob.size_bytes
        path = blob_path(self._folder, blob.digest)
        try:
            return path.stat().st_size if path else 0
        except OSError:
            return 0


def _modified_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
