"""Where a command writes: its answer on standard output, errors and progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TextIO

from layerscope.commands.output.facts import lines_of_facts
from layerscope.commands.output.tables import Cell, Column, Ink, inked, lines_of
from layerscope.commands.output.terminal import Terminal

FORMAT = 1
"""Of every JSON document: raised when a member changes its meaning. New members do not raise it."""


@dataclass(frozen=True, slots=True)
class Output:
    """`is_json`: the answer is one JSON document, and nothing else comes on standard output."""

    stream: TextIO = field(default_factory=lambda: sys.stdout)
    errors: TextIO = field(default_factory=lambda: sys.stderr)
    terminal: Terminal = field(default_factory=lambda: Terminal.of(sys.stdout))
    error_terminal: Terminal = field(default_factory=lambda: Terminal.of(sys.stderr))
    is_json: bool = False

    def line(self, text: str = "", ink: Ink = Ink.PLAIN) -> None:
        """A line of the answer. Texts from outside come through `words.outside`."""
        self.stream.write(f"{inked(text, ink, colours=self.terminal.has_colours)}\n")

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """A table, cut to the terminal; whole where the output is none."""
        for text in lines_of(columns, rows, self.terminal.columns, colours=self.terminal.has_colours):
            self.stream.write(f"{text}\n")

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Names and what there is to say of them, a line each; without a text there is none."""
        for text in lines_of_facts(facts, self.terminal.columns, colours=self.terminal.has_colours):
            self.stream.write(f"{text}\n")

    def document(self, command: str, members: Mapping[str, Any]) -> None:
        """The answer as JSON: `format` and `command` first."""
        told = {"format": FORMAT, "command": command, **members}
        # Texts from outside may have letters that a terminal obeys: there they are escaped.
        text = json.dumps(told, indent=2, ensure_ascii=self.stream.isatty())
        self.stream.write(f"{text}\n")

    def note(self, text: str) -> None:
        """A line for people beside the answer, on standard error."""
        self.errors.write(f"{text}\n")

    @property
    def content(self) -> BinaryIO:
        """Where bytes go as they are."""
        self.stream.flush()
        return self.stream.buffer
