"""Files of an image as rows of a table, and as members of JSON."""

from __future__ import annotations

from typing import Any

from layerscope.commands.contents.paths import path_members
from layerscope.commands.output.json_values import time_member
from layerscope.commands.output.tables import Cell, Column, Ink
from layerscope.contents.model.changes import Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import FileRow
from layerscope.text.times import utc_text
from layerscope.words import formats
from layerscope.words.file_facts import mode_text
from layerscope.words.outside import line

_MARKS = {Kind.FOLDER: "/", Kind.SYMLINK: "@", Kind.FIFO: "|"}
_CHANGES = {
    Change.ADDED: ("added", Ink.GOOD),
    Change.CHANGED: ("changed", Ink.WARN),
    Change.REMOVED: ("removed", Ink.BAD),
    Change.UNCHANGED: ("", Ink.PLAIN),
    Change.UNKNOWN: ("unknown", Ink.MUTED),
}
KINDS = {
    Kind.FILE: "file",
    Kind.HARD_LINK: "hardLink",
    Kind.SYMLINK: "symlink",
    Kind.CHAR: "characterDevice",
    Kind.BLOCK: "blockDevice",
    Kind.FOLDER: "folder",
    Kind.FIFO: "fifo",
}


def columns(*, is_long: bool, has_changes: bool) -> tuple[Column, ...]:
    """The columns of the table that `row_cells` fills."""
    return (
        *([Column("MODE"), Column("OWNER", right=True)] if is_long else []),
        Column("SIZE", right=True),
        *([Column("MODIFIED")] if is_long else []),
        Column("LAYER", right=True),
        *([Column("CHANGE")] if has_changes else []),
        Column("NAME", grows=True, keeps_end=True),
    )


def row_cells(row: FileRow, *, is_long: bool, has_changes: bool) -> tuple[Cell, ...]:
    """A row; `name` as it stands there."""
    word, ink = _CHANGES[row.change]
    owner = f"{row.uid}:{row.gid}"
    return (
        *([Cell(mode_text(row.kind, row.mode)), Cell(owner)] if is_long else []),
        Cell(formats.size(row.size_bytes) if row.kind in {Kind.FILE, Kind.HARD_LINK, Kind.FOLDER} else ""),
        *([Cell(_time(row.mtime_s))] if is_long else []),
        Cell(str(row.layer) if row.layer else "", Ink.MUTED),
        *([Cell(word, ink)] if has_changes else []),
        Cell(_name(row, with_link=is_long)),
    )


def row_members(row: FileRow, path: bytes) -> dict[str, Any]:
    """A row as JSON."""
    is_file = row.kind in {Kind.FILE, Kind.HARD_LINK}
    members = {
        **path_members(path),
        "kind": KINDS[row.kind],
        "sizeBytes": row.size_bytes if is_file and row.size_bytes >= 0 else None,
        "bytesBelow": row.size_bytes if row.kind is Kind.FOLDER else None,
        "filesBelow": row.files if row.kind is Kind.FOLDER else None,
        "mode": f"{row.mode:04o}",
        "uid": row.uid,
        "gid": row.gid,
        "modifiedAt": time_member(row.mtime_s),
        "layer": row.layer or None,
        "change": row.change.name.lower(),
    }
    if row.kind is Kind.SYMLINK:
        return {**members, "target": row.link.decode("utf-8", "replace")}
    return {**members, "target": path_members(row.link)["path"] if row.kind is Kind.HARD_LINK else None}


def _name(row: FileRow, *, with_link: bool) -> str:
    name = line(row.name.decode("utf-8", "backslashreplace"))
    if with_link and row.kind is Kind.SYMLINK:
        return f"{name} -> {line(row.link.decode('utf-8', 'backslashreplace'))}"
    if with_link and row.kind is Kind.HARD_LINK:
        return f"{name} link to /{line(row.link.decode('utf-8', 'backslashreplace'))}"
    return name + _MARKS.get(row.kind, "")


def _time(mtime_s: int) -> str:
    """`2026-11-29 16:05`, UTC."""
    text = utc_text(mtime_s)
    return text[:16].replace("T", " ") if text else formats.unknown()
