"""The listing that a JSON table of contents tells: what zstd:chunked, eStargz and stargz have in common.

Their entries: containerd/stargz-snapshotter, estargz/types.go; containers/storage,
pkg/chunked/internal/minimal/compression.go, which adds `endOffset`.
"""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from layerscope.contents.errors import TableError
from layerscope.contents.model.entries import NO_EXTRA, Entry, Extra, Frame, Kind, clean_path
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Listing, ListingBuilder, ListingFacts
from layerscope.contents.toc.entry_faults import entry_fault
from layerscope.contents.toc.json_entries import json_entries
from layerscope.contents.toc.moments import seconds_of
from layerscope.text.reasons import Reason

_KINDS = {
    "reg": Kind.FILE,
    "hardlink": Kind.HARD_LINK,
    "symlink": Kind.SYMLINK,
    "char": Kind.CHAR,
    "block": Kind.BLOCK,
    "dir": Kind.FOLDER,
    "fifo": Kind.FIFO,
}
_CHUNK = "chunk"
_SHA256 = re.compile(r"sha256:([0-9a-f]{64})")
_MOST_SIZE, _MOST_ID, _MOST_DEVICE = 2**62, 2**32 - 1, 2**32 - 1
_ENTRIES_BETWEEN_CHECKS = 500


class _Open(NamedTuple):
    """A file whose bytes begin at `start`, its last part at `last`; `end` 0 where it is not told."""

    number: int
    start: int
    skip: int
    last: int
    end: int


class _Parts(NamedTuple):
    """The file above, of which `before` bytes come before its last part; `is_kept`: it is the last opened."""

    name: str
    size: int
    before: int
    last: int
    is_kept: bool


class JsonTable:
    """Makes a listing of a table's JSON.

    `files_end` is where in the layer nothing of its files can be any more; `not_files` are paths that the
    format adds to the layer.
    """

    def __init__(
        self, files_end: int, not_files: frozenset[bytes] = frozenset(), limits: Limits = DEFAULT
    ) -> None:
        self._files_end, self._not_files, self._limits = files_end, not_files, limits
        self._seen: set[bytes] = set()
        self._files: list[_Open] = []
        self._offsets: set[int] = {files_end}
        self._parts: _Parts | None = None
        self._count = 0

    def listing(self, content: bytes, facts: ListingFacts, check: Callable[[], None]) -> Listing:
        """The whole listing. Raises TableError, and what `check` raises, which is called now and then."""
        builder = ListingBuilder(facts, with_digests=True)
        for members in json_entries(content):
            self._count += 1
            if self._count % _ENTRIES_BETWEEN_CHECKS == 0:
                check()
            if self._count > self._limits.most_entries:
                raise TableError(Reason.tr("The table of contents is larger than is read."))
            if members.get("type") == _CHUNK:
                self._add_part(members)
            else:
                self._add(members, builder)
        listing = builder.closed(is_complete=True)
        self._add_frames(listing)
        return listing

    def _add(self, members: Mapping[str, Any], builder: ListingBuilder) -> None:
        kind = _KINDS.get(self._text(members, "type"))
        if kind is None:
            raise self._fault("type")
        name = self._text(members, "name")
        path = clean_path(self._path(name, "name"))
        self._parts = None
        size = self._number(members, "size", _MOST_SIZE) if kind is Kind.FILE else 0
        if size:
            self._open_file(members, name, size, -1 if path in self._not_files else len(builder.listing))
        if path in self._not_files:
            return
        if path in self._seen:
            raise TableError(Reason.tr("The table of contents has a name twice."))
        self._seen.add(path)
        builder.add(
            Entry(
                path,
                kind,
                self._number(members, "mode", _MOST_SIZE) & 0o7777,
                self._number(members, "uid", _MOST_ID),
                self._number(members, "gid", _MOST_ID),
                size,
                self._moment(members),
                self._link(members, kind),
                extra=self._extra(members, kind),
                digest=self._digest(members),
            )
        )

    def _open_file(self, members: Mapping[str, Any], name: str, size: int, number: int) -> None:
        """Note where the bytes of a file begin; `number` is its entry's, -1 where it has none."""
        start = self._start(members)
        end = self._number(members, "endOffset", _MOST_SIZE)
        if end and not start < end <= self._files_end:
            raise self._fault("endOffset")
        self._parts = _Parts(name, size, 0, start, number >= 0)
        if number >= 0:
            skip = self._number(members, "innerOffset", self._limits.most_decompressed_bytes)
            self._files.append(_Open(number, start, skip, start, end))

    def _add_part(self, members: Mapping[str, Any]) -> None:
        """A later part of the file above."""
        parts = self._parts
        if parts is None:
            raise self._fault("type")
        if self._text(members, "name") not in ("", parts.name):
            raise self._fault("name")
        begin, start = self._number(members, "chunkOffset", parts.size), self._start(members)
        if begin <= parts.before or begin + self._number(members, "chunkSize", _MOST_SIZE) > parts.size:
            raise self._fault("chunkOffset")
        if start < parts.last:
            raise self._fault("offset")
        self._parts = parts._replace(before=begin, last=start)
        if parts.is_kept:
            self._files[-1] = self._files[-1]._replace(last=start)

    def _start(self, members: Mapping[str, Any]) -> int:
        """Where in the layer the bytes of a file or of its part begin."""
        start = self._number(members, "offset", _MOST_SIZE)
        if start >= self._files_end:
            raise self._fault("offset")
        self._offsets.add(start)
        return start

    def _add_frames(self, listing: Listing) -> None:
        """Each file's bytes end where the next of any file begin, unless the table tells their end."""
        offsets = sorted(self._offsets)
        for file in self._files:
            end = file.end or offsets[bisect_right(offsets, file.last)]
            listing.frames[file.number] = Frame(file.start, end, file.skip)

    def _link(self, members: Mapping[str, Any], kind: Kind) -> bytes:
        if kind not in (Kind.SYMLINK, Kind.HARD_LINK):
            return b""
        link = self._path(self._text(members, "linkName"), "linkName")
        return clean_path(link) if kind is Kind.HARD_LINK else link

    def _extra(self, members: Mapping[str, Any], kind: Kind) -> Extra:
        device = None
        if kind in (Kind.CHAR, Kind.BLOCK):
            numbers = (self._number(members, name, _MOST_DEVICE) for name in ("devMajor", "devMinor"))
            device = (next(numbers), next(numbers))
        told = members.get("xattrs")
        if not told:
            return Extra(device=device) if device else NO_EXTRA
        if not isinstance(told, dict):
            raise self._fault("xattrs")
        return Extra(tuple(self._xattr(name, value) for name, value in told.items()), device)

    def _xattr(self, name: str, value: object) -> tuple[str, bytes]:
        try:
            return name, base64.b64decode(value, validate=True) if isinstance(value, str) else b""
        except (binascii.Error, ValueError):
            raise self._fault("xattrs") from None

    def _digest(self, members: Mapping[str, Any]) -> bytes:
        told = self._text(members, "digest")
        if not told.startswith("sha256:"):
            return b""
        if not (found := _SHA256.fullmatch(told)):
            raise self._fault("digest")
        return bytes.fromhex(found[1])

    def _moment(self, members: Mapping[str, Any]) -> int:
        try:
            return seconds_of(self._text(members, "modtime"))
        except ValueError:
            raise self._fault("modtime") from None

    def _path(self, text: str, member: str) -> bytes:
        path = text.encode("utf-8", "surrogatepass")
        if b"\0" in path or len(path) > self._limits.most_path_bytes:
            raise self._fault(member)
        return path

    def _text(self, members: Mapping[str, Any], name: str) -> str:
        value = members.get(name, "")
        if not isinstance(value, str):
            raise self._fault(name)
        return value

    def _number(self, members: Mapping[str, Any], name: str, most: int) -> int:
        value = members.get(name, 0)
        if type(value) is not int or not 0 <= value <= most:
            raise self._fault(name)
        return value

    def _fault(self, member: str) -> TableError:
        return entry_fault(self._count, member)
