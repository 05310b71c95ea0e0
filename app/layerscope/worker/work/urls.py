"""What transfers ask the window for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UrlQuestion:
    """Asks for a blob's presigned URL; for another one where `renew` is set."""

    digest: str
    renew: bool
