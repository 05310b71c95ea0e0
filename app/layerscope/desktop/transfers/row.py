"""A transfer as a row of the dock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.desktop.shell.job import Job
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.rules.stages import Stage


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A job and how far it is; a new row takes its place when something changes.

    `received_bytes` is of what is stored, `speed_bytes_per_s` over the last second or so, `elapsed_s` of the
    last attempt once it ended; `path` is set once the file is whole, `error` where one stopped it; `event` is
    the last one that was reported.
    """

    number: int
    job: Job
    stage: Stage = Stage.WAITING
    received_bytes: int = 0
    speed_bytes_per_s: float = 0.0
    elapsed_s: float = 0.0
    path: Path | None = None
    error: Exception | None = None
    event: ProgressEvent | None = None

    @property
    def fraction(self) -> float:
        """The part that has arrived, 0 to 1; 0 where the size is not known."""
        if self.stage is Stage.VERIFIED:
            return 1.0
        return min(1.0, self.received_bytes / self.job.size_bytes) if self.job.size_bytes else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the present speed; None where that cannot be estimated."""
        size_bytes = self.job.size_bytes
        if self.stage is not Stage.RUNNING or self.speed_bytes_per_s < 1 or size_bytes is None:
            return None
        return max(0.0, (size_bytes - self.received_bytes) / self.speed_bytes_per_s)
