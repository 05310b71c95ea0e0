"""File names that Windows, macOS and Linux all take, made of any text: one rule for all that is saved.

Sources: learn.microsoft.com/windows/win32/fileio/naming-a-file for Windows, whose rules are the strictest;
UTS 39 and CVE-2021-42574 for signs that hide what a name is.
"""

from __future__ import annotations

import re
import unicodedata

# Most file systems take 255 bytes a name; this leaves room for ` (12)` and `.part.journal`.
MAX_NAME_BYTES = 200
FALLBACK = "file"
_FORBIDDEN = frozenset('<>:"/\\|?*')
_HIDDEN = frozenset(
    {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}
)  # control, format, half a pair, no sign at all
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"]
    + [f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"]
)
_ENDING = re.compile(r"(?:\.tar)?\.[A-Za-z0-9]{1,12}$")
_STAND_IN = "_"


def safe_name(text: str, most_bytes: int = MAX_NAME_BYTES) -> str:
    """A name of a file, never hidden, in NFC and in at most so many bytes of UTF-8; the same for itself.

    What a file system refuses, and what is not seen, becomes `_`; the name of a device gets one in front.
    """
    name = _trimmed("".join(map(_safe, unicodedata.normalize("NFC", text))))
    if is_device(name):
        name = f"{_STAND_IN}{name}"
    return _shortened(name, most_bytes) or FALLBACK


def is_safe(name: str) -> bool:
    """Whether all three systems take the name as it is, whatever its length."""
    return bool(name) and name == _trimmed(name) and not is_device(name) and all(_safe(c) == c for c in name)


def is_device(name: str) -> bool:
    """Whether Windows takes it for a device, as it does of any ending: `aux.txt`."""
    return name.partition(".")[0].rstrip().upper() in _DEVICES


def _safe(sign: str) -> str:
    if sign in _FORBIDDEN or unicodedata.category(sign) in _HIDDEN:
        return _STAND_IN
    return " " if sign.isspace() else sign


def _trimmed(name: str) -> str:
    """Without what makes it hidden, an option of a command, or another name to Windows."""
    return name.lstrip(" .-").rstrip(" .")


def _shortened(name: str, most_bytes: int) -> str:
    """The name with its ending, cut before that at a whole character."""
    if len(name.encode()) <= most_bytes:
        return name
    found = _ENDING.search(name)
    ending = found[0] if found else ""
    head = name[: len(name) - len(ending)].encode()[: most_bytes - len(ending)]
    return head.decode(errors="ignore").rstrip(" .") + ending
