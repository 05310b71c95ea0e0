"""Zstandard frames of raw and run-length blocks (RFC 8878), so that the demo needs no zstd library."""

from __future__ import annotations

from collections.abc import Iterator

_MAGIC = b"\x28\xb5\x2f\xfd"
# Frame header descriptor (RFC 8878, 3.1.1.1.1): content size in 4 bytes, no single segment, no checksum.
_DESCRIPTOR = b"\x80"
# Window descriptor for 128 KiB (3.1.1.1.2): exponent 7 and no mantissa; also the largest block allowed.
_WINDOW = b"\x38"
_LARGEST_BLOCK_BYTES = 128 * 1024
_RAW, _RUN = 0, 1
# Runs are looked for by tar's own block size: what is between files there is zeros.
_STEP_BYTES = 512


def zstd_frame(content: bytes) -> bytes:
    """One frame that decompresses to the content: runs of one byte are folded, all else is stored."""
    blocks = list(_blocks(content)) or [(_RAW, b"", 0)]
    frame = [_MAGIC, _DESCRIPTOR, _WINDOW, len(content).to_bytes(4, "little")]
    for number, (kind, stored, size_bytes) in enumerate(blocks, start=1):
        last = number == len(blocks)
        frame += [(last | kind << 1 | size_bytes << 3).to_bytes(3, "little"), stored]
    return b"".join(frame)


def _blocks(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Kind, stored bytes and decompressed size of each block."""
    at = 0
    while at < len(content):
        kind, end = _stretch(content, at)
        piece = content[at:end]
        yield (kind, piece[:1] if kind == _RUN else piece, len(piece))
        at = end


def _stretch(content: bytes, start: int) -> tuple[int, int]:
    """The kind of the block that begins at `start`, and where it ends."""
    kind = _kind(content, start)
    limit = min(len(content), start + _LARGEST_BLOCK_BYTES)
    end = start + _STEP_BYTES
    while end < limit and _kind(content, end) == kind and (kind == _RAW or content[end] == content[start]):
        end += _STEP_BYTES
    return kind, min(end, limit)


def _kind(content: bytes, at: int) -> int:
    step = content[at : at + _STEP_BYTES]
    return _RUN if step.count(step[0]) == len(step) else _RAW
