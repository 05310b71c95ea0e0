"""What apk has installed: /lib/apk/db/installed, and /usr/lib/apk/db/installed where /usr is merged."""

from __future__ import annotations

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.bounds import (
    MOST_DATABASE_BYTES,
    MOST_PACKAGES,
    check_size,
    text,
    too_many,
    unknown_form,
)

# Name, version, architecture, origin, license, as the index of a repository has them; files are F and R.
_LETTERS = frozenset(b"PVAoL")


def read(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages that are installed. Raises PackagesUnreadableError where it is no list of packages."""
    check_size(path, content, MOST_DATABASE_BYTES)
    packages: list[Package] = []
    for paragraph in content.replace(b"\r\n", b"\n").split(b"\n\n"):
        fields = _fields(paragraph)
        if not fields.get(ord("P")):
            continue
        if len(packages) == MOST_PACKAGES:
            raise too_many(path)
        name, version, architecture, origin, terms = (text(fields.get(letter, b"")) for letter in b"PVAoL")
        packages.append(Package(Ecosystem.APK, name, version, path, architecture, origin, terms))
    if content.strip() and not packages:
        raise unknown_form(path)
    return tuple(packages)


def _fields(paragraph: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for line in paragraph.split(b"\n"):
        if line[1:2] == b":" and line[0] in _LETTERS:
            found.setdefault(line[0], line[2:])
    return found
