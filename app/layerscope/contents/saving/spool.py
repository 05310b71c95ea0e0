"""Files' bytes on their way: under numbers, in a folder of ours, until it is known what they are called."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from layerscope.contents.errors import NoRoomForFilesError
from layerscope.contents.model.entries import Entry, Stretch
from layerscope.contents.model.listing import Listing
from layerscope.contents.saving.planning import Body

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _flag, 0)
PRIVATE_MODE, PRIVATE_FOLDER = 0o600, 0o700


def new_file(path: Path) -> int:
    """A descriptor of a new file that nobody else can read. Raises FileExistsError, OSError."""
    return os.open(path, _FLAGS, PRIVATE_MODE)


class Spool:
    """Bodies by layer and number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, body: Body) -> Path:
        return self._folder / str(body.layer) / str(body.number)

    def has(self, body: Body, size_bytes: int) -> bool:
        """Whether the whole body is there."""
        try:
            return self.path(body).lstat().st_size == size_bytes
        except OSError:
            return False

    def open_layer(self, layer: int) -> None:
        """Make room for a layer's bodies."""
        (self._folder / str(layer)).mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)


class Spooling:
    """A visitor that keeps bodies: of each file `wanted` is asked, by its number, while the layer is read.

    Sparse files are written with their holes. A body has its name only once it is whole.
    Attributes: `listing`, to be set before the first file.
    """

    takes_stored = True

    def __init__(self, spool: Spool, layer: int, wanted: Callable[[Entry, int], bool]) -> None:
        self.listing: Listing | None = None
        self._spool, self._layer, self._wanted = spool, layer, wanted
        self._entry = Entry(b"", 0)  # type: ignore[arg-type]
        self._file = -1
        self._stretches: list[Stretch] = []
        self._left = 0
        spool.open_layer(layer)

    def wants(self, entry: Entry) -> bool:
        """As `Visitor` has it."""
        return self._wanted(entry, self._number)

    def begin(self, entry: Entry) -> None:
        """As `Visitor` has it."""
        self._check_room(entry.extra.stored_bytes if entry.extra.sparse else entry.size_bytes)
        self._entry = entry
        self._stretches = list(reversed(entry.extra.sparse)) or [Stretch(0, entry.size_bytes)]
        self._left = 0
        self.close()
        path = self._growing
        with contextlib.suppress(FileNotFoundError):  # of a run that was ended
            path.unlink()
        self._file = new_file(path)

    def feed(self, piece: bytes) -> None:
        """As `Visitor` has it, with the stretches of a sparse file alone."""
        view = memoryview(piece)
        while view:
            if not self._left:
                start, self._left = self._stretches.pop()
                os.lseek(self._file, start, os.SEEK_SET)
                continue
            written = os.write(self._file, view[: self._left])
            self._left -= written
            view = view[written:]

    def end(self) -> None:
        """As `Visitor` has it."""
        if self._entry.extra.sparse:
            os.ftruncate(self._file, self._entry.size_bytes)
        self.close()
        self._growing.replace(self._spool.path(Body(self._layer, self._number)))

    def close(self) -> None:
        """Let go of a file that was not finished."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def _check_room(self, size_bytes: int) -> None:
        missing = size_bytes - shutil.disk_usage(self._growing.parent).free
        if missing > 0:
            raise NoRoomForFilesError(self._growing.parent, missing)

    @property
    def _number(self) -> int:
        """Of the entry that is the last now."""
        return len(self.listing) - 1 if self.listing is not None else 0

    @property
    def _growing(self) -> Path:
        return self._spool.path(Body(self._layer, -1))
