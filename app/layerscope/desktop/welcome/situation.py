"""Which page the window shows in the lists' place, by what is known of account and registry; rules only."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from layerscope.desktop.shell.registry_listing import RegistryListing
from layerscope.registry.errors.credentials import MissingRegionError, NoCredentialsError
from layerscope.words.denied_reads import denied_line

WAITS_SHOWN_AFTER_S = 3.0


class Face(enum.Enum):
    """What the page is about."""

    CONNECT = enum.auto()
    """Nobody to ask as."""
    REGION = enum.auto()
    """Nowhere to ask."""
    FAILED = enum.auto()
    WAITING = enum.auto()
    DEMO_STARTS = enum.auto()


@dataclass(frozen=True, slots=True)
class Situation:
    """The page's face; `error` is what failed, None while it is waited."""

    face: Face
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known. `is_open`: a repository is open already, or somebody looks at something else.

    `is_shown`: the page is in sight; `waited_s`, for how long AWS has been asked; `waits_for_else`: somebody
    else than AWS is waited for.
    """

    is_identified: bool = False
    identity_error: Exception | None = None
    listing: RegistryListing = field(default_factory=RegistryListing)
    is_open: bool = False
    is_shown: bool = False
    waited_s: float = 0.0
    waits_for_else: bool = False
    demo_starts: bool = False

    @property
    def is_asking(self) -> bool:
        """Whether who is asking, or what there is to list, is not known yet."""
        is_unknown = not self.is_identified and self.identity_error is None
        return is_unknown or (self.listing.is_reading and not self.listing.has_rows)


def situation(known: Known) -> Situation | None:
    """The page to show; None where the lists are of use. Who asks is settled before where."""
    if known.demo_starts:
        return Situation(Face.DEMO_STARTS)
    if known.is_open or known.listing.has_rows:
        return None
    failure = known.identity_error or (known.listing.failure if known.is_identified else None)
    if failure is not None and not denied_line(failure):
        return Situation(_face_of(failure), failure)
    if not known.is_asking:
        return None
    is_slow = known.waits_for_else or known.waited_s >= WAITS_SHOWN_AFTER_S
    return Situation(Face.WAITING) if is_slow or known.is_shown or known.listing.failure else None


def _face_of(failure: Exception) -> Face:
    if isinstance(failure, NoCredentialsError):
        return Face.CONNECT
    return Face.REGION if isinstance(failure, MissingRegionError) else Face.FAILED
