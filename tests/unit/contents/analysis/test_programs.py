"""What files are to the system that shall run them; this machine's own programs, and the demo's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from layerscope.contents.analysis.programs import HEAD_BYTES, Program, program_of, runs_on
from layerscope.localregistry.demo.making.elf_files import AARCH64, go_program, program


def test_made_programs() -> None:
    assert program_of(program()) == Program("amd64")
    assert program_of(program(AARCH64, "/lib/ld-linux-aarch64.so.1")) == Program(
        "arm64", b"/lib/ld-linux-aarch64.so.1"
    )
    assert program_of(go_program("a", "v1", {})) == Program("amd64")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="programs of Linux")
def test_this_machine_s_own_program() -> None:
    found = program_of(Path(shutil.which("tar") or sys.executable).read_bytes()[:HEAD_BYTES])
    assert found
    assert found.machine in {"amd64", "arm64"}
    assert Path(found.interpreter.decode()).exists()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"#!/bin/sh\necho\n", Program(interpreter=b"/bin/sh")),
        (b"#! /usr/bin/env python3 -u\n", Program(interpreter=b"/usr/bin/env", argument=b"python3 -u")),
        (b"#!/bin/sh -e\r\n", Program(interpreter=b"/bin/sh", argument=b"-e\r")),
        (b"#!/bin/sh", Program(interpreter=b"/bin/sh")),
        (b"#!\n/bin/sh", None),
        (b"\xef\xbb\xbf#!/bin/sh\n", None),
        (b"", None),
        (b"echo\n", None),
        (b"\x7fELF", None),
        (b"\x7fELF\x07\x01" + bytes(60), None),
    ],
)
def test_what_begins_so(head: bytes, expected: Program | None) -> None:
    assert program_of(head) == expected


def test_what_runs_where() -> None:
    assert runs_on("amd64", "amd64")
    assert runs_on("386", "amd64")
    assert runs_on("arm64", "")
    assert not runs_on("arm64", "amd64")
    assert not runs_on("amd64", "arm64")
