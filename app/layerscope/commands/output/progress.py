"""How far a command is: one line on a terminal's standard error, which replaces itself."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from layerscope.commands.output.tables import cut, width_of
from layerscope.commands.output.writing import Output

_LEAST_S = 0.1  # between two lines: nobody reads faster, and a slow line would be held up


class Progress:
    """Shows nothing where standard error is no terminal. As a context manager it leaves no line behind."""

    def __init__(self, out: Output) -> None:
        self._errors = out.errors
        self._columns = out.error_terminal.columns
        self._shown = 0  # columns of the line that stands there
        self._shown_at_s = float("-inf")

    def show(self, text: str) -> None:
        """Put the text in the line's place; nothing where the last one has only just come."""
        now_s = time.monotonic()
        if self._columns is None or now_s - self._shown_at_s < _LEAST_S:
            return
        line = cut(text, max(1, self._columns - 1))  # in the last column a terminal may wrap
        width = width_of(line)
        self._write(line + " " * (self._shown - width))
        self._shown, self._shown_at_s = width, now_s

    def clear(self) -> None:
        """Take the line away, as before anything else is written."""
        if self._shown:
            self._write(" " * self._shown + "\r")
        self._shown, self._shown_at_s = 0, float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def _write(self, text: str) -> None:
        self._errors.write(f"\r{text}")
        self._errors.flush()
