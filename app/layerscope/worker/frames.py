"""Messages on a pipe, each behind its length: a bound is checked before anything is read."""

from __future__ import annotations

import os
import struct

_LENGTH = struct.Struct(">I")
TO_WORKER_BYTES = 32 * 1024 * 1024  # an index of two thousand images, with all their manifests, is below 20
FROM_WORKER_BYTES = 1024 * 1024


class BrokenPipeLineError(Exception):
    """What came is no message: too long, or cut off in its middle."""


class TooLongError(ValueError):
    """The message is longer than its reader takes."""


def read_frame(descriptor: int, most_bytes: int) -> bytes | None:
    """The next message; None at the end. Blocks; raises BrokenPipeLineError, OSError."""
    head = _read(descriptor, _LENGTH.size)
    if not head:
        return None
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else -1
    if not 0 <= length <= most_bytes:
        raise BrokenPipeLineError(f"a message of {length} bytes")
    content = _read(descriptor, length)
    if len(content) != length:
        raise BrokenPipeLineError(f"{len(content)} bytes of {length}")
    return content


def framed(content: bytes, most_bytes: int = TO_WORKER_BYTES) -> bytes:
    """The message as it is written. Raises TooLongError."""
    if len(content) > most_bytes:
        raise TooLongError(f"a message of {len(content)} bytes")
    return _LENGTH.pack(len(content)) + content


def write_all(descriptor: int, content: bytes) -> None:
    """Write to the end. Blocks; raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _read(descriptor: int, count: int) -> bytes:
    """So many bytes, or fewer at the end."""
    pieces = bytearray()
    while len(pieces) < count:
        piece = os.read(descriptor, min(count - len(pieces), 1 << 16))
        if not piece:
            break
        pieces += piece
    return bytes(pieces)
