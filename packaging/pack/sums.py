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
