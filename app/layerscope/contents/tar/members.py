"""An entry out of a tar header and of what came before it for it: PAX records and GNU's long names.

Where readers of tar do not agree, what is here is as Go's archive/tar has it, since docker, containerd,
BuildKit and podman unpack with it: GNU's long name counts before the path of a PAX record, only the last
PAX header before an entry counts, and global ones change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from layerscope.contents.model.entries import NO_EXTRA, Entry, Extra, Kind, clean_path
from layerscope.contents.tar import pax
from layerscope.contents.tar.headers import BLOCK, POSIX_MAGIC, Fields, Numbers, number, text
from layerscope.contents.tar.sparse import form_of
from layerscope.text.reasons import Reason

SPARSE_TYPE = b"S"
_FILE, _SYMLINK = Kind.FILE, Kind.SYMLINK  # an enumeration's members are slow to look up
_KINDS = {bytes([ord("0") + kind]): kind for kind in Kind} | {b"7": _FILE, b"\0": _FILE, SPARSE_TYPE: _FILE}
_PLAIN = {type_: kind for type_, kind in _KINDS.items() if type_ in b"01257"}
_OLD_FILE = b"\0"
_PREFIX = slice(345, 500)
_MAJOR, _MINOR = slice(329, 337), slice(337, 345)
_MOST_ID = (1 << 32) - 1
_MOST_SIZE = (1 << 63) - 1
_MODE_BITS = 0o7777
Note = Callable[[Reason], None]


@dataclass(slots=True)
class Before:
    """What headers before an entry say of it."""

    records: pax.Records = field(default_factory=dict)
    long_name: bytes | None = None
    long_link: bytes | None = None


def plain_entry(fields: tuple[bytes, ...], numbers: Numbers, at: int) -> Entry | None:
    """The entry of a header that says all itself, which most do; None where `full_entry` has to be asked."""
    name, mode, uid, gid, size, mtime, _, type_, link, _ = fields
    kind = _PLAIN.get(type_)
    path = name.partition(b"\0")[0]
    owner, group, size_bytes, mtime_s = numbers[uid], numbers[gid], numbers[size], numbers[mtime]
    if kind is None or not path or not 0 <= owner | group | size_bytes <= _MOST_ID:
        return None
    target = link.partition(b"\0")[0] if link[0] else b""
    return tuple.__new__(
        Entry,
        (
            clean_path(path),
            kind,
            numbers[mode] & _MODE_BITS,
            owner,
            group,
            0 if kind else size_bytes,
            mtime_s,
            target if kind is _SYMLINK else clean_path(target) if kind else b"",
            at + BLOCK,
            NO_EXTRA,
            b"",
            None,
        ),
    )


def full_entry(block: bytes, fields: Fields, numbers: Numbers, before: Before, note: Note) -> Entry:
    """The entry of any header, without `body_at`; its size is that of its body. Raises ValueError."""
    records = before.records
    kind = _KINDS.get(fields.type)
    if kind is None:
        note(Reason.tr("An entry of an unknown type, read as a file"))
        kind = _FILE
    path = _path(block, fields, before, is_sparse=kind is _FILE and bool(form_of(records)))
    if fields.type == _OLD_FILE and path.endswith(b"/"):
        kind = Kind.FOLDER
    clean = clean_path(path)
    if not clean and kind is not Kind.FOLDER:
        note(Reason.tr("An entry without a name"))
    size = pax.integer(records, b"size", numbers[fields.size])
    if not 0 <= size <= _MOST_SIZE:
        raise ValueError(Reason.tr("a size out of range"))
    return Entry(
        clean,
        kind,
        numbers[fields.mode] & _MODE_BITS,
        _owner(pax.integer(records, b"uid", numbers[fields.uid]), note),
        _owner(pax.integer(records, b"gid", numbers[fields.gid]), note),
        0 if kind else size,  # only files have a body, whatever the size says
        _within(pax.seconds(records, numbers[fields.mtime])),
        _link(kind, fields, before),
        extra=_extra(kind, block, records),
    )


def _path(block: bytes, fields: Fields, before: Before, *, is_sparse: bool) -> bytes:
    if is_sparse and (told := before.records.get(b"GNU.sparse.name")):
        return told
    if before.long_name is not None:
        return before.long_name
    if told := before.records.get(b"path"):
        return told
    path = text(fields.name)
    prefix = text(block[_PREFIX]) if fields.magic == POSIX_MAGIC else b""
    return prefix + b"/" + path if prefix else path


def _link(kind: Kind, fields: Fields, before: Before) -> bytes:
    if kind not in (Kind.SYMLINK, Kind.HARD_LINK):
        return b""
    link = before.long_link
    if link is None:
        link = before.records.get(b"linkpath") or text(fields.link)
    return link if kind is _SYMLINK else clean_path(link)


def _owner(number_: int, note: Note) -> int:
    if 0 <= number_ <= _MOST_ID:
        return number_
    note(Reason.tr("An owner out of range, shown as {number}", number=str(_MOST_ID)))
    return _MOST_ID


def _within(seconds: int) -> int:
    return max(-_MOST_SIZE, min(seconds, _MOST_SIZE))


def _extra(kind: Kind, block: bytes, records: pax.Records) -> Extra:
    device = (number(block[_MAJOR]), number(block[_MINOR])) if kind in (Kind.CHAR, Kind.BLOCK) else None
    xattrs = pax.xattrs(records) if records else ()
    return Extra(xattrs, device) if device or xattrs else NO_EXTRA
