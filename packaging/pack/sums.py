"""SHA256SUMS, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib
import re
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
    ours, theirs = told(folder), told(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def told(folder: Path) -> dict[str, str]:
    """The digest of each file by its name, of either kind of line that sha256sum writes."""
    rows = (folder / NAME).read_text("utf-8").splitlines()
    found = [re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", row) for row in rows]
    return {each[2]: each[1] for each in found if each}
