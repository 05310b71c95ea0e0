"""What paths of a layer's archive are paths of the image, by the operating system.

A Windows layer has the image's files in `Files`, beside what is registry (`Hives`) or a virtual machine's
(`UtilityVM`); its names are found whatever their case. The layout is that of
https://github.com/microsoft/hcsshim/tree/main/pkg/ociwclayer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOP = b"Files"
_DRIVE = re.compile(rb"^(/\?\?/|//\?/)?[A-Za-z]:")


class PathRules:
    """Of Linux, and all that is like it."""

    def inside(self, path: bytes) -> bytes | None:
        """The archive's clean path as one of the image, None where it is none."""
        return path

    def key(self, name: bytes) -> bytes:
        """What a name is looked up by."""
        return name

    def keys(self, names: Sequence[bytes]) -> Sequence[bytes]:
        """The same for many."""
        return names

    def link(self, target: bytes) -> bytes:
        """A symlink's target, with slashes."""
        return target


class WindowsPathRules(PathRules):
    """Of Windows."""

    def inside(self, path: bytes) -> bytes | None:
        top, _, below = path.partition(b"/")
        return below if top == _TOP else None

    def key(self, name: bytes) -> bytes:
        text = name.decode(errors="surrogateescape")
        raised = text.upper()
        if len(raised) != len(text):  # NTFS raises letter by letter
            raised = "".join(each.upper() if len(each.upper()) == 1 else each for each in text)
        return raised.encode(errors="surrogateescape")

    def keys(self, names: Sequence[bytes]) -> Sequence[bytes]:
        return [self.key(name) for name in names]

    def link(self, target: bytes) -> bytes:
        return _DRIVE.sub(b"", target.replace(b"\\", b"/"))


def path_rules(os: str) -> PathRules:
    """The rules of an operating system, as an image's config names it."""
    return WindowsPathRules() if os == "windows" else PathRules()
