"""What takes pushes into a repository, wherever its content lies."""

from __future__ import annotations

from pathlib import Path
from threading import RLock
from typing import NamedTuple, Protocol


class PushedImage(NamedTuple):
    """A manifest on its way in; `tag` empty for none, `pushed_at_s` in epoch seconds."""

    content: bytes
    digest: str
    media_type: str
    tag: str
    pushed_at_s: float


class RepositoryWriter(Protocol):
    """Writes one repository. Every method raises OSError where the disk does not take it.

    Attributes: `lock`, held by who checks and then puts an image, or reads the list of images; `scratch`, the
    folder for uploads, on the file system of the blobs; it comes and goes with them.
    """

    lock: RLock
    scratch: Path

    def has_blob(self, digest: str) -> bool:
        """Whether the blob is there, referenced or not."""

    def take_blob(self, digest: str, source: Path) -> None:
        """Move a file in as the blob of that digest, in one step."""

    def link_blob(self, digest: str, source: Path) -> None:
        """Have a blob that another repository has in this file, without writing its bytes where possible."""

    def put_image(self, image: PushedImage) -> None:
        """Store the manifest, list it, and put the tag on it alone; `lock` is held.

        ValueError for a list of images that cannot be read.
        """

    def blob_file(self, digest: str) -> Path:
        """The blob's file."""
