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
        import shutil  # takes as long to import as all of this

        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(shutil.get_terminal_size((PLAIN_COLUMNS, 24)).columns, not plain)
