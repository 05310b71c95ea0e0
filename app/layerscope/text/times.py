"""Times in documents."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_text(at_s: float | None) -> str:
    """UTC in ISO 8601, `2026-11-29T16:05:00Z`; empty where it is not known, or is no time."""
    if at_s is None:
        return ""
    try:
        return datetime.fromtimestamp(at_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return ""
