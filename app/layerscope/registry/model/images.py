"""An image as ECR lists it, before its manifest is read."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from layerscope.text.values import Unknown


class ImageStatus(StrEnum):
    """Where ECR keeps the image (`imageStatus`); an answer without one means ACTIVE."""

    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"
    ACTIVATING = "ACTIVATING"
    UNKNOWN = "UNKNOWN"  # this program's own, for what is no word


class ListedScan(NamedTuple):
    """What a scan found, as a listing sums it up: `counts` by ECR's words for how severe, the worst first."""

    status: str = ""
    description: str = ""
    counts: tuple[tuple[str, int], ...] = ()


class ListedImage(NamedTuple):
    """One image of DescribeImages; times are epoch seconds, None where ECR gave none.

    A named tuple and not a dataclass: a listing makes 100,000 of them, and a tuple costs a fifth.
    `size_bytes` is what ECR counts: of an index its largest child, not the sum.
    `status` is one of ImageStatus, or a word ECR has learnt since. `unknown` names the members of
    ECR's answer that were there and cannot be what they should be. `scan` is None where ECR tells of none.
    """

    digest: str
    tags: tuple[str, ...] = ()
    size_bytes: int | None = None
    pushed_at_s: float | None = None
    media_type: str = ""
    artifact_type: str = ""
    status: str = "ACTIVE"
    subject_digest: str = ""
    last_pulled_at_s: float | None = None
    archived_at_s: float | None = None
    unknown: Unknown = ()
    scan: ListedScan | None = None
