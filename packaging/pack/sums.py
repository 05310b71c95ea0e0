"""SHA256SUMS, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def write_sums(folder: Path) -> Path:
    """The digest of every file in the folder."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    text = "".join(f"{digest(path)}  {path.name}\n" for path in files)
    (folder / NAME).write_text(text, "utf-8")
    return folder / NAME


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differing(folder: Path, other: Path) -> list[str]:
    """Names whose bytes are not the same in both, or that only one has."""
    ours, theirs = _told(folder), _told(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def _told(folder: Path) -> dict[str, str]:
    lines = (folder / NAME).read_text("utf-8").splitlines()
    return {name: its for its, name in (line.split("  ", 1) for line in lines)}
