"""What the output goes to: its width, and whether it takes colours."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TextIO

PLAIN_COLUMNS = 80  # of a terminal that does not tell


@dataclass(frozen=True, slots=True)
class Terminal:
    """`columns` is None where nothing needs to fit, as in a pipe or a file."""

    columns: int | None = None
    has_colours: bool = False

    @classmethod
    def of(cls, stream: TextIO) -> Terminal:
        """NO_COLOR (https://no-color.org) and TERM=dumb take the colours away."""
        if not stream.isatty():
            return cls()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(_columns(stream), not plain)


def _columns(stream: TextIO) -> int:
    """As COLUMNS says, else the terminal itself: of standard output and error each may be another."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and len(told) < 5 and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns or PLAIN_COLUMNS
    except (OSError, ValueError):
        return PLAIN_COLUMNS
