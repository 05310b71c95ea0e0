"""SOCI's checkpoints in a gzip layer, and the spans that lie between them.

awslabs/soci-snapshotter, ztoc/compression/gzip_zinfo.c and internal/gzipinfo/checkpoint.go: a count of 32
bits and a span size of 64, then each checkpoint's first whole byte `in` and its `out` of 64 bits, how many
upper bits of the byte before `in` belong to its block, and a window; all little endian.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable

from layerscope.contents.errors import TableError
from layerscope.contents.model.checkpoints import WINDOW_BYTES, Checkpoint
from layerscope.text.reasons import Reason

_HEAD, _POINT = struct.Struct("<iq"), struct.Struct("<qqB")
_SHA256 = re.compile(rb"sha256:([0-9a-f]{64})")
_STORED_BYTES = _POINT.size + WINDOW_BYTES
# The first version left out the first checkpoint: behind a gzip header without any extras.
_IMPLIED_FIRST = Checkpoint(8 * 10, 0)


def checkpoints_of(content: bytes, compressed_bytes: int, decompressed_bytes: int) -> tuple[Checkpoint, ...]:
    """The checkpoints in order. Raises TableError where they cannot be the layer's."""
    if len(content) < _HEAD.size:
        raise _fault()
    count, _ = _HEAD.unpack_from(content)
    stored, rest = divmod(len(content) - _HEAD.size, _STORED_BYTES)
    if rest or count - stored not in (0, 1) or count < 0:
        raise _fault()
    found = [_IMPLIED_FIRST] if count > stored else []
    found += (_checkpoint(content, _HEAD.size + number * _STORED_BYTES) for number in range(stored))
    before = Checkpoint(-1, -1)
    for point in found:
        if point.bit <= before.bit or point.out < before.out or point.out > decompressed_bytes:
            raise _fault()
        before = point
    if before.bit >= 8 * compressed_bytes:
        raise _fault()
    return tuple(found)


def span_digests_of(texts: Iterable[bytes], count: int) -> tuple[bytes, ...]:
    """The raw SHA-256 of each span's bytes: from a checkpoint's first, be it in part, to the next one's.

    Raises TableError where they are not as many as the checkpoints; none at all are no fault.
    """
    found = [_SHA256.fullmatch(text) for text in texts]
    if found and len(found) != count:
        raise _fault()
    digests = tuple(bytes.fromhex(each[1].decode()) for each in found if each)
    if len(digests) != len(found):
        raise _fault()
    return digests


def _checkpoint(content: bytes, at: int) -> Checkpoint:
    begin, out, bits = _POINT.unpack_from(content, at)
    if bits > 7 or begin < 0 or out < 0:
        raise _fault()
    window_end = at + _STORED_BYTES
    return Checkpoint(8 * begin - bits, out, content[window_end - min(out, WINDOW_BYTES) : window_end])


def _fault() -> TableError:
    return TableError(Reason.tr("The table's checkpoints cannot be in the layer."))
