"""A transfer as a row of the dock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.rules.stages import Stage


@dataclass(frozen=True, slots=True)
class TransferRow:
    """What is known of a transfer; a new one takes its place when something changes.

    `title` and `note` name it, `digest` is what can be copied of it, `ref` and `position` say which layer it
    is, where it is one layer's. `received_bytes` and `size_bytes` are of what is stored, `speed_bytes_per_s`
    over the last second or so, `elapsed_s` of the last attempt once it ended; `path` is set once the file
    stands there whole, `error` where one stopped it; `told` is what the transfer last said of itself.
    """

    number: int
    title: str
    name: str
    folder: Path
    size_bytes: int | None
    note: str = ""
    digest: str = ""
    stage: Stage = Stage.WAITING
    received_bytes: int = 0
    speed_bytes_per_s: float = 0.0
    elapsed_s: float = 0.0
    path: Path | None = None
    error: Exception | None = None
    told: ProgressEvent | None = None
    ref: LayerRef | None = None
    position: int = 0

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
