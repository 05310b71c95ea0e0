"""Which folders are open, and the rows in them as they stand below each other; rules only."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import FileRow, PackedRows, UnpackedRows

_MOST_MADE = 256
_NUMBER_BITS = 32
_NUMBERS = (1 << _NUMBER_BITS) - 1


class FileAt(NamedTuple):
    """A row of the table: its name is below `folder`, or is a whole path where that is empty."""

    row: FileRow
    folder: bytes
    depth: int = 0
    is_open: bool = False
    is_flat: bool = False

    @property
    def path(self) -> bytes:
        return joined(self.folder, self.row.name)

    @property
    def opens(self) -> bool:
        return self.row.kind is Kind.FOLDER and not self.is_flat


class Folder:
    """An open folder: its rows are unpacked one by one, when they are looked at.

    Attributes: `path`, `depth` of its rows, `packed`, `inner`, the open ones by the numbers of their rows.
    """

    def __init__(self, path: bytes, depth: int, number: int) -> None:
        self.path, self.depth, self.number = path, depth, number
        self.packed: list[PackedRows] = []
        self.inner: dict[int, Folder] = {}
        self._parts: list[UnpackedRows] = []
        self._ends: list[int] = []

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def append(self, packed: PackedRows) -> None:
        """Raises ValueError for what was not packed as rows are."""
        part = UnpackedRows(packed)
        self.packed.append(packed)
        self._parts.append(part)
        self._ends.append(len(self) + len(part))

    def refill(self, parts: Iterable[PackedRows]) -> None:
        """Have these rows instead; what is open stays so where its name is still there."""
        open_before = [(self.name(number), folder) for number, folder in self.inner.items()]
        self.packed, self._parts, self._ends, self.inner = [], [], [], {}
        for part in parts:
            self.append(part)
        for name, folder in open_before:
            if (number := self.number_of(name)) >= 0:
                self.inner[number] = folder

    def row(self, number: int) -> FileRow:
        part, at = self._place(number)
        return part.row(at)

    def name(self, number: int) -> bytes:
        part, at = self._place(number)
        return part.name(at)

    def number_of(self, name: bytes) -> int:
        """The row's number; -1 where there is none of the name."""
        for part, end in zip(self._parts, self._ends, strict=True):
            if (at := part.number_of(name)) >= 0:
                return end - len(part) + at
        return -1

    def shown_below(self) -> int:
        """How many rows are shown of it and of the open ones in it."""
        return len(self) + sum(folder.shown_below() for folder in self.inner.values())

    def every(self) -> Iterator[Folder]:
        """It, and all that are open in it."""
        yield self
        for folder in self.inner.values():
            yield from folder.every()

    def _place(self, number: int) -> tuple[UnpackedRows, int]:
        part = bisect_right(self._ends, number)
        return self._parts[part], number - (self._ends[part - 1] if part else 0)


class OpenFolders:
    """Rows by position; a folder of twenty thousand opens in the time of two array operations."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Nothing is open but the root, which has no rows."""
        self._made: dict[int, FileAt] = {}  # by position: painting a row asks for it many times
        self.root = Folder(b"", 0, 0)
        self._folders = [self.root]
        self._shown = array("Q")
        self.is_flat = False

    def __len__(self) -> int:
        return len(self._shown)

    def at(self, position: int) -> FileAt:
        """The row there."""
        if (made := self._made.get(position)) is not None:
            return made
        folder, number = self._folder_at(position)
        made = FileAt(folder.row(number), folder.path, folder.depth, number in folder.inner, self.is_flat)
        if len(self._made) >= _MOST_MADE:
            self._made.clear()
        self._made[position] = made
        return made

    def path_at(self, position: int) -> bytes:
        """The path of the row there, of which nothing else is unpacked."""
        folder, number = self._folder_at(position)
        return joined(folder.path, folder.name(number))

    def position_of(self, path: bytes) -> int:
        """Where the path is shown; -1 where it is not."""
        above, _, name = (b"", b"", path) if self.is_flat else path.rpartition(b"/")
        folder = self.folder(above)
        number = folder.number_of(name) if folder else -1
        if folder is None or number < 0:
            return -1
        return self._shown.index(_packed(folder, number))

    def folder(self, path: bytes) -> Folder | None:
        """The open folder of this path."""
        return next((each for each in self.root.every() if each.path == path), None)

    def open_paths(self) -> list[bytes]:
        """Of every open folder, the root first."""
        return [folder.path for folder in self.root.every()]

    def open(self, position: int) -> Folder:
        """Open the folder whose row is there; it has no rows yet."""
        folder, number = self._folder_at(position)
        path = joined(folder.path, folder.name(number))
        opened = Folder(path, folder.depth + 1, len(self._folders))
        self._folders.append(opened)
        self._made.clear()
        folder.inner[number] = opened
        return opened

    def close(self, position: int) -> None:
        """Close the folder whose row is there, with all that is open in it."""
        folder, number = self._folder_at(position)
        closed = folder.inner.pop(number)
        self._made.clear()
        del self._shown[position + 1 : position + 1 + closed.shown_below()]

    def end_of(self, folder: Folder) -> int:
        """The position behind the last row that is shown of it."""
        if folder is self.root:
            return len(self)
        return self.position_of(folder.path) + 1 + folder.shown_below()

    def insert(self, folder: Folder, packed: PackedRows, position: int) -> None:
        """Show more rows of the folder, from this position on."""
        before = len(folder)
        self._made.clear()
        folder.append(packed)
        base = _packed(folder, before)
        self._shown[position:position] = array("Q", range(base, base + len(folder) - before))

    def replace(self, folder: Folder, parts: Iterable[PackedRows]) -> None:
        """Give the folder these rows, and keep open what is in it."""
        self._made.clear()
        folder.refill(parts)
        self._shown = self._below(self.root)

    def _below(self, folder: Folder) -> array[int]:
        base = _packed(folder, 0)
        shown = array("Q", range(base, base + len(folder)))
        for number in sorted(folder.inner, reverse=True):
            shown[number + 1 : number + 1] = self._below(folder.inner[number])
        return shown

    def _folder_at(self, position: int) -> tuple[Folder, int]:
        packed = self._shown[position]
        return self._folders[packed >> _NUMBER_BITS], packed & _NUMBERS


def joined(folder: bytes, name: bytes) -> bytes:
    """The path of the name in the folder."""
    return folder + b"/" + name if folder else name


def _packed(folder: Folder, number: int) -> int:
    return folder.number << _NUMBER_BITS | number
