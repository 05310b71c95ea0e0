"""A blob's bytes on their way to the client, whole or as a fault has them."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

from layerscope.localregistry.faults.injected import InjectedFault
from layerscope.localregistry.services.s3.byte_range import ByteRange

CHUNK_BYTES = 256 * 1024
STALL_LIMIT_S = 600.0
DEFAULT_BYTES_PER_S = 256 * 1024
_STEPS_PER_S = 10
# On, for 0 s: closing then resets the connection. Windows has shorts where others have ints.
_LINGER_0_S = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class CutError(ConnectionError):
    """The connection was ended on purpose."""


def send_span(
    connection: socket.socket,
    file: BinaryIO,
    span: ByteRange,
    fault: InjectedFault | None,
    wait: Callable[[float], object],
) -> None:
    """Send the span's bytes; CutError where a fault ends the connection before the last of them.

    `wait(seconds)` returns early when the server stops. `after_bytes` of a fault counts from the span's
    start (half of the span where it is not given), but of a corruption from the blob's, so that every range
    that covers the byte has it wrong.
    """
    kind = fault.bytes if fault else ""
    length = span.end - span.start
    if fault is None or not kind:
        _send(connection, file, span.start, length)
    elif kind == "corrupt":
        _send_corrupt(connection, file, span, fault.after_bytes)
    elif kind == "slow":
        _send_slowly(connection, file, span, fault.bytes_per_s or DEFAULT_BYTES_PER_S, wait)
    else:
        first = length // 2 if fault.after_bytes is None else min(fault.after_bytes, length)
        _send(connection, file, span.start, first)
        if first < length:
            _cut(connection, kind)


def _send(connection: socket.socket, file: BinaryIO, offset: int, length: int) -> None:
    if length:
        sent = connection.sendfile(file, offset, length)
        if sent < length:
            raise CutError("the blob is shorter than it was")


def _cut(connection: socket.socket, kind: str) -> None:
    if kind == "stall":
        # Returns when the client gives up, or when the server stops and closes the connection.
        connection.settimeout(STALL_LIMIT_S)
        connection.recv(1)
    elif kind == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_0_S)
        connection.close()
    raise CutError(kind)


def _send_corrupt(connection: socket.socket, file: BinaryIO, span: ByteRange, at: int | None) -> None:
    file.seek(0, 2)
    wrong = file.tell() // 2 if at is None else at
    if not span.start <= wrong < span.end:
        _send(connection, file, span.start, span.end - span.start)
        return
    _send(connection, file, span.start, wrong - span.start)
    file.seek(wrong)
    connection.sendall(bytes(byte ^ 0xFF for byte in file.read(1)))
    _send(connection, file, wrong + 1, span.end - wrong - 1)


def _send_slowly(
    connection: socket.socket,
    file: BinaryIO,
    span: ByteRange,
    bytes_per_s: float,
    wait: Callable[[float], object],
) -> None:
    step = max(1, min(CHUNK_BYTES, int(bytes_per_s / _STEPS_PER_S)))
    for offset in range(span.start, span.end, step):
        length = min(step, span.end - offset)
        _send(connection, file, offset, length)
        if wait(length / bytes_per_s):
            raise CutError("the server stops")
