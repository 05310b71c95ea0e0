"""Which entry of a layer has a file's bytes: a hard link has those of another one."""

from __future__ import annotations

from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import Listing

_MOST_LINKS = 40  # that lead on to others; an archive that was written well has one


def file_of(listing: Listing, number: int) -> int:
    """The number of the regular file that the entry is, or that it is a hard link to.

    Raises NoSuchFileError where it is neither, or the link's target is not in the layer.
    """
    for _ in range(_MOST_LINKS):
        kind = listing.kinds[number]
        if kind == Kind.FILE:
            return number
        if kind != Kind.HARD_LINK:
            break
        path = listing.links.get(number, b"")
        before = last_of(listing, path, number)
        if before is None:
            raise NoSuchFileError(shown(path))
        number = before
    raise NoSuchFileError(shown(listing.path(number)))


def last_of(listing: Listing, path: bytes, end: int) -> int | None:
    """The last entry with that path before number `end`: of several the later one replaced the others."""
    folder, _, name = path.rpartition(b"/")
    found, at = None, -1
    try:
        while True:
            at = listing.names.index(name, at + 1, end)
            if listing.folders[listing.folder_of[at]] == folder:
                found = at
    except ValueError:
        return found


def shown(path: bytes) -> str:
    """The path as text."""
    return path.decode(errors="backslashreplace")
