"""What the program keeps on this computer, for whoever wants to see it, or have it gone."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """`name` begins the objectNames of what shows it; `title`, `holds` and `loses` are translated.

    What clearing loses is said before it is done.
    `files` finds the files there are and blocks; `where` is the first of them, also where there is none yet.
    `clear` removes it without harm to what is running; it may raise OSError or KeyringError.
    """

    name: str
    title: str
    holds: str
    loses: str
    where: Path
    clear: Callable[[], Coroutine[Any, Any, None]]
    files: Callable[[], Iterable[Path]] | None = None

    def size_bytes(self) -> int:
        """How much there is of it; blocks."""
        files = self.files() if self.files is not None else (self.where,)
        return sum(path.stat().st_size for path in files if path.is_file())
