"""What the columns say of a file: names with all that is in them to be seen, and changes in words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from layerscope.contents.model.changes import Aspect, Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import FileRow
from layerscope.text.plain import visible
from layerscope.words import file_facts, formats

translate = QCoreApplication.translate
NOT_KNOWN = "\N{EN DASH}"


def name_text(name: bytes) -> str:
    r"""The name or path in one line; a byte that is no UTF-8 as `\xff`, a hidden sign as `⟨U+202E⟩`."""
    return visible(name.decode("utf-8", "backslashreplace"))


def is_odd(name: bytes) -> bool:
    """Whether the name is shown otherwise than it is: it has bytes that are no text, or signs not seen."""
    try:
        text = name.decode()
        return not text.isprintable() and visible(text) != text
    except UnicodeDecodeError:
        return True


def kind_word(kind: Kind) -> str:
    """What it is, where that is no file; empty for one."""
    return "" if kind is Kind.FILE else file_facts.kind_text(kind)


def mode_text(row: FileRow) -> str:
    """As `ls -l` has it: `-rwxr-xr-x`; of a folder that no layer has an entry for it is not known."""
    return file_facts.mode_text(row.kind, row.mode) if _has_entry(row) else NOT_KNOWN


def size_text(row: FileRow) -> str:
    """Of a hard link its target's size, in brackets, as it takes no room of its own."""
    if row.change is Change.REMOVED and not row.size_bytes:
        return NOT_KNOWN  # what was there before need not be listed
    if row.kind in {Kind.FILE, Kind.FOLDER}:
        return formats.size(row.size_bytes)
    return f"({formats.size(row.size_bytes)})" if row.kind is Kind.HARD_LINK else ""


def change_text(row: FileRow) -> str:
    """What is done to the path, in words: `changed: content, mode`, `removed by layer 7`."""
    change = row.change
    if change is Change.REMOVED:
        removed = translate("Files", "removed by layer {n}").format(n=row.layer)
        return removed if row.layer else translate("Files", "removed")
    if change is Change.CHANGED:
        aspects = ", ".join(_aspects(row))
        changed = translate("Files", "changed: {what}").format(what=aspects)
        return changed if aspects else translate("Files", "changed")
    return {
        Change.UNCHANGED: "",
        Change.ADDED: translate("Files", "added"),
        Change.UNKNOWN: translate("Files", "unknown"),
    }[change]


def change_tip(row: FileRow) -> str:
    """What the words leave out."""
    if row.change is Change.UNKNOWN:
        return translate("Files", "A layer below is not listed: whether this is new is unknown.")
    if row.change is Change.CHANGED and row.aspects & Aspect.GUESSED:
        return translate("Files", "Compared by size and time: not every layer tells the files' digests.")
    return ""


def owner_text(row: FileRow) -> str:
    return f"{row.uid}:{row.gid}" if _has_entry(row) else NOT_KNOWN


def time_text(row: FileRow) -> str:
    return formats.relative_time(float(row.mtime_s)) if _has_entry(row) else NOT_KNOWN


def _has_entry(row: FileRow) -> bool:
    """Whether a layer says what it is: not of what is removed, or only implied by the paths of others."""
    return bool(row.layer) and row.change is not Change.REMOVED


def _aspects(row: FileRow) -> Iterator[str]:
    is_folder = row.kind is Kind.FOLDER
    content = translate("Files", "files in it") if is_folder else translate("Files", "content")
    for aspect, word in (
        (Aspect.KIND, translate("Files", "type")),
        (Aspect.CONTENT, content),
        (Aspect.LINK, translate("Files", "link")),
        (Aspect.MODE, translate("Files", "mode")),
        (Aspect.OWNER, translate("Files", "owner")),
        (Aspect.XATTRS, translate("Files", "extended attributes")),
        (Aspect.TIME, translate("Files", "time")),
    ):
        if row.aspects & aspect:
            yield word
