"""Where symlinks lead, by their texts alone: a disk that is asked could have been led elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from layerscope.contents.model.entries import clean_path


def inside(path: bytes, link: bytes) -> bytes | None:
    """The clean path that the symlink at `path` names within its image; None for a text that names none."""
    if not link or b"\0" in link:
        return None
    folder = b"" if link.startswith(b"/") else path.rpartition(b"/")[0]
    return clean_path(folder + b"/" + link)


def relative(link: Sequence[str], target: Sequence[str]) -> str:
    """The text of a link at one place that leads to another one below the same folder."""
    above = list(link[:-1])
    shared = 0
    while shared < min(len(above), len(target)) and above[shared] == target[shared]:
        shared += 1
    return "/".join([*[".."] * (len(above) - shared), *target[shared:]]) or "."
