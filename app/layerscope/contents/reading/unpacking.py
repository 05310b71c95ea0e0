"""A layer's decompressed bytes, by its first bytes: media types are not always right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from layerscope.contents.deflate.gzip_stream import GzipStream
from layerscope.contents.errors import BadStreamError
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.limits import Limits
from layerscope.contents.model.listing import Form
from layerscope.contents.model.zstd_library import check_zstd
from layerscope.contents.reading.rare_forms import bzip2_streams, xz_streams
from layerscope.contents.reading.zstd_frames import ZstdFrames
from layerscope.text.reasons import Reason

FIRST_BYTES = 6  # that tell a form
PIECE_BYTES = 256 * 1024
_BEGINNINGS = (
    (b"\x1f\x8b", Form.GZIP),  # RFC 1952
    (b"\x28\xb5\x2f\xfd", Form.ZSTD),  # RFC 8878
    (b"BZh", Form.BZIP2),
    (b"\xfd7zXZ\0", Form.XZ),
)
_SKIPPABLE = b"\x2a\x4d\x18"  # a frame that zstd:chunked layers may begin with
_ENDS_EARLY = Reason.tr("it ends early")


def form_of(first: bytes) -> Form:
    """By FIRST_BYTES or more; an uncompressed tar has no mark of its own at its start."""
    for beginning, form in _BEGINNINGS:
        if first.startswith(beginning):
            return form
    is_skippable = first[1:4] == _SKIPPABLE and first[0] & 0xF0 == 0x50
    return Form.ZSTD if is_skippable else Form.NONE


def unpacked(
    form: Form,
    pieces: Iterator[bytes],
    limits: Limits,
    on_checkpoint: Callable[[Checkpoint], None] | None = None,
) -> Iterator[bytes]:
    """What the pieces decompress to, in pieces of at most 1 MiB.

    `on_checkpoint` is called with the places from which a gzip layer can be read on later. Raises
    BadStreamError, NoDecompressorError, TooMuchError.
    """
    if form is Form.GZIP:
        return _from_gzip(pieces, GzipStream(on_checkpoint, limits))
    if form is Form.ZSTD:
        return _from_zstd(pieces, limits)
    return pieces if form is Form.NONE else _from_rare(form, pieces, limits)


def _from_gzip(pieces: Iterator[bytes], stream: GzipStream) -> Iterator[bytes]:
    for piece in pieces:
        yield from stream.feed(piece)
    stream.close()


class _Scanned:
    """A file to the library: its pieces are looked at before they are decompressed."""

    def __init__(self, pieces: Iterator[bytes], frames: ZstdFrames) -> None:
        self._pieces = pieces
        self._frames = frames

    def read(self, _size: int) -> bytes:
        piece = next(self._pieces, b"")
        self._frames.feed(piece)
        return piece


def _from_zstd(pieces: Iterator[bytes], limits: Limits) -> Iterator[bytes]:
    check_zstd()
    import zstandard  # 21 ms

    frames = ZstdFrames(limits.most_zstd_window_bytes)
    decompressor = zstandard.ZstdDecompressor(max_window_size=limits.most_zstd_window_bytes)
    source = cast("BinaryIO", _Scanned(pieces, frames))
    try:
        with decompressor.stream_reader(source, read_across_frames=True, closefd=False) as reader:
            while piece := reader.read(PIECE_BYTES):
                yield piece
    except zstandard.ZstdError as error:
        raise BadStreamError(frames.at, str(error)) from error
    if not frames.is_between:
        raise BadStreamError(frames.at, _ENDS_EARLY)


def _from_rare(form: Form, pieces: Iterator[bytes], limits: Limits) -> Iterator[bytes]:
    """OCI allows neither form; docker reads both."""
    streams = xz_streams(limits) if form is Form.XZ else bzip2_streams()
    for piece in pieces:
        yield from streams.feed(piece)
    streams.close()
