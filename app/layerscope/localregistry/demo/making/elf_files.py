"""Programs that say what they run on and do nothing: ELF headers with what a reader looks for."""

from __future__ import annotations

import struct

X86_64, AARCH64 = 62, 183  # e_machine (gabi, ELF header)
_HEADER_BYTES, _SEGMENT_BYTES = 64, 56
_LOAD, _INTERPRETER = 1, 3
_READABLE, _WRITABLE = 4, 6
_LEAST_GO_BYTES = 700_000  # Go links no smaller programs
_BUILD_INFO_MAGIC = b"\xff Go buildinf:"
# Go's own marks before and behind the module list (cmd/go/internal/modload/build.go).
_INFO_BEGIN = bytes.fromhex("3077af0c9274080241e1c107e6d618e6")
_INFO_END = bytes.fromhex("f932433186182072008242104116d8f2")


def program(machine: int = X86_64, interpreter: str = "", body: bytes = b"") -> bytes:
    """A 64-bit little-endian executable; `interpreter` is the dynamic linker it wants, empty for none."""
    segments: list[tuple[int, int, bytes]] = [(_LOAD, _WRITABLE, body)]
    if interpreter:
        segments.insert(0, (_INTERPRETER, _READABLE, interpreter.encode() + b"\0"))
    identity = b"\x7fELF\x02\x01\x01" + bytes(9)
    head = struct.pack(
        "<HHIQQQIHHHHHH", 2, machine, 1, 0x400000, _HEADER_BYTES, 0, 0, _HEADER_BYTES, _SEGMENT_BYTES,
        len(segments), 64, 0, 0,
    )  # fmt: skip
    at = _aligned(_HEADER_BYTES + _SEGMENT_BYTES * len(segments))
    table, content = b"", b""
    for kind, flags, held in segments:
        place = at + len(content)
        table += struct.pack(
            "<IIQQQQQQ", kind, flags, place, 0x400000 + place, 0x400000 + place, len(held), len(held), 16
        )
        content += held.ljust(_aligned(len(held)), b"\0")
    return (identity + head + table).ljust(at, b"\0") + content


def go_program(module: str, version: str, needs: dict[str, str], go: str = "go1.22.4") -> bytes:
    """A Go program with the list of the modules it was built from (debug/buildinfo, inline since Go 1.18)."""
    lines = [f"path\t{module}", f"mod\t{module}\t{version}\th1:AAAA="]
    lines += [f"dep\t{name}\t{needed}\th1:AAAA=" for name, needed in needs.items()]
    lines += ["build\tGOARCH=amd64", "build\tGOOS=linux"]
    info = _INFO_BEGIN + "\n".join([*lines, ""]).encode() + _INFO_END
    header = (_BUILD_INFO_MAGIC + b"\x08\x02").ljust(32, b"\0")
    body = header + _counted(go.encode()) + _counted(info)
    return program(body=body.ljust(_LEAST_GO_BYTES, b"\0"))


def _counted(text: bytes) -> bytes:
    """The text behind its length as Go writes a uvarint."""
    length, count = b"", len(text)
    while count >= 0x80:
        length += bytes([count & 0x7F | 0x80])
        count >>= 7
    return length + bytes([count]) + text


def _aligned(size: int) -> int:
    return -(-size // 16) * 16
