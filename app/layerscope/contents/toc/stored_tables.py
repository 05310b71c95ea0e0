"""zstd:chunked's and eStargz's table of a layer, from the bytes that the layer has of it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable

from layerscope.contents.errors import TableDigestError, TableError
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Form, ListedFrom, Listing, ListingFacts
from layerscope.contents.model.zstd_library import check_zstd
from layerscope.contents.toc.json_table import JsonTable
from layerscope.contents.toc.place import Place
from layerscope.text.reasons import Reason

# What eStargz adds to a layer: its table, and where prefetching ends (docs/estargz.md).
STARGZ_FILES = frozenset({b"stargz.index.json", b".prefetch.landmark", b".no.prefetch.landmark"})
_TABLE_NAME = b"stargz.index.json"
_BLOCK_BYTES = 512
_SIZE = slice(124, 136)
_GZIP_WINDOW = 31  # zlib's number for gzip with any window


def stored_table(
    stored: bytes,
    place: Place,
    layer_digest: str,
    layer_bytes: int,
    check: Callable[[], None],
    limits: Limits = DEFAULT,
) -> Listing:
    """The layer's listing as its table tells it; `stored` are the bytes at the place.

    It is verified where the image's manifest has the table's digest. Raises TableDigestError where that is
    another, TableError, and what `check` raises.
    """
    if place.listed_from is ListedFrom.ZSTD_CHUNKED:
        _compare(stored, place.digest)
        content, form, not_files = _from_zstd(stored, limits), Form.ZSTD, frozenset[bytes]()
    else:
        content, form, not_files = _from_archive(_inflated(stored, limits)), Form.GZIP, STARGZ_FILES
        _compare(content, place.digest)
    facts = ListingFacts(
        layer_digest,
        place.listed_from,
        form,
        compressed_bytes=layer_bytes,
        is_verified=bool(place.digest),
    )
    return JsonTable(place.start, not_files, limits).listing(content, facts, check)


def _compare(content: bytes, digest: str) -> None:
    """Raises TableDigestError where the digest is told, and is not the content's."""
    if digest and digest != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise TableDigestError(Reason.tr("The table of contents has another digest than the image names."))


def _from_zstd(stored: bytes, limits: Limits) -> bytes:
    check_zstd()
    import zstandard  # 21 ms: few layers need it

    decompressor = zstandard.ZstdDecompressor(max_window_size=limits.most_zstd_window_bytes)
    try:
        with decompressor.stream_reader(stored) as reader:
            content = reader.read(limits.most_table_bytes + 1)
    except zstandard.ZstdError:
        raise _undecompressable() from None
    return _bounded(content, limits)


def _inflated(stored: bytes, limits: Limits) -> bytes:
    """What the gzip member decompresses to."""
    member = zlib.decompressobj(_GZIP_WINDOW)
    try:
        content = member.decompress(stored, limits.most_table_bytes + 1)
    except zlib.error:
        raise _undecompressable() from None
    if not member.eof and len(content) <= limits.most_table_bytes:
        raise _undecompressable()
    return _bounded(content, limits)


def _from_archive(archive: bytes) -> bytes:
    """The table, which is the only file of its archive."""
    size = archive[_SIZE].rstrip(b"\0 ")
    is_table = archive[:100].rstrip(b"\0") == _TABLE_NAME and len(archive) >= _BLOCK_BYTES
    if not is_table or not size or size.strip(b"01234567"):
        raise TableError(Reason.tr("The table of contents is not where the layer says."))
    content = archive[_BLOCK_BYTES : _BLOCK_BYTES + int(size, 8)]
    if len(content) < int(size, 8):
        raise TableError(Reason.tr("The table of contents is not where the layer says."))
    return content


def _bounded(content: bytes, limits: Limits) -> bytes:
    if len(content) > limits.most_table_bytes:
        raise TableError(Reason.tr("The table of contents is larger than is read."))
    return content


def _undecompressable() -> TableError:
    return TableError(Reason.tr("The table of contents cannot be decompressed."))
