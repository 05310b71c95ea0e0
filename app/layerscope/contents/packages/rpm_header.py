"""A package's header as each form of the rpm database holds it."""

from __future__ import annotations

import struct
from enum import IntEnum

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.bounds import damaged, text

_MOST_ENTRIES = 65_536
_INTRO_BYTES = 8
_ENTRY = struct.Struct(">iiii")
_INT32, _STRING, _STRINGS, _TRANSLATED = 4, 6, 8, 9
_MOST_TEXT_BYTES = 4096


class _Tag(IntEnum):
    """Of include/rpm/rpmtag.h; other tags, which hold the files and scripts, are passed over."""

    NAME = 1000
    VERSION = 1001
    RELEASE = 1002
    EPOCH = 1003
    LICENSE = 1014
    ARCHITECTURE = 1022
    SOURCE_RPM = 1044


_TEXTS = frozenset(_Tag) - {_Tag.EPOCH}
# A vendor's key that was imported: the database has it as a package, which nobody installed.
_KEY = "gpg-pubkey"


def package_of(path: bytes, header: bytes) -> Package | None:
    """The package, its version as EPOCH:VERSION-RELEASE; None for an imported key.

    `header`: number of entries and of data bytes (big endian), the entries of tag, type, offset and count,
    then the data (rpm's manual, "Package format: header"), without the magic that a file has.
    Raises PackagesUnreadableError.
    """
    if len(header) < _INTRO_BYTES:
        raise damaged(path, 0)
    entries, data_bytes = struct.unpack_from(">ii", header)
    data = _INTRO_BYTES + _ENTRY.size * entries
    if not (0 < entries <= _MOST_ENTRIES and 0 <= data_bytes <= len(header) - data):
        raise damaged(path, 0)
    facts: dict[int, str] = {}
    for tag, kind, offset, count in _ENTRY.iter_unpack(header[_INTRO_BYTES:data]):
        if tag not in _TEXTS and tag != _Tag.EPOCH:
            continue
        if not (0 <= offset < data_bytes and count > 0):
            raise damaged(path, data)
        facts.setdefault(tag, _value(header, data + offset, kind))
    name = facts.get(_Tag.NAME, "")
    if not name:
        raise damaged(path, data)
    return None if name == _KEY else _package(path, name, facts)


def _value(header: bytes, at: int, kind: int) -> str:
    """The entry's first value; empty where it is of another type than its tag has."""
    if kind == _INT32 and at + 4 <= len(header):
        return str(struct.unpack_from(">I", header, at)[0])
    if kind in (_STRING, _STRINGS, _TRANSLATED):
        end = header.find(b"\0", at, at + _MOST_TEXT_BYTES)
        return text(header[at : end if end >= 0 else at + _MOST_TEXT_BYTES])
    return ""


def _package(path: bytes, name: str, facts: dict[int, str]) -> Package:
    epoch = facts.get(_Tag.EPOCH, "")
    version = "-".join(filter(None, (facts.get(_Tag.VERSION), facts.get(_Tag.RELEASE))))
    return Package(
        Ecosystem.RPM,
        name,
        f"{epoch}:{version}" if epoch else version,
        path,
        facts.get(_Tag.ARCHITECTURE, ""),
        facts.get(_Tag.SOURCE_RPM, ""),
        facts.get(_Tag.LICENSE, ""),
    )
