"""The header of a gzip member (RFC 1952, 2.3)."""

from __future__ import annotations

import zlib

from layerscope.text.reasons import Reason

MAGIC = b"\x1f\x8b"
_FIXED_BYTES = 10
_FHCRC, _FEXTRA, _FNAME, _FCOMMENT, _RESERVED = 2, 4, 8, 16, 0xE0


class BadHeaderError(ValueError):
    """It is no gzip header; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def header_bytes(beginning: bytes) -> int:
    """The size of the header at the start of these bytes, 0 where it is longer than they are.

    Raises BadHeaderError.
    """
    if not (MAGIC.startswith(beginning[:2]) and beginning[2:3] in {b"", b"\x08"}):
        raise BadHeaderError(Reason.tr("the gzip header is missing"))
    if len(beginning) < _FIXED_BYTES:
        return 0
    flags = beginning[3]
    if flags & _RESERVED:
        raise BadHeaderError(Reason.tr("its gzip header has unknown flags"))
    at = _FIXED_BYTES
    if flags & _FEXTRA:
        at += 2 + int.from_bytes(beginning[at : at + 2], "little")
    for flag in (_FNAME, _FCOMMENT):
        if flags & flag:
            end = beginning.find(b"\0", at)
            if end < 0:
                return 0
            at = end + 1
    if flags & _FHCRC:
        told = beginning[at : at + 2]
        if len(told) == 2 and int.from_bytes(told, "little") != zlib.crc32(beginning[:at]) & 0xFFFF:
            raise BadHeaderError(Reason.tr("its gzip header is damaged"))
        at += 2
    return at if at <= len(beginning) else 0
