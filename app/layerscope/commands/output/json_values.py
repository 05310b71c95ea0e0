"""Values of JSON documents that several commands have."""

from __future__ import annotations

from datetime import UTC, datetime


def time_member(at_s: float | None) -> str | None:
    """UTC in ISO 8601, `2026-11-29T16:05:00Z`; None where it is not known, or is no time."""
    if at_s is None:
        return None
    try:
        return datetime.fromtimestamp(at_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None
