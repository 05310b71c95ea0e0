"""How wide each layer's part of the strip is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def strip_widths(sizes: Sequence[int | None], total: float, at_least: float) -> list[float]:
    """Widths in proportion to the sizes that sum up to `total`, none below `at_least`.

    A size that is not known counts as zero. Where not even the least width fits for all, all are alike.
    """
    if not sizes:
        return []
    if at_least * len(sizes) >= total:
        return [total / len(sizes)] * len(sizes)
    known = [float(size or 0) for size in sizes]
    small: set[int] = set()
    while True:  # what is raised to the least width is taken from the others, which may then fall below it
        rest = total - at_least * len(small)
        weight = sum(size for index, size in enumerate(known) if index not in small)
        if weight <= 0:
            return [total / len(sizes)] * len(sizes)
        below = {i for i, size in enumerate(known) if i not in small and size / weight * rest < at_least}
        if not below:
            break
        small |= below
    return [at_least if i in small else size / weight * rest for i, size in enumerate(known)]


def edges(parts: Sequence[float]) -> list[float]:
    """Where each part begins, and where the last one ends."""
    return [0.0, *accumulate(parts)]
