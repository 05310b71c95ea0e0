"""Where the parts of an ELF or PE program are: as far as finding Go's build information needs it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from layerscope.contents.packages.parts import PartedFile, part

_MOST_PARTS = 4096  # program headers or sections
_MOST_NAMES_BYTES = 1 << 20
_READABLE_WRITABLE = 0x6  # ELF: PF_R | PF_W, of which PF_W is 2
_PE_DATA = 0xC0000040  # IMAGE_SCN_CNT_INITIALIZED_DATA | MEM_READ | MEM_WRITE


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of the file that are loaded at an address."""

    address: int
    at: int
    size: int


@dataclass(frozen=True, slots=True)
class Program:
    """`data` is where build information may be, the likeliest first; `loaded` maps addresses."""

    data: tuple[Stretch, ...]
    loaded: tuple[Stretch, ...]

    def place(self, address: int) -> int | None:
        """The file's byte that is loaded at the address."""
        for one in self.loaded:
            if one.address <= address < one.address + one.size:
                return one.at + address - one.address
        return None


def program_of(file: PartedFile) -> Program | None:
    """The program's parts; None for what is neither ELF nor PE. Raises struct.error for damage."""
    head = part(file, 0, 4096)
    if head[:4] == b"\x7fELF" and head[4:5] in b"\1\2" and head[5:6] in b"\1\2":
        return _elf(file, head)
    return _pe(file, head) if head[:2] == b"MZ" else None


def _elf(file: PartedFile, head: bytes) -> Program:
    """ELF's header, program headers and sections (elf(5)), of 32 or 64 bits in either order."""
    is_64 = head[4] == 2
    order = "<" if head[5] == 1 else ">"
    form = struct.Struct(order + ("16xHHIQQQIHHHHHH" if is_64 else "16xHHIIIIIHHHHHH"))
    fields = form.unpack_from(head)
    program_at, section_at = fields[4:6]
    program_size, program_count, section_size, section_count, names = fields[8:13]
    loaded = tuple(_segments(file, order, is_64, program_at, program_size, min(program_count, _MOST_PARTS)))
    section = struct.Struct(order + ("IIQQQQ" if is_64 else "IIIIII"))
    count = min(section_count, _MOST_PARTS)
    table = part(file, section_at, section_size * count) if section_size >= section.size else b""
    sections = [section.unpack_from(table, section_size * number) for number in range(count) if table]
    found: list[Stretch] = []
    if names < len(sections):
        texts = part(file, sections[names][4], min(sections[names][5], _MOST_NAMES_BYTES))
        at = texts.find(b"\0.go.buildinfo\0") + 1
        found = [Stretch(one[3], one[4], one[5]) for one in sections if at and one[0] == at]
    writable = tuple(stretch for flags, stretch in loaded if flags & _READABLE_WRITABLE == _READABLE_WRITABLE)
    # Go names its section in every program; only where there are no names one has to search.
    return Program(tuple(found) if sections else writable[:1], tuple(stretch for _, stretch in loaded))


def _segments(
    file: PartedFile, order: str, is_64: bool, at: int, size: int, count: int
) -> list[tuple[int, Stretch]]:
    form = struct.Struct(order + ("IIQQQQ" if is_64 else "IIIIIIII"))
    table = part(file, at, size * count) if size >= form.size else b""
    found = []
    for number in range(count if table else 0):
        fields = form.unpack_from(table, size * number)
        if is_64:
            kind, flags, offset, address, _, stored = fields
        else:
            kind, offset, address, _, stored, _, flags, _ = fields
        if kind == 1:  # PT_LOAD
            found.append((flags, Stretch(address, offset, stored)))
    return found


def _pe(file: PartedFile, head: bytes) -> Program | None:
    """PE's sections (learn.microsoft.com/windows/win32/debug/pe-format)."""
    (at,) = struct.unpack_from("<I", head, 0x3C)
    coff = part(file, at, 24 + 64)
    if coff[:4] != b"PE\0\0":
        return None
    count, optional_size = struct.unpack_from("<H12xH", coff, 6)
    is_64 = coff[24:26] == b"\x0b\x02"
    base: int = struct.unpack_from("<Q" if is_64 else "<I", coff, 24 + (24 if is_64 else 28))[0]
    form = struct.Struct("<8sIIII12xI")
    count = min(count, _MOST_PARTS)
    table = part(file, at + 24 + optional_size, form.size * count)
    loaded: list[Stretch] = []
    data: list[Stretch] = []
    for number in range(count):
        _, _, address, stored, offset, flags = form.unpack_from(table, form.size * number)
        loaded.append(Stretch(base + address, offset, stored))
        if address and stored and flags & _PE_DATA == _PE_DATA:
            data.append(loaded[-1])
    return Program(tuple(data[:1]), tuple(loaded))
