"""Versions as releases have them, and which of two is the newer (semver.org, 2.0.0, sections 2 and 11)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MOST_CHARACTERS = 100
_NUMBER = "(0|[1-9][0-9]{0,8})"
_WRITTEN = re.compile(
    rf"v?{_NUMBER}\.{_NUMBER}\.{_NUMBER}"
    # Python's own form of what semver.org writes with a hyphen (PEP 440), and its builds of a branch.
    r"(?P<before>-[0-9A-Za-z.-]+|(?:a|b|rc|\.dev)[0-9]+)?(?:\+[0-9A-Za-z.-]+)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Three numbers; `is_final` is False for what comes before the release of these numbers.

    Of two that come before the same release neither is newer: what is published as the latest never does.
    """

    major: int
    minor: int
    patch: int
    is_final: bool = field(default=True)

    def __str__(self) -> str:
        """As the release of these numbers is called, without its tag's `v`."""
        return f"{self.major}.{self.minor}.{self.patch}"


def read_version(text: str) -> Version | None:
    """The version, with or without a tag's `v`; None for what is no release's."""
    found = _WRITTEN.fullmatch(text) if len(text) <= MOST_CHARACTERS else None
    if found is None:
        return None
    return Version(int(found[1]), int(found[2]), int(found[3]), is_final=found["before"] is None)
