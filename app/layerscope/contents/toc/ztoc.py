"""A SOCI table of contents (zTOC): what is in a layer, and where it can be entered.

awslabs/soci-snapshotter, ztoc/fbs/ztoc.fbs. The table is a blob of its own; which layer it is of, and who
says so, is told by the SOCI index.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from layerscope.contents.errors import TableDigestError, TableError
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import NO_EXTRA, Entry, Extra, Kind, clean_path
from layerscope.contents.model.layers import ImageLayer, SociTable
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Form, ListedFrom, Listing, ListingBuilder, ListingFacts
from layerscope.contents.toc.entry_faults import entry_fault
from layerscope.contents.toc.flatbuffer import FlatBuffer, FlatTable
from layerscope.contents.toc.moments import seconds_of
from layerscope.contents.toc.zinfo import checkpoints_of, span_digests_of
from layerscope.text.reasons import Reason

_GZIP, _NONE = 1, 2
_KINDS = {
    b"reg": Kind.FILE,
    b"hardlink": Kind.HARD_LINK,
    b"symlink": Kind.SYMLINK,
    b"char": Kind.CHAR,
    b"block": Kind.BLOCK,
    b"dir": Kind.FOLDER,
    b"fifo": Kind.FIFO,
}
_XATTR = b"SCHILY.xattr."
_SPARSE = b"GNU.sparse."
_ENTRIES_BETWEEN_CHECKS = 500


@dataclass(frozen=True, slots=True)
class SociReading:
    """What a table told. `span_digests`: the raw SHA-256 of each checkpoint's bytes, none where not told."""

    listing: Listing
    checkpoints: tuple[Checkpoint, ...]
    span_digests: tuple[bytes, ...]


def read_ztoc(
    content: bytes, table: SociTable, layer: ImageLayer, check: Callable[[], None], limits: Limits = DEFAULT
) -> SociReading:
    """The layer's listing as the table tells it, and the checkpoints.

    It counts as verified only where the image itself names the index that names the table (version 2).
    Raises TableDigestError where the content is not the blob that the index names, TableError, and what
    `check` raises, which is called now and then.
    """
    if table.digest != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise TableDigestError(Reason.tr("The table of contents has another digest than the image names."))
    root = FlatBuffer(content).root()
    info = root.table(5)
    decompressed, algorithm = root.number(3, "q"), info.number(0, "b", _GZIP) if info else _GZIP
    if root.number(2, "q") != layer.size_bytes or algorithm not in (_GZIP, _NONE):
        raise TableError(Reason.tr("The table of contents is of another layer."))
    is_gzip = algorithm == _GZIP
    checkpoints: tuple[Checkpoint, ...] = ()
    digests: tuple[bytes, ...] = ()
    if info and is_gzip:
        checkpoints = checkpoints_of(info.text(3), layer.size_bytes, decompressed)
        digests = span_digests_of(info.texts(2), len(checkpoints))
    facts = ListingFacts(
        layer.digest,
        ListedFrom.SOCI_V2 if table.version == 2 else ListedFrom.SOCI_V1,
        Form.GZIP if is_gzip else Form.NONE,
        layer.diff_id,
        layer.size_bytes,
        decompressed,
        is_verified=table.version == 2,
        is_complete=True,
    )
    return SociReading(
        _Files(decompressed, limits).listing(root.table(4), facts, check), checkpoints, digests
    )


class _Files:
    """Makes entries of a table's files."""

    def __init__(self, decompressed_bytes: int, limits: Limits) -> None:
        self._decompressed_bytes, self._limits = decompressed_bytes, limits
        self._count = self._end = 0

    def listing(self, toc: FlatTable | None, facts: ListingFacts, check: Callable[[], None]) -> Listing:
        builder = ListingBuilder(facts)
        for file in toc.tables(0) if toc else ():
            self._count += 1
            if self._count % _ENTRIES_BETWEEN_CHECKS == 0:
                check()
            if self._count > self._limits.most_entries:
                raise TableError(Reason.tr("The table of contents is larger than is read."))
            builder.add(self._entry(file))
        return builder.closed()

    def _entry(self, file: FlatTable) -> Entry:
        kind = _KINDS.get(file.text(1))
        if kind is None:
            raise self._fault("type")
        link = self._path(file, 4, "linkname") if kind in (Kind.SYMLINK, Kind.HARD_LINK) else b""
        at, size = self._body(file) if kind is Kind.FILE else (-1, 0)
        return Entry(
            clean_path(self._path(file, 0, "name")),
            kind,
            file.number(5, "q") & 0o7777,
            file.number(6, "I"),
            file.number(7, "I"),
            size,
            self._moment(file),
            clean_path(link) if kind is Kind.HARD_LINK else link,
            at,
            self._extra(file, kind),
        )

    def _body(self, file: FlatTable) -> tuple[int, int]:
        """Where in the decompressed layer the file's bytes are, which follow one another, and their size."""
        at, size = file.number(2, "q"), file.number(3, "q")
        if size < 0 or at < self._end or at + size > self._decompressed_bytes:
            raise self._fault("uncompressed_offset")
        self._end = at + size
        return at, size

    def _extra(self, file: FlatTable, kind: Kind) -> Extra:
        device = None
        if kind in (Kind.CHAR, Kind.BLOCK):
            device = (file.number(11, "q") & 0xFFFFFFFF, file.number(12, "q") & 0xFFFFFFFF)
        xattrs = []
        for record in file.tables(13):  # all records of the extended header
            name = record.text(0)
            if name.startswith(_SPARSE):  # its bytes are not where the table says
                raise self._fault("xattrs")
            if name.startswith(_XATTR):
                xattrs.append((name.removeprefix(_XATTR).decode("utf-8", "replace"), record.text(1)))
        return Extra(tuple(xattrs), device) if xattrs or device else NO_EXTRA

    def _moment(self, file: FlatTable) -> int:
        try:
            return seconds_of(file.text(10).decode("ascii"))
        except ValueError:
            raise self._fault("mod_time") from None

    def _path(self, file: FlatTable, field: int, member: str) -> bytes:
        path = file.text(field)
        if b"\0" in path or len(path) > self._limits.most_path_bytes:
            raise self._fault(member)
        return path

    def _fault(self, member: str) -> TableError:
        return entry_fault(self._count, member)
