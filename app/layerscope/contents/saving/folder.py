"""Puts what was gathered into a folder: folders and regular files, and at last links that stay inside."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.saving.linking import inside, relative
from layerscope.contents.saving.names import DiskNames, disk_name, is_portable_only
from layerscope.contents.saving.planning import Body, Planned
from layerscope.contents.saving.spool import PRIVATE_FOLDER, Spool, new_file
from layerscope.contents.saving.wanted import LinkForm, Saving

RENAMED = "renamed.txt"
_EXECUTABLE = 0o111
_FILE, _FOLDER = 0o666, 0o777


@dataclass(slots=True)
class _Made:
    """A path of the image on the disk, by the parts of its path below the folder."""

    entry: Entry
    parts: tuple[str, ...]


@dataclass(slots=True)
class FolderSaving:
    """Attributes: `notes`, the lines of `renamed.txt`."""

    root: Path
    saving: Saving
    spool: Spool
    check: Callable[[], None]
    notes: list[str] = field(default_factory=list)
    is_portable: bool = field(default_factory=is_portable_only)
    _names: dict[tuple[str, ...], DiskNames] = field(default_factory=dict)
    _made: dict[bytes, _Made] = field(default_factory=dict)
    _first: dict[Body, Path] = field(default_factory=dict)
    _links: list[_Made] = field(default_factory=list)

    def run(self, plan: Sequence[Planned]) -> None:
        """Write all. A run that was ended is gone on with. Raises OSError, and what `check` raises."""
        self.root.mkdir(PRIVATE_FOLDER, exist_ok=True)
        self._folder_names(()).take(RENAMED)
        tops = set(self.saving.paths)
        for each in plan:
            self.check()
            self._place(each, is_top=each.entry.path in tops)
        for made in self._made.values():
            self._finish(made)
        for made in self._links:
            self.check()
            self._link(made)
        self._write_notes()
        self._open_up()

    def _place(self, each: Planned, *, is_top: bool) -> None:
        entry = each.entry
        if is_top and entry.kind is Kind.FOLDER and len(self.saving.paths) == 1:
            self._made[entry.path] = _Made(entry, ())  # the folder that is made is this one
            return
        folder, _, name = entry.path.rpartition(b"/")
        above = () if is_top else self._made[folder].parts
        wanted = disk_name(name, is_portable=self.is_portable)
        if entry.kind is Kind.SYMLINK and self.saving.links is not LinkForm.LINK:
            wanted += ".symlink"
        taken = self._folder_names(above).take(wanted)
        made = _Made(entry, (*above, taken))
        if entry.kind is Kind.FOLDER:
            self._path(made).mkdir(PRIVATE_FOLDER, exist_ok=True)
        elif each.body is not None:
            self._place_file(made, each.body)
        elif entry.kind is Kind.SYMLINK and self.saving.links is not LinkForm.NONE:
            self._links.append(made)
        else:
            self.notes.append(f"{_told(entry.path)}\tnot saved: {_WHAT[entry.kind]}")
            return
        self._made[entry.path] = made
        if taken.encode() != name:
            self.notes.append(f"{_told(entry.path)}\t{'/'.join(made.parts)}")

    def _place_file(self, made: _Made, body: Body) -> None:
        path, first = self._path(made), self._first.setdefault(body, self._path(made))
        if first != path:
            _copied(first, path)
            return
        spooled = self.spool.path(body)
        if os.path.lexists(spooled):  # else an earlier run has put it there
            path.unlink(missing_ok=True)
            try:
                os.link(spooled, path)  # it stays in the spool too, for a run that is ended now
            except OSError:
                spooled.replace(path)

    def _finish(self, made: _Made) -> None:
        """Times, and modes as the user's umask has them; setuid, owners and attributes stay away."""
        path, entry = self._path(made), made.entry
        if entry.kind in (Kind.FOLDER, Kind.SYMLINK):
            return
        if self.saving.keeps_executable and entry.mode & _EXECUTABLE and os.name != "nt":
            path.chmod(stat.S_IMODE(path.lstat().st_mode) | stat.S_IXUSR)
        with contextlib.suppress(OSError, OverflowError, ValueError):  # a time that the file system has not
            os.utime(path, (entry.mtime_s, entry.mtime_s))

    def _link(self, made: _Made) -> None:
        """A relative link where its target is among what is saved; else a text that says where it leads."""
        path, entry = self._path(made), made.entry
        if self.saving.links is LinkForm.LINK:
            target = inside(entry.path, entry.link)
            found = self._made.get(target) if target is not None else None
            if found is not None and found.entry.path != entry.path:
                with contextlib.suppress(OSError, NotImplementedError):
                    is_folder = found.entry.kind is Kind.FOLDER
                    Path(path).symlink_to(relative(made.parts, found.parts), is_folder)
                    return
            above = made.parts[:-1]
            taken = self._folder_names(above).take(f"{made.parts[-1]}.symlink")
            path = self.root.joinpath(*above, taken)
            self.notes.append(f"{_told(entry.path)}\t{'/'.join((*above, taken))}")
        self._write(path, entry.link)

    def _write_notes(self) -> None:
        if self.notes:
            self._write(self.root / RENAMED, "\n".join((*self.notes, "")).encode())

    def _write(self, path: Path, content: bytes) -> None:
        with contextlib.suppress(FileNotFoundError):  # of a run that was ended
            path.unlink()
        with os.fdopen(new_file(path), "wb") as file:
            file.write(content)

    def _open_up(self) -> None:
        """The modes of files and folders that anybody makes; nothing executable unless that is wanted."""
        if os.name == "nt":
            return
        mask = os.umask(0o077)
        os.umask(mask)
        for folder, _, files in os.walk(self.root, topdown=False):
            self.check()
            for name in files:
                path = Path(folder, name)
                mode = path.lstat().st_mode
                if stat.S_ISREG(mode):
                    path.chmod((_FILE | (_EXECUTABLE if mode & stat.S_IXUSR else 0)) & ~mask)
            Path(folder).chmod(_FOLDER & ~mask)

    def _folder_names(self, parts: tuple[str, ...]) -> DiskNames:
        return self._names.setdefault(parts, DiskNames(is_portable=self.is_portable))

    def _path(self, made: _Made) -> Path:
        return self.root.joinpath(*made.parts)


_WHAT = {
    Kind.FILE: "file",
    Kind.HARD_LINK: "hard link whose target is not there",
    Kind.SYMLINK: "symlink",
    Kind.CHAR: "character device",
    Kind.BLOCK: "block device",
    Kind.FIFO: "FIFO",
}


def _copied(first: Path, path: Path) -> None:
    """A second name inside the folder, or a copy where the file system has none."""
    with contextlib.suppress(FileNotFoundError):  # of a run that was ended
        path.unlink()
    try:
        os.link(first, path)
    except OSError:
        with first.open("rb") as source, os.fdopen(new_file(path), "wb") as copy:
            shutil.copyfileobj(source, copy)


def _told(path: bytes) -> str:
    """The path in ASCII on one line."""
    return path.decode("utf-8", "backslashreplace").encode("unicode_escape").decode()
