"""What is installed, as its metadata tells; a program that was frozen may have none."""

from __future__ import annotations

from importlib import metadata


def version_of(distribution: str) -> str:
    """The installed version; "?" where there is no metadata of it."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "?"
