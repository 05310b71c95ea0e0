"""Ruby gems: those with a specification are installed, those of Gemfile.lock are locked."""

from __future__ import annotations

import re

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.bounds import (
    MOST_METADATA_BYTES,
    MOST_PACKAGES,
    check_size,
    text,
    too_many,
)

INSTALLED = re.compile(rb"(?:.*/)?specifications/(?:default/)?[^/]+\.gemspec")
LOCK = re.compile(rb"(?:.*/)?(?:Gemfile|gems)\.lock(?:ed)?")
_FIELD = re.compile(rb"^[ \t]*s\.(name|version|licenses?)\s*=\s*(.{0,1000})$", re.MULTILINE)
_TEXT = re.compile(rb"""["']([^"'\n]{1,500})["']""")
# In GEM, GIT and PATH: `specs:`, then gems four spaces in, and what they need six.
_LOCKED = re.compile(rb"    ([^\s(]+) \(([^\s)]+)\)\s*")


def read_installed(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The gem of a specification as RubyGems writes it; none where it states no name or version."""
    check_size(path, content, MOST_METADATA_BYTES)
    fields: dict[bytes, bytes] = {}
    for name, value in _FIELD.findall(content):
        fields.setdefault(name.rstrip(b"s"), value)
    name, version = (_first(fields.get(key, b"")) for key in (b"name", b"version"))
    if not (name and version):
        return ()
    terms = " OR ".join(text(one) for one in _TEXT.findall(fields.get(b"license", b"")))
    return (Package(Ecosystem.GEM, name, version, path, license=terms),)


def _first(value: bytes) -> str:
    found = _TEXT.search(value)
    return text(found[1]) if found else ""


def read_lock(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The gems of a Gemfile.lock; those of the section PATH are the project's own."""
    check_size(path, content, MOST_METADATA_BYTES)
    found: dict[Package, None] = {}
    section = b""
    for line in content.splitlines():
        if line[:1].isupper():
            section = line.strip()
        elif section in (b"GEM", b"GIT") and (gem := _LOCKED.fullmatch(line[:2000])):
            if len(found) == MOST_PACKAGES:
                raise too_many(path)
            found[Package(Ecosystem.GEM, text(gem[1]), text(gem[2]), path, is_locked=True)] = None
    return tuple(found)
