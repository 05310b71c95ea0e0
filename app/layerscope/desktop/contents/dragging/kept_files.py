"""Files that are on this computer already, so that a drag can hand them out at once."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from layerscope.desktop.contents.viewer.reading import FilePlaced

_MOST_READ = 64  # files; the oldest goes for another one
_MOST_SAVED = 1_000


class KeptFiles:
    """Those that were saved, where they are, and copies in a folder of our own, which goes with the program.

    Files that were saved and have changed since are no copies any more. All of it blocks for a moment.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._read: dict[FilePlaced, Path] = {}
        self._saved: dict[FilePlaced, tuple[Path, tuple[int, int]]] = {}
        self._count = 0

    def path_of(self, place: FilePlaced) -> Path | None:
        """Where the file is; None where it is not."""
        path, state = self._saved.get(place, (None, None))
        if path is not None and _state(path) == state:
            return path
        copy = self._read.get(place)
        return copy if copy is not None and copy.is_file() else None

    def note_saved(self, place: FilePlaced, path: Path) -> None:
        """The file was saved there."""
        state = _state(path)
        if state is not None:
            self._saved.pop(place, None)
            self._saved[place] = path, state
            if len(self._saved) > _MOST_SAVED:
                del self._saved[next(iter(self._saved))]

    def new_path(self, name: str) -> Path:
        """Where a copy of this name may be written, beside no other file. Raises OSError."""
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix="layerscope-"))  # for its owner alone
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir(mode=0o700)
        return folder / name

    def note_read(self, place: FilePlaced, path: Path) -> None:
        """The copy was written there."""
        self._read[place] = path
        if len(self._read) > _MOST_READ:
            oldest = self._read.pop(next(iter(self._read)))
            shutil.rmtree(oldest.parent, ignore_errors=True)

    def close(self) -> None:
        """Remove the copies."""
        self._read.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _state(path: Path) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    return None
