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
    told = [dict(reversed(line.split("  ", 1)) for line in _lines(each)) for each in (folder, other)]
    return sorted(name for name in told[0].keys() | told[1].keys() if told[0].get(name) != told[1].get(name))


def _lines(folder: Path) -> list[str]:
    return (folder / NAME).read_text("utf-8").splitlines()
