"""PAX extended headers: records of a key and a value, in the body of a header of type x or g.

POSIX.1-2017, pax, "pax Extended Header"; sparse files by GNU tar's manual, "Storing Sparse Files".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from layerscope.text.reasons import Reason

Records = dict[bytes, bytes]

SPARSE_MAP = b"GNU.sparse.map"
_SPARSE_OFFSET = b"GNU.sparse.offset"
_SPARSE_BYTES = b"GNU.sparse.numbytes"
_LENGTH = re.compile(rb"(\d{1,20}) ")
_INTEGER = re.compile(rb"-?\d{1,20}")
_SECONDS = re.compile(rb"(-?)(\d{1,20})(?:\.(\d*))?")
_LEAST_RECORD = 5  # "5 a=\n"
_NEWLINE = 10
_XATTR = b"SCHILY.xattr."
_NAMES = frozenset((b"path", b"linkpath", b"GNU.sparse.name"))


def records_of(content: bytes) -> Records:
    r"""The records `LENGTH KEY=VALUE\n`, of which the last of a key counts. Raises ValueError.

    LENGTH counts the whole record, so values may hold newlines and NULs; names may not, as Go has it. The
    offsets and sizes of GNU's sparse form 0.0, keys that repeat, are put together as form 0.1 has them.
    """
    records: Records = {}
    places: list[bytes] = []
    at = 0
    while at < len(content) and content[at]:
        start, end = _record_at(content, at)
        key, equals, value = content[start : end - 1].partition(b"=")
        if not equals or not key:
            raise ValueError(Reason.tr("a PAX record without a key"))
        if key in _NAMES and b"\0" in value:
            raise ValueError(Reason.tr("a name with a NUL"))
        if key in (_SPARSE_OFFSET, _SPARSE_BYTES):
            if (key == _SPARSE_BYTES) != bool(len(places) % 2):
                raise ValueError(Reason.tr("a sparse map in disorder"))
            places.append(value)
        records[key] = value
        at = end
    if places:
        records[SPARSE_MAP] = b",".join(places)
    return records


def _record_at(content: bytes, at: int) -> tuple[int, int]:
    """Where the record's key begins, and the record ends."""
    found = _LENGTH.match(content, at)
    length = int(found[1]) if found else 0
    end = at + length
    if found is None or length < _LEAST_RECORD or end > len(content) or content[end - 1] != _NEWLINE:
        raise ValueError(Reason.tr("no PAX record"))
    return found.end(), end


def integer(records: Mapping[bytes, bytes], key: bytes, otherwise: int) -> int:
    """The record's number; `otherwise` where there is none or an empty one. Raises ValueError."""
    value = records.get(key)
    if not value:
        return otherwise
    if not _INTEGER.fullmatch(value):
        raise ValueError(Reason.tr("a PAX record {key} that is not a number", key=key.decode()))
    return int(value)


def seconds(records: Mapping[bytes, bytes], otherwise: int) -> int:
    """The whole seconds of `mtime`, rounded down: times before 1970 are negative. Raises ValueError."""
    value = records.get(b"mtime")
    if not value:
        return otherwise
    found = _SECONDS.fullmatch(value)
    if found is None:
        raise ValueError(Reason.tr("a PAX record {key} that is not a number", key="mtime"))
    whole = int(found[2])
    if not found[1]:
        return whole
    return -whole - bool((found[3] or b"").strip(b"0"))


def xattrs(records: Mapping[bytes, bytes]) -> tuple[tuple[str, bytes], ...]:
    """Extended attributes by name, as every writer of layers has them."""
    return tuple(
        (key[len(_XATTR) :].decode("utf-8", "backslashreplace"), value)
        for key, value in records.items()
        if key.startswith(_XATTR) and len(key) > len(_XATTR)
    )
