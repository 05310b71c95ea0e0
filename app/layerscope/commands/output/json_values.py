"""Values of JSON documents that several commands have."""

from __future__ import annotations

from layerscope.text.times import utc_text


def time_member(at_s: float | None) -> str | None:
    """UTC in ISO 8601, `2026-11-29T16:05:00Z`; None where it is not known, or is no time."""
    return utc_text(at_s) or None
