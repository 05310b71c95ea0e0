"""Go modules out of the build information that every Go program carries since Go 1.13."""

from __future__ import annotations

import struct

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.model.limits import MIB
from layerscope.contents.packages.bounds import MOST_PACKAGES, damaged, text, too_many
from layerscope.contents.packages.executables import Program, program_of
from layerscope.contents.packages.parts import PartedFile, ReadPart, TooMuchReadError, part

# debug/buildinfo/buildinfo.go of Go 1.22.
_MAGIC = b"\xff Go buildinf:"
_HEADER_BYTES = 32
_ALIGNMENT = 16
_SEARCHED_BYTES = 1 * MIB
_MOST_READ_BYTES = 32 * MIB
_MOST_TEXT_BYTES = 4 * MIB
_BIG_ENDIAN, _INLINE = 1, 2
_MARK_BYTES = 16  # before and behind the module's lines


def read(path: bytes, size_bytes: int, read_part: ReadPart) -> tuple[Package, ...]:
    """The modules that the program was built of, and Go's standard library; none for another program.

    Of a program of 100 MB about 1 MB is read: headers, sections, the data in which Go looks, and the lines.
    Raises PackagesUnreadableError where the build information is damaged.
    """
    file = PartedFile(size_bytes, read_part, _MOST_READ_BYTES)
    try:
        program = program_of(file)
        found = _build_information(file, program) if program is not None else None
        if program is None or found is None:
            return ()
        version, lines = _texts(file, program, found)
    except (struct.error, TooMuchReadError, ValueError) as error:
        raise damaged(path, 0) from error
    return _packages(path, version, lines)


def _build_information(file: PartedFile, program: Program) -> int | None:
    """The byte at which it begins."""
    for stretch in program.data:
        data = part(file, stretch.at, min(stretch.size, _SEARCHED_BYTES))
        at = data.find(_MAGIC)
        while at >= 0:
            if at % _ALIGNMENT == 0:
                return stretch.at + at
            at = data.find(_MAGIC, at + 1)
    return None


def _texts(file: PartedFile, program: Program, at: int) -> tuple[bytes, bytes]:
    """Go's version and the module lines, empty where the program was built without modules."""
    head = part(file, at, _HEADER_BYTES)
    pointer_bytes, flags = head[14], head[15]
    if flags & _INLINE:
        version, after = _counted(file, at + _HEADER_BYTES)
        lines, _ = _counted(file, after)
    else:
        form = (">" if flags & _BIG_ENDIAN else "<") + {4: "I", 8: "Q"}.get(pointer_bytes, "")
        if len(form) < 2:
            raise ValueError("pointers of another size")
        addresses = struct.unpack_from(form + form[1], head, 16)
        version, lines = (_pointed(file, program, form, address) for address in addresses)
    is_marked = len(lines) > 2 * _MARK_BYTES and lines[-_MARK_BYTES - 1 : -_MARK_BYTES] == b"\n"
    return version, lines[_MARK_BYTES:-_MARK_BYTES] if is_marked else b""


def _counted(file: PartedFile, at: int) -> tuple[bytes, int]:
    """A text behind its length, and where it ends. The length is a varint of at most ten bytes."""
    size = 0
    for number, byte in enumerate(part(file, at, 10)):
        size |= (byte & 0x7F) << 7 * number
        if byte < 0x80:
            break
    else:
        raise ValueError("a length without an end")
    start = at + number + 1
    return _exactly(file, start, size), start + size


def _pointed(file: PartedFile, program: Program, form: str, address: int) -> bytes:
    """The text of a Go string at the address: its own address and its length."""
    size = struct.calcsize(form)
    place = program.place(address)
    if place is None:
        return b""
    start, length = struct.unpack(form + form[1], part(file, place, 2 * size))
    place = program.place(start)
    return _exactly(file, place, length) if place is not None else b""


def _exactly(file: PartedFile, start: int, size: int) -> bytes:
    if size > _MOST_TEXT_BYTES:
        raise ValueError("a text that is too long")
    found = part(file, start, size)
    if len(found) != size:
        raise ValueError("a text that ends early")
    return found


def _packages(path: bytes, version: bytes, lines: bytes) -> tuple[Package, ...]:
    """By lines of kind, module, version and checksum; `=>` replaces the one before it."""
    found: list[Package] = []
    if version.startswith(b"go1"):
        found.append(Package(Ecosystem.GO, "stdlib", text(version.removeprefix(b"go").split(b" ")[0]), path))
    for line in lines.split(b"\n"):
        kind, *fields = line.split(b"\t")
        if len(fields) < 2 or kind not in (b"mod", b"dep", b"=>"):
            continue
        if len(found) > MOST_PACKAGES:
            raise too_many(path)
        name = text(fields[0])
        if kind == b"=>" and found:
            replaced = found.pop().name
            name = replaced if name.startswith((".", "/")) else name  # a folder of whoever built it
        stated = b"" if fields[1] == b"(devel)" else fields[1]
        found.append(Package(Ecosystem.GO, name, text(stated), path))
    return tuple(found)
