"""Names on this computer's disk for the names of an image, which anybody chose.

Sources: learn.microsoft.com/windows/win32/fileio/naming-a-file; UTS 39 and CVE-2021-42574 for signs that hide
what a name is.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata

from layerscope.text.file_names import is_device

MOST_NAME_BYTES = 240
_FORBIDDEN = frozenset('<>:"/\\|?*')
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})  # control, format, half a pair, no sign
_DIGEST_CHARACTERS = 8
_LONGEST_ENDING = 16


def is_portable_only() -> bool:
    """Whether this system's file systems take the names only that all of them take."""
    return sys.platform in ("win32", "darwin")


def disk_name(name: bytes, *, is_portable: bool) -> str:
    """A name that the disk takes and that looks like what it is: one part of a path, never `.` or `..`."""
    text = "".join(_decoded(name))
    text = "".join(_safe(sign, is_portable=is_portable) for sign in text)
    if is_portable:
        kept = text.rstrip(" .")
        text = unicodedata.normalize("NFC", kept + "_" * (len(text) - len(kept)))
        if is_device(text):
            text = f"_{text}"
    if text in ("", ".", ".."):
        text = "_" * max(1, len(text))
    return _shortened(text, name)


class DiskNames:
    """The names of one folder on the disk: no two that some file system takes for the same."""

    def __init__(self, *, is_portable: bool) -> None:
        self._is_portable = is_portable
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """The name, or a numbered one where it is taken."""
        number, free = 1, name
        while (key := self._key(free)) in self._taken:
            number += 1
            stem, dot, ending = name.rpartition(".")
            free = f"{stem} ({number}).{ending}" if dot and stem else f"{name} ({number})"
        self._taken.add(key)
        return free

    def _key(self, name: str) -> str:
        if not self._is_portable:
            return name
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _decoded(name: bytes) -> list[str]:
    """Bytes that are no UTF-8 become `%NN`."""
    text = name.decode("utf-8", "surrogateescape")
    return [f"%{ord(sign) - 0xDC00:02X}" if "\udc80" <= sign <= "\udcff" else sign for sign in text]


def _safe(sign: str, *, is_portable: bool) -> str:
    is_refused = sign in _FORBIDDEN if is_portable else sign == "/"
    return "_" if is_refused or unicodedata.category(sign) in _HIDDEN else sign


def _shortened(text: str, name: bytes) -> str:
    if len(text.encode()) <= MOST_NAME_BYTES:
        return text
    _, dot, ending = text.rpartition(".")
    tail = "~" + hashlib.sha256(name).hexdigest()[:_DIGEST_CHARACTERS]
    if dot and len(ending.encode()) <= _LONGEST_ENDING:
        tail += f".{ending}"
    head = text.encode()[: MOST_NAME_BYTES - len(tail.encode())]
    return head.decode(errors="ignore") + tail
