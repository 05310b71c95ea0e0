"""What can go wrong on this machine's side of a transfer.

TransferError
├── TransferStoppedError      somebody cancelled it
├── FolderUnusableError       the folder is gone, read-only or not ours
└── DiskFullError             with the bytes that are missing
What goes wrong on the other side is `registry.errors`: BlobError, NetworkError, ContentError.
"""

from __future__ import annotations

from pathlib import Path


class TransferError(Exception):
    """A transfer that ended on this machine's side; nothing stands under its final name."""


class TransferStoppedError(TransferError):
    """Somebody cancelled it."""

    def __init__(self) -> None:
        super().__init__("The transfer was cancelled.")


class FolderUnusableError(TransferError):
    """Nothing can be written to `folder`; `reason` is the system's own word."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder} cannot be written to: {reason}")
        self.folder = folder
        self.reason = reason


class DiskFullError(TransferError):
    """`folder` has no room: `missing_bytes` more are needed, as far as that is known."""

    def __init__(self, folder: Path, missing_bytes: int | None) -> None:
        wanted = "more" if missing_bytes is None else f"{missing_bytes} bytes more"
        super().__init__(f"{folder} is full: {wanted} are needed.")
        self.folder = folder
        self.missing_bytes = missing_bytes
