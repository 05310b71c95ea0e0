"""What the output goes to."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from layerscope.commands.output.terminal import Terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    """A terminal of 53 columns."""
    for name in ("NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 53, 0, 0))
    with os.fdopen(theirs, "w") as stream:
        yield stream
    os.close(ours)


def test_a_terminal_has_its_own_columns_and_colours(terminal: TextIO) -> None:
    assert Terminal.of(terminal) == Terminal(53, True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colours_gets_none(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert Terminal.of(terminal) == Terminal(53, False)


def test_an_empty_no_color_says_nothing(terminal: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """By https://no-color.org: only when it is not empty."""
    monkeypatch.setenv("NO_COLOR", "")
    assert Terminal.of(terminal).has_colours


def test_a_file_has_neither() -> None:
    with Path(os.devnull).open("w") as stream:
        assert Terminal.of(stream) == Terminal(None, False)


@pytest.mark.parametrize(("told", "columns"), [("31", 31), ("0", 53), ("-5", 53), ("9" * 400, 53), ("²", 53)])
def test_columns_says_it_before_the_terminal(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, told: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    assert Terminal.of(terminal).columns == columns
