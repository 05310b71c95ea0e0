"""Repositories on disk: OCI image layouts with what ECR knows beside them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from layerscope.localregistry.demo.making.artifacts import Artifact, manifest_descriptor
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob

REF_NAME = "org.opencontainers.image.ref.name"


@dataclass
class RepositoryFolder:
    """One repository: an image layout, and its `ecr.json`.

    Attributes: `settings` what ECR keeps of the repository itself, `faults` what goes wrong in it.
    """

    folder: Path
    now: datetime
    shelf: dict[str, Path] = field(repr=False)
    settings: dict[str, Any] = field(default_factory=dict)
    faults: list[dict[str, Any]] = field(default_factory=list)
    _index: list[dict[str, Any]] = field(default_factory=list)
    _images: dict[str, dict[str, Any]] = field(default_factory=dict)

    def push(
        self, artifact: Artifact, *tags: str, age_h: float = 24, without: Iterable[str] = (), **facts: Any
    ) -> Artifact:
        """Store the artifact and everything under it but the digests in `without`.

        `age_h` is how many hours before now it was pushed; `facts` go into `ecr.json` as they are, those of
        a scan for platforms only, since ECR scans no index.
        """
        left_out = frozenset(without)
        self._store(artifact, age_h, left_out, facts)
        entry = manifest_descriptor(artifact, whole=True)
        for tag in tags:
            annotations = {**entry.get("annotations", {}), REF_NAME: tag}
            self._index.append({**entry, "annotations": annotations})
        if not tags:
            self._index.append(entry)
        return artifact

    @property
    def pushed(self) -> int:
        """How many images were pushed, not counting platforms."""
        return len({entry["digest"] for entry in self._index})

    def replace_blob(self, digest: str, content: bytes) -> None:
        """Let the blob have other bytes than its digest says."""
        path = self._blob_path(digest)
        path.unlink()  # never through a hard link into another repository
        path.write_bytes(content)

    def keep_blob(self, blob: DemoBlob) -> None:
        """Store a blob that no image here refers to."""
        self._put(blob.digest, blob.content)

    def save(self) -> None:
        """Write the layout's own files and `ecr.json`."""
        (self.folder / "blobs" / "sha256").mkdir(parents=True, exist_ok=True)
        _write_json(self.folder / "oci-layout", {"imageLayoutVersion": "1.0.0"})
        _write_json(self.folder / "index.json", {"schemaVersion": 2, "manifests": self._index})
        extras = {"images": self._images, "faults": self.faults}
        known = self.settings | {name: value for name, value in extras.items() if value}
        _write_json(self.folder / "ecr.json", known)

    def time(self, age_h: float) -> str:
        """The moment so many hours before now (ISO 8601, UTC)."""
        return (self.now - timedelta(hours=age_h)).isoformat(timespec="seconds")

    def scan(self, age_h: float, **counts: int) -> dict[str, Any]:
        """A scan's facts for `push`: how many findings of each severity it had, so many hours before now."""
        at_s = (self.now - timedelta(hours=age_h)).timestamp()
        return {
            "imageScanStatus": {
                "status": "COMPLETE",
                "description": "The scan was completed successfully.",
            },
            "imageScanFindingsSummary": {
                "imageScanCompletedAt": at_s,
                "vulnerabilitySourceUpdatedAt": at_s - 3600,
                "findingSeverityCounts": counts,
            },
        }

    def _store(
        self, artifact: Artifact, age_h: float, left_out: frozenset[str], facts: dict[str, Any]
    ) -> None:
        if artifact.digest in left_out:
            return
        self._put(artifact.digest, artifact.manifest)
        is_scanned = artifact.platform.get("os", "unknown") != "unknown"
        known = facts if is_scanned else _without_scan(facts)
        self._images[artifact.digest] = {"pushedAt": self.time(age_h), **known}
        for stored in artifact.blobs:
            if not stored.urls and stored.digest not in left_out:
                self._put(stored.digest, stored.content)
        for child in artifact.children:
            self._store(child, age_h, left_out, facts)

    def _put(self, digest: str, content: bytes) -> None:
        path = self._blob_path(digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        shelved = self.shelf.setdefault(digest, path)
        if shelved == path:
            path.write_bytes(content)
            return
        try:
            os.link(shelved, path)
        except OSError:  # a file system without hard links
            shutil.copyfile(shelved, path)

    def _blob_path(self, digest: str) -> Path:
        algorithm, _, hexadecimal = digest.partition(":")
        return self.folder / "blobs" / algorithm / hexadecimal


def _without_scan(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if not name.startswith("imageScan")}


@dataclass
class RegistryFolder:
    """One account's registry in one region; `policy`, `rules` and `keys` go into `registry.json`."""

    root: Path
    account: str
    region: str
    now: datetime
    shelf: dict[str, Path] = field(repr=False)
    policy: dict[str, Any] | None = None
    rules: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    repositories: list[RepositoryFolder] = field(default_factory=list)

    def repository(self, name: str, *, age_h: float = 24 * 400, **settings: Any) -> RepositoryFolder:
        """A new repository, created so many hours before now; `settings` go into its `ecr.json`."""
        made = RepositoryFolder(self.root / self.account / self.region / name, self.now, self.shelf)
        made.settings = {"createdAt": made.time(age_h), **settings}
        self.repositories.append(made)
        return made

    def arn(self, name: str) -> str:
        return f"arn:aws:ecr:{self.region}:{self.account}:repository/{name}"

    @property
    def key(self) -> str:
        """The registry's name in `registry.json`."""
        return f"{self.account}/{self.region}"

    def save(self) -> dict[str, Any]:
        """Write every repository; what `registry.json` is to say of the registry."""
        for repository in self.repositories:
            repository.save()
        return {"policy": self.policy, "pullThroughCacheRules": self.rules, "kmsKeys": self.keys}


def _write_json(path: Path, document: Any) -> None:
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
