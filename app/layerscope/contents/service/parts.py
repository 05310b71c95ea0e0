"""Long answers in parts that messages can carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

MOST_VALUES = 500
MOST_BYTES = 256 * 1024

Value = TypeVar("Value")


def in_parts(values: Iterable[Value], size_of: Callable[[Value], int]) -> Iterator[tuple[Value, ...]]:
    """The values, at most MOST_VALUES together, and about MOST_BYTES by `size_of`; none for none."""
    part: list[Value] = []
    size = 0
    for value in values:
        part.append(value)
        size += size_of(value)
        if len(part) == MOST_VALUES or size >= MOST_BYTES:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)
