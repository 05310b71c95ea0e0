"""RPM's package databases: headers in SQLite, and in a Berkeley DB hash as Amazon Linux 2 has it."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from typing import NamedTuple

_TEXT, _NUMBER = 6, 4
_NAME, _VERSION, _RELEASE, _SIZE, _LICENSE, _ARCH, _SOURCE = 1000, 1001, 1002, 1009, 1014, 1022, 1044
_PAGE_BYTES = 4096
_HASH_PAGE, _OVERFLOW_PAGE, _META_PAGE = 13, 7, 8
_HASH_MAGIC = 0x061561
_PAGE_HEAD_BYTES = 26


class Rpm(NamedTuple):
    """What a package's header says of it."""

    name: str
    version: str
    release: str
    license: str = "MIT"
    architecture: str = "x86_64"
    size_bytes: int = 4096


def rpm_header(package: Rpm) -> bytes:
    """The header as databases keep it: without its magic (rpm.org, "RPM v4 header")."""
    source = f"{package.name}-{package.version}-{package.release}.src.rpm"
    texts = {
        _NAME: package.name,
        _VERSION: package.version,
        _RELEASE: package.release,
        _LICENSE: package.license,
        _ARCH: package.architecture,
        _SOURCE: source,
    }
    index, data = [struct.pack(">IIII", _SIZE, _NUMBER, 0, 1)], struct.pack(">I", package.size_bytes)
    for tag, text in texts.items():
        index.append(struct.pack(">IIII", tag, _TEXT, len(data), 1))
        data += text.encode() + b"\0"
    index.sort()
    return struct.pack(">II", len(index), len(data)) + b"".join(index) + data


def sqlite_database(packages: Sequence[Rpm]) -> bytes:
    """`rpmdb.sqlite` (rpm, lib/backend/sqlite.cc)."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)"
        )
        rows = [(rpm_header(package),) for package in packages]
        connection.executemany("INSERT INTO Packages (blob) VALUES (?)", rows)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def hash_database(packages: Sequence[Rpm]) -> bytes:
    """`Packages`: one page of keys, and each header in pages of its own (Berkeley DB, dbinc/db_page.h)."""
    items, overflow, next_page = [], [], 2
    for number, package in enumerate(packages, start=1):
        header = rpm_header(package)
        chain = _overflow_pages(header, next_page)
        # A key is H_KEYDATA (1), a value that is elsewhere H_OFFPAGE (3).
        items.append(b"\x01" + struct.pack("<I", number))
        items.append(b"\x03" + bytes(3) + struct.pack("<II", next_page, len(header)))
        overflow += chain
        next_page += len(chain)
    pages = [_meta_page(next_page - 1, len(packages)), _hash_page(items), *overflow]
    return b"".join(pages)


def _meta_page(last: int, keys: int) -> bytes:
    head = struct.pack(
        "<QIIIIBBBBIIII", 0, 0, _HASH_MAGIC, 9, _PAGE_BYTES, 0, _META_PAGE, 0, 0, 0, last, 0, keys
    )
    return head.ljust(_PAGE_BYTES, b"\0")


def _hash_page(items: Sequence[bytes]) -> bytes:
    offsets, body, at = b"", b"", _PAGE_BYTES
    for item in items:
        at -= len(item)
        offsets += struct.pack("<H", at)
        body = item + body
    head = struct.pack("<QIIIHHBB", 0, 1, 0, 0, len(items), at, 0, _HASH_PAGE)
    return (head + offsets).ljust(at, b"\0") + body


def _overflow_pages(content: bytes, first: int) -> list[bytes]:
    room = _PAGE_BYTES - _PAGE_HEAD_BYTES
    parts = [content[at : at + room] for at in range(0, len(content), room)]
    pages = []
    for number, part in enumerate(parts, start=first):
        following = number + 1 if number + 1 < first + len(parts) else 0
        head = struct.pack("<QIIIHHBB", 0, number, 0, following, 1, len(part), 0, _OVERFLOW_PAGE)
        pages.append((head + part).ljust(_PAGE_BYTES, b"\0"))
    return pages
