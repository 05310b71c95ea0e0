"""The record beside a part file that lets a transfer go on after any end of the program.

Lines of JSON, only ever added to: a header, then every so often all that is known. A line that a crash
cut off is left out, and what follows it; so nothing has to be flushed to the disk on the way. That the
bytes are what the journal says is checked by the digests of beginnings it holds (`engine.streaming_hash`).

Others can write into the folder: what is read is bounded, and a line that this program would not write
counts as one that was cut off.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from layerscope.transfers.rules.spans import Spans

VERSION = 1
# Of the largest layers a fifth is written: a line for each 16,384th of a layer (`rules.recording`).
MAX_JOURNAL_BYTES = 16 * 1024 * 1024
MAX_LINES = 65_536
MAX_LINE_BYTES = 32 * 1024
MAX_SPANS = 1024  # each connection leaves one or two
_MAX_OFFSET = 1 << 53
_MAX_TEXT_CHARACTERS = 1024
_DIGEST_CHARACTERS = 32  # enough to notice a damaged file; the layer's own digest is checked in the end


class Checkpoint(NamedTuple):
    """The digest of the first `size_bytes` bytes, in hex, shortened."""

    size_bytes: int
    hexadecimal: str


@dataclass(frozen=True, slots=True)
class JournalContents:
    """What a journal holds; `good_bytes` of it can be read.

    `etag` is the store's name for the bytes, `size_bytes` the blob's, None until it is known.
    """

    digest: str
    size_bytes: int | None = None
    etag: str = ""
    have: Spans = field(default_factory=Spans)
    checkpoints: tuple[Checkpoint, ...] = ()
    good_bytes: int = 0


def read_journal(content: bytes) -> JournalContents | None:
    """What the journal holds; None where not even its header can be read. Never fails."""
    lines = content[:MAX_JOURNAL_BYTES].split(b"\n", MAX_LINES)[:-1]  # what no newline ends was cut off
    header = _object(lines[0]) if lines else None
    digest = header.get("digest") if header and header.get("layerscope") == VERSION else None
    if not isinstance(digest, str):
        return None
    recorded, good_bytes = JournalContents(digest), len(lines[0]) + 1
    checkpoints: list[Checkpoint] = []
    for line in lines[1:]:
        try:
            recorded, checkpoint = _state(digest, _object(line))
        except (TypeError, ValueError, KeyError):
            break
        if checkpoint.size_bytes and (not checkpoints or checkpoint.size_bytes > checkpoints[-1].size_bytes):
            checkpoints.append(checkpoint)
        good_bytes += len(line) + 1
    return JournalContents(
        digest, recorded.size_bytes, recorded.etag, recorded.have, tuple(checkpoints), good_bytes
    )


def header_line(digest: str) -> bytes:
    return _line({"layerscope": VERSION, "digest": digest})


def state_line(size_bytes: int | None, etag: str, have: Spans, checkpoint: Checkpoint) -> bytes:
    """A line with everything known now; the last one counts."""
    told = etag if len(etag) <= _MAX_TEXT_CHARACTERS else ""
    spans = list(itertools.islice(have, MAX_SPANS))
    fields = {"size": size_bytes, "etag": told, "have": spans, "prefix": list(checkpoint)}
    return _line(fields)


def checkpoint_of(size_bytes: int, hexadecimal: str) -> Checkpoint:
    """The checkpoint with its digest as short as journals keep it."""
    return Checkpoint(size_bytes, hexadecimal[:_DIGEST_CHARACTERS])


class Journal:
    """An open journal; a line is with the operating system when `add` returns."""

    def __init__(self, file: BinaryIO, good_bytes: int) -> None:
        self._file = file
        self._last = b""
        file.truncate(good_bytes)
        file.seek(good_bytes)

    def restart(self, header: bytes) -> None:
        """Drop all that was written. Raises OSError."""
        self._file.truncate(0)
        self._file.seek(0)
        self._last = b""
        self.add(header)

    def add(self, line: bytes) -> None:
        """Append the line, unless it repeats the last one. Raises OSError."""
        if line == self._last:
            return
        self._file.write(line)
        self._file.flush()
        self._last = line


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, separators=(",", ":")).encode() + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE_BYTES:
        return {}
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _state(digest: str, fields: dict[str, Any]) -> tuple[JournalContents, Checkpoint]:
    size_bytes, etag = fields["size"], fields["etag"]
    if size_bytes is not None:
        size_bytes = _offset(size_bytes)
    if not isinstance(etag, str) or len(etag) > _MAX_TEXT_CHARACTERS or len(fields["have"]) > MAX_SPANS:
        raise ValueError(fields.keys())
    have = Spans((_offset(start), _offset(end)) for start, end in fields["have"])
    count, hexadecimal = fields["prefix"]
    return JournalContents(digest, size_bytes, etag, have), Checkpoint(
        _offset(count), str(hexadecimal)[:_DIGEST_CHARACTERS]
    )


def _offset(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MAX_OFFSET:
        raise TypeError(value)
    return value
