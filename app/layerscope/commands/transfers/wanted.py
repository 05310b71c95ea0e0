"""What a download is to bring, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from layerscope.registry.model.layers import LayerRef, LayerState


class Outcome(StrEnum):
    """What has become of a file."""

    DOWNLOADED = "downloaded"
    PRESENT = "present"  # it was there, whole
    PAUSED = "paused"  # what has arrived stays, and the same command goes on from there
    FAILED = "failed"
    SKIPPED = "skipped"  # a foreign layer that was not asked for


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A blob and the name of its file. `position` is a layer's, 0 the config's; `urls` a foreign layer's own.

    `diff_id` is None unless its decompressed tar is wanted too, then empty where it is not known.
    """

    ref: LayerRef
    name: str
    position: int = 0
    size_bytes: int | None = None
    state: LayerState | None = None
    urls: tuple[str, ...] = ()
    diff_id: str | None = None


@dataclass(frozen=True, slots=True)
class EndedFile:
    """`path` is where it is, or would be; `resumed_bytes` is what an earlier run had brought."""

    wanted: WantedFile
    outcome: Outcome
    path: Path
    resumed_bytes: int = 0
    error: Exception | None = None
