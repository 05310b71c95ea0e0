"""The order in which regions are offered."""

from __future__ import annotations

from collections.abc import Iterable

MOST_REMEMBERED = 5


def ordered_regions(of_partition: Iterable[str], last_used: Iterable[str]) -> tuple[str, ...]:
    """The regions last used, newest first, then the partition's others by name, without duplicates.

    A region that was used and that the list does not know stays: AWS has new ones before botocore does.
    """
    used = tuple(dict.fromkeys(region for region in last_used if region))
    return (*used, *sorted(set(of_partition).difference(used)))


def with_used(last_used: Iterable[str], region: str) -> tuple[str, ...]:
    """What to remember after a region was used: it first, MOST_REMEMBERED in all."""
    return tuple(dict.fromkeys((region, *last_used)))[:MOST_REMEMBERED] if region else tuple(last_used)
