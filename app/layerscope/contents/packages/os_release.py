"""Which system an image is of, as os-release(5) says."""

from __future__ import annotations

import re
from typing import NamedTuple

from layerscope.contents.packages.bounds import text

PATHS = (b"etc/os-release", b"usr/lib/os-release")  # the first one counts
MOST_BYTES = 64 * 1024
_FIELD = re.compile(rb"^[ \t]*(ID|VERSION_ID)=[\"']?([\w.+-]{1,100})[\"']?[ \t\r]*$", re.MULTILINE | re.ASCII)


class System(NamedTuple):
    """`id` as `debian`, `version` as `12`; empty where it is not told."""

    id: str = ""
    version: str = ""


NO_SYSTEM = System()


def read(content: bytes) -> System:
    """What the file says."""
    fields = {name: text(value) for name, value in _FIELD.findall(content[:MOST_BYTES])}
    return System(fields.get(b"ID", "").lower(), fields.get(b"VERSION_ID", ""))
