"""What a file is to the system that shall run it: an ELF program, a script, or neither, by its first bytes.

ELF: the System V gABI, "ELF header" and "Program header". Scripts: execve(2), "Interpreter scripts".
"""

from __future__ import annotations

import struct
from typing import NamedTuple

HEAD_BYTES = 4096
_MOST_LINE_BYTES = 255  # Linux's BINPRM_BUF_SIZE, less its end
_ELF = b"\x7fELF"
_INTERPRETER = 3
_MOST_SEGMENTS = 256
_MACHINES = {
    3: "386",
    8: "mips64",
    20: "ppc",
    21: "ppc64",
    22: "s390x",
    40: "arm",
    62: "amd64",
    183: "arm64",
    243: "riscv64",
    258: "loong64",
}
# What a machine of that architecture also runs, as the config names architectures (Go's GOARCH).
_ALSO_RUNS = {"amd64": {"386"}, "arm64": {"arm"}, "ppc64le": {"ppc64"}, "mips64le": {"mips64"}}


class Program(NamedTuple):
    """`machine` is what an ELF file is built for, a number where it is not known; else empty.

    `interpreter` is what runs the file: a script's, or an ELF file's dynamic linker; empty where it needs
    none. `argument` is what a script gives it.
    """

    machine: str = ""
    interpreter: bytes = b""
    argument: bytes = b""

    @property
    def is_script(self) -> bool:
        return not self.machine


def program_of(head: bytes) -> Program | None:
    """The program that begins with these bytes, at most HEAD_BYTES; None for what cannot be run."""
    if head.startswith(_ELF):
        return _elf(head)
    if head.startswith(b"#!"):
        line = head[2 : 2 + _MOST_LINE_BYTES].partition(b"\n")[0].strip(b" \t")
        interpreter, _, argument = line.partition(b" ") if b" " in line else line.partition(b"\t")
        return Program(interpreter=interpreter, argument=argument.strip(b" \t")) if interpreter else None
    return None


def runs_on(machine: str, architecture: str) -> bool:
    """Whether what is built for the machine runs on the architecture; yes where one is not known."""
    return not architecture or machine == architecture or machine in _ALSO_RUNS.get(architecture, ())


def _elf(head: bytes) -> Program | None:
    try:
        is_long, order = {1: False, 2: True}[head[4]], {1: "<", 2: ">"}[head[5]]
        number = struct.unpack_from(f"{order}H", head, 18)[0]
        machine = _MACHINES.get(number, str(number))
        return Program(machine, _linker(head, order, is_long=is_long))
    except (KeyError, IndexError, struct.error):
        return None


def _linker(head: bytes, order: str, *, is_long: bool) -> bytes:
    """The dynamic linker that the program header names; empty where it is not in these bytes."""
    word = "Q" if is_long else "I"
    at = struct.unpack_from(order + word, head, 32 if is_long else 28)[0]
    size, count = struct.unpack_from(f"{order}HH", head, 54 if is_long else 42)
    for number in range(min(count, _MOST_SEGMENTS)):
        place = at + number * size
        if place + (56 if is_long else 32) > len(head):
            break
        if struct.unpack_from(f"{order}I", head, place)[0] != _INTERPRETER:
            continue
        offset = struct.unpack_from(f"{order}{'Q' if is_long else 'I'}", head, place + (8 if is_long else 4))[
            0
        ]
        return head[offset : offset + _MOST_LINE_BYTES].partition(b"\0")[0]
    return b""
