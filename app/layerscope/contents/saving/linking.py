"""Where symlinks lead, by their texts alone: a disk that is asked could have been led elsewhere."""

from __future__ import annotations

from collections.abc import Sequence


def inside(path: bytes, link: bytes) -> bytes | None:
    """The clean path that the symlink at `path` names within its image; None for a text that names none."""
    if not link or b"\0" in link:
        return None
    parts = [] if link.startswith(b"/") else path.split(b"/")[:-1]
    for part in link.split(b"/"):
        if part == b"..":
            del parts[-1:]
        elif part not in (b"", b"."):
            parts.append(part)
    return b"/".join(parts)


def relative(link: Sequence[str], target: Sequence[str]) -> str:
    """The text of a link at one place that leads to another one below the same folder."""
    above = list(link[:-1])
    shared = 0
    while shared < min(len(above), len(target)) and above[shared] == target[shared]:
        shared += 1
    return "/".join([*[".."] * (len(above) - shared), *target[shared:]]) or "."
