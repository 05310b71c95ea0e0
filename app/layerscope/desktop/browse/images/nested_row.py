"""The rows that stand below a listed image, and how far the children of an index are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from layerscope.access.image_children import ImageChild


class Face(Enum):
    """What a nested row shows."""

    CHILD = "child"
    FOLD = "fold"  # the attestations, signatures and other referrers, in one row that opens
    LOADING = "loading"
    FAILED = "failed"
    EMPTY = "empty"


class Reading(Enum):
    """How far the children of an index are known."""

    UNLOADED = "unloaded"
    LOADING = "loading"
    LOADED = "loaded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NestedRow:
    """A row below a listed image. `identity` is the path to it: `<index>/<child>`, `<index>/attestations`.

    `index_digest` is the index whose children are shown, `parent` the identity of the row above it.
    """

    identity: str
    parent: str
    index_digest: str
    depth: int
    face: Face
    child: ImageChild | None = None
    folded: tuple[ImageChild, ...] = ()
    error: Exception | None = None
