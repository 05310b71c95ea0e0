"""Paths as people read them."""

from __future__ import annotations

from pathlib import Path


def home_path(path: Path) -> str:
    """The path, the user's own folder as `~`."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # not below it, or nobody's
        return str(path)
