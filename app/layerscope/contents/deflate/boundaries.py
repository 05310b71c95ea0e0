"""Finds a place where a deflate block begins, and proves it by the decompressor itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from layerscope.contents.deflate.candidates import dynamic_blocks, fixed_blocks, stored_blocks
from layerscope.contents.deflate.inflating import Inflating, RawReader
from layerscope.contents.deflate.restarting import ended_at, restart_bytes
from layerscope.contents.model.checkpoints import WINDOW_BYTES

_ANY_WINDOW = bytes(WINDOW_BYTES)
_TRIED_BYTES = 1024
_MOST_CANDIDATES = 1024  # of a kind
_MOST_PROOFS = 64  # of a kind: content may be full of what looks like a header


class Boundary(NamedTuple):
    """A block begins at bit `at` of the piece; `out_bytes` come out of what is before."""

    at: int
    out_bytes: int


def find_boundary(
    before: RawReader, piece: bytes, out_bytes: int, inflating: Inflating, *, also_fixed: bool = False
) -> Boundary | None:
    """The first that is found of those in the piece; `before` is a reader that stands before it.

    `out_bytes` come out of the piece. `also_fixed`: look for blocks of fixed codes, too, which takes longer.
    """
    kinds = (stored_blocks, dynamic_blocks, fixed_blocks) if also_fixed else (stored_blocks, dynamic_blocks)
    for candidates in kinds:
        found = _first(before, piece, candidates(piece), out_bytes, inflating)
        if found is not None:
            return found
    return None


def _first(
    before: RawReader, piece: bytes, candidates: Iterable[int], most_out: int, inflating: Inflating
) -> Boundary | None:
    plausible = (at for at in islice(candidates, _MOST_CANDIDATES) if _is_plausible(piece, at, inflating))
    for at in islice(plausible, _MOST_PROOFS):
        reader = before.copy()
        try:
            out = reader.decompress(ended_at(piece, at), most_out + 1)
        except inflating.errors:
            continue
        # The reader comes to its end only if it expected a block where the final one was put.
        if reader.eof and len(out) <= most_out:
            return Boundary(at, len(out))
    return None


def _is_plausible(piece: bytes, at: int, inflating: Inflating) -> bool:
    """Whether a fresh reader gets through what would be the block: a false one fails at its codes."""
    first = at >> 3
    begun = restart_bytes(at & 7, piece[first]) + piece[first + 1 : first + _TRIED_BYTES]
    try:
        inflating.reader(_ANY_WINDOW).decompress(begun)
    except inflating.errors:
        return False
    return True
