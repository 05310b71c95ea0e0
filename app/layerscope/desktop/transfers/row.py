"""A transfer as a row of the dock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from layerscope.registry.layers import LayerRef
from layerscope.transfers.order import Told


class Stage(Enum):
    """How far a transfer is; the last three are its ends."""

    WAITING = "waiting"
    ASKING = "asking for the URL"
    RUNNING = "running"
    VERIFIED = "verified"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it."""
        return self in {Stage.VERIFIED, Stage.FAILED, Stage.CANCELLED}


@dataclass(frozen=True, slots=True)
class TransferRow:
    """What is known of a transfer; a new one takes its place when something changes.

    `position` is the layer's place in its image from 1, 0 where it is not known. `received_bytes` and
    `size_bytes` are of the layer as stored, `speed_bytes_per_s` over the last second or so; `path` is set
    once the file stands there whole, `error` once it failed; `told` is what the transfer last said of itself.
    """

    number: int
    ref: LayerRef
    name: str
    folder: Path
    size_bytes: int | None
    position: int = 0
    stage: Stage = Stage.WAITING
    received_bytes: int = 0
    speed_bytes_per_s: float = 0.0
    path: Path | None = None
    error: Exception | None = None
    told: Told | None = None

    @property
    def fraction(self) -> float:
        """The part that has arrived, 0 to 1; 0 where the size is not known."""
        if self.stage is Stage.VERIFIED:
            return 1.0
        return min(1.0, self.received_bytes / self.size_bytes) if self.size_bytes else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the present speed; None where that cannot be told."""
        if self.stage is not Stage.RUNNING or self.speed_bytes_per_s < 1 or self.size_bytes is None:
            return None
        return max(0.0, (self.size_bytes - self.received_bytes) / self.speed_bytes_per_s)
