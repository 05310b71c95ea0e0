"""Databases of installed packages, built here byte by byte, and damage done to them."""

from __future__ import annotations

import os
import random
import struct
import zlib
from collections.abc import Iterator, Mapping

DPKG = b"""Package: base-files
Status: install ok installed
Priority: required
Architecture: amd64
Source: base-files-src (12.4)
Version: 12.4+deb12u5
Description: Debian base system
 Package: not-this-one
 .

Package: gone
Status: deinstall ok config-files
Architecture: all
Version: 1.0

Package: half
Status: install ok half-configured
Architecture: all
Version: 2:1.0-1

Package: never
Status: unknown ok not-installed
Architecture: all
"""
DISTROLESS = b"Package: tzdata\nVersion: 2024a-0+deb12u1\nArchitecture: all\nMaintainer: A <a@example.com>\n"
APK = b"""C:Q1abc=
P:musl
V:1.2.4-r2
A:x86_64
S:383459
I:622592
T:the musl c library
U:https://musl.libc.org/
L:MIT
o:musl
F:lib
R:ld-musl-x86_64.so.1
a:0:0:755
Z:Q1xyz=

C:Q1def=
P:busybox-binsh
V:1.36.1-r5
A:x86_64
L:GPL-2.0-only
o:busybox
p:/bin/sh
F:bin

"""
_STRING, _INT32 = 6, 4


def rpm_header(texts: Mapping[int, str], numbers: Mapping[int, int] | None = None) -> bytes:
    """A header with these tags."""
    index, data = b"", b""
    for tag, value in texts.items():
        index += struct.pack(">iiii", tag, _STRING, len(data), 1)
        data += value.encode() + b"\0"
    for tag, number in (numbers or {}).items():
        data += b"\0" * (-len(data) % 4)
        index += struct.pack(">iiii", tag, _INT32, len(data), 1)
        data += struct.pack(">I", number)
    return struct.pack(">ii", len(texts) + len(numbers or {}), len(data)) + index + data


def rpm_headers(count: int = 3, filling: int = 0) -> list[bytes]:
    """Of packages p0, p1, …; every second has an epoch. `filling` more bytes go into each."""
    return [
        rpm_header(
            {1000: f"p{n}", 1001: f"1.{n}", 1002: "1.el9", 1014: "MIT", 1022: "x86_64", 1044: f"s{n}.src.rpm"}
            | ({1005: "x" * filling} if filling else {}),
            {1003: 7} if n % 2 else {},
        )
        for n in range(count)
    ]


def ndb(headers: list[bytes]) -> bytes:
    """Packages.db of SUSE."""
    slots, blobs, block = b"", b"", 4096 // 16
    for number, header in enumerate(headers, 1):
        blob = struct.pack("<4sIII", b"BlbS", number, 0, len(header)) + header
        blob += b"\0" * (-(len(blob) + 12) % 16)
        blob += struct.pack("<II4s", zlib.adler32(blob), len(header), b"BlbE")
        slots += struct.pack("<4sIII", b"Slot", number, block, len(blob) // 16)
        blobs, block = blobs + blob, block + len(blob) // 16
    free = struct.pack("<4sIII", b"Slot", 0, 0, 0)
    slots += free * ((4096 - 32 - len(slots)) // 16)
    return struct.pack("<4sIII16x", b"RpmP", 0, 1, 1) + slots + blobs


def bdb(headers: list[bytes], order: str = "<", page_bytes: int = 512) -> bytes:
    """Packages of Amazon Linux 2, with one page of items."""
    pages = [bytearray(page_bytes), bytearray(page_bytes)]
    items: list[bytes] = []
    for number, header in enumerate(headers):
        items += [
            b"\1" + struct.pack(order + "I", number),
            struct.pack(order + "B3xII", 3, len(pages), len(header)),
        ]
        pieces = [header[at : at + page_bytes - 26] for at in range(0, len(header), page_bytes - 26)]
        for left, piece in zip(range(len(pieces) - 1, -1, -1), pieces, strict=True):
            next_page = len(pages) + 1 if left else 0
            head = struct.pack(order + "8xIIIHHBB", len(pages), 0, next_page, 0, len(piece), 0, 7)
            pages.append(bytearray((head + piece).ljust(page_bytes, b"\0")))
    struct.pack_into(order + "III", pages[0], 12, 0x061561, 9, page_bytes)
    struct.pack_into(order + "I", pages[0], 32, len(pages) - 1)
    offset = page_bytes
    for number, item in enumerate(items):
        offset -= len(item)
        pages[1][offset : offset + len(item)] = item
        struct.pack_into(order + "H", pages[1], 26 + 2 * number, offset)
    struct.pack_into(order + "HHBB", pages[1], 20, len(items), offset, 0, 13)
    return b"".join(bytes(page) for page in pages)


def damages(content: bytes, seed: int = 1, *, default_count: int = 1000) -> Iterator[bytes]:
    """The content with bytes changed, cut, doubled or swapped; as many as LAYERSCOPE_FUZZ says."""
    chance = random.Random(seed)
    for _ in range(int(os.environ.get("LAYERSCOPE_FUZZ", default_count))):
        yield _damaged(bytearray(content), chance)


def _damaged(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                content[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
            case 2:
                del content[at : at + chance.randrange(1, 40)]
            case 3:
                content[at:at] = content[at : at + chance.randrange(1, 40)]
            case 4:
                del content[at:]
            case _:
                content[at : at + 1] = chance.choice((b"\n", b":", b"\0", b"=", b'"', b"{", b"[", b"\x80"))
        if not content:
            break
    return bytes(content)
