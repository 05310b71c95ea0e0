"""What earlier runs read of manifests: how it is asked for, and how by who keeps nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class CachedManifest(NamedTuple):
    """A manifest as ECR sent it."""

    digest: str
    media_type: str
    text: str


class KeptManifests(Protocol):
    """Each method blocks, and none raises."""

    def find(self, reader: bytes, digests: Sequence[str]) -> dict[str, CachedManifest]:
        """Those of the manifests that were kept for this reader; at most a few hundred at a time."""

    def keep(self, reader: bytes, manifests: Iterable[CachedManifest]) -> None:
        """Keep the manifests for this reader, all of them or, where that fails, none."""

    def clear(self) -> None:
        """Keep none of them any more."""

    def close(self) -> None:
        """Nothing is found and kept from now on."""


class NoManifests:
    """Nothing is kept, and no database's library needed."""

    def find(self, _reader: bytes, _digests: Sequence[str]) -> dict[str, CachedManifest]:
        return {}

    def keep(self, _reader: bytes, _manifests: Iterable[CachedManifest]) -> None:
        pass

    def clear(self) -> None:
        pass

    def close(self) -> None:
        pass
