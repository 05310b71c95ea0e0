"""What a scan of an image found, as ECR sums it up."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.text.values import Unknown

# ECR's words, the worst first.
SEVERITIES = ("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNDEFINED")
ENDED = frozenset({"COMPLETE", "ACTIVE"})
UNDER_WAY = frozenset({"IN_PROGRESS", "PENDING"})


@dataclass(frozen=True, slots=True)
class ScanSummary:
    """The findings by severity, the worst first, with none that is zero.

    `status` is ECR's word (`imageScanStatus`), of which there may be more by now, and empty where it gave
    none; `description` its own sentence on it. `completed_at_s` is in epoch seconds. `unknown` as in
    ListedImage.
    """

    status: str = ""
    description: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    completed_at_s: float | None = None
    unknown: Unknown = ()
