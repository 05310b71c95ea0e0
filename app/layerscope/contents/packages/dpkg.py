"""What dpkg has installed: /var/lib/dpkg/status, or a file of status.d for each package (distroless)."""

from __future__ import annotations

import re

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.bounds import (
    MOST_DATABASE_BYTES,
    MOST_PACKAGES,
    check_size,
    text,
    too_many,
    unknown_form,
)

_FIELD = re.compile(
    rb"^(Package|Version|Architecture|Source|Status):[ \t]*([^\n]*)$", re.MULTILINE | re.IGNORECASE
)
_PARAGRAPH_END = re.compile(rb"\n(?:[ \t\r]*\n)+")
# The third word of Status (dpkg(1), package states). `half-installed` and `config-files` are not there.
_INSTALLED = frozenset(
    {b"installed", b"unpacked", b"half-configured", b"triggers-awaited", b"triggers-pending"}
)


def read(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages that are installed (deb-control(5)); those of distroless images have no status and are.

    Raises PackagesUnreadableError where it is no list of packages.
    """
    check_size(path, content, MOST_DATABASE_BYTES)
    packages: list[Package] = []
    paragraphs = 0
    for paragraph in _PARAGRAPH_END.split(content.strip()):
        fields = {name.lower(): value.strip() for name, value in _FIELD.findall(paragraph)}
        if not fields.get(b"package"):
            continue
        paragraphs += 1
        if paragraphs > MOST_PACKAGES:
            raise too_many(path)
        if _is_installed(fields):
            packages.append(_package(path, fields))
    if content.strip() and not paragraphs:
        raise unknown_form(path)
    return tuple(packages)


def _is_installed(fields: dict[bytes, bytes]) -> bool:
    words = fields.get(b"status", b"install ok installed").split()
    return len(words) == 3 and words[2] in _INSTALLED


def _package(path: bytes, fields: dict[bytes, bytes]) -> Package:
    name, version, architecture, source = (
        text(fields.get(key, b"")) for key in (b"package", b"version", b"architecture", b"source")
    )
    return Package(Ecosystem.DEB, name, version, path, architecture, source)
