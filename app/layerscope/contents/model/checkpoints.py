"""Places in a gzip layer from which it can be read on, so that a file costs a few megabytes at most."""

from __future__ import annotations

from typing import NamedTuple

WINDOW_BYTES = 32 * 1024  # a deflate block refers back no farther (RFC 1951, 2)


class Checkpoint(NamedTuple):
    """A deflate block begins here.

    `bit` counts from the start of the compressed layer, the lowest bit of each byte first. `out` bytes of the
    decompressed layer come before it, of which `window` has the last WINDOW_BYTES: fewer near the start, and
    none where a gzip member begins.
    """

    bit: int
    out: int
    window: bytes = b""
