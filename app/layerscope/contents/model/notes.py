"""What is odd about a layer's entries, beside what they are."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class NoteKind(StrEnum):
    """AUFS's own files, a whiteout without a name, overlay's own marks; a path that is there already."""

    AUFS = "aufs"
    WHITEOUT_OF_NOTHING = "whiteout-of-nothing"
    OVERLAY_WHITEOUT = "overlay-whiteout"
    OVERLAY_OPAQUE = "overlay-opaque"
    AGAIN = "again"  # the later one counts; folders may be there any number of times


class Note(NamedTuple):
    """Something odd at a path of a layer's archive."""

    kind: NoteKind
    layer: int
    path: bytes
