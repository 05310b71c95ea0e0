"""A layer's own entries against its table of contents, which is only a claim."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.contents.model.listing import ListedFrom, Listing
from layerscope.contents.model.ways import TableCheck
from layerscope.contents.toc.stored_tables import STARGZ_FILES

MOST_PATHS = 100  # of each kind of difference
_STARGZ = (ListedFrom.ESTARGZ, ListedFrom.STARGZ)
_ENTRIES_BETWEEN_CHECKS = 2000


def table_check(table: Listing, layer: Listing, check: Callable[[], object] = lambda: None) -> TableCheck:
    """What differs between the two, by path; of entries of the same path the last one counts, as in a layer.

    What eStargz itself adds to a layer is no difference, nor are its times, which it rounds. Digests count
    where both sides have one. `check` is called now and then, and may raise.
    """
    return _Check(table, layer, check).run()


class _Check:
    def __init__(self, table: Listing, layer: Listing, check: Callable[[], object]) -> None:
        self._table, self._layer, self._check = table, layer, check
        is_stargz = table.facts.listed_from in _STARGZ
        self._passed_over = STARGZ_FILES if is_stargz else frozenset[bytes]()
        self._rounded_s = 1 if is_stargz else 0

    def run(self) -> TableCheck:
        told, found = self._by_path(self._table), self._by_path(self._layer)
        only_in_table = [path for path in told if path not in found]
        only_in_layer = [path for path in found if path not in told]
        different = []
        for count, (path, number) in enumerate(told.items()):
            if count % _ENTRIES_BETWEEN_CHECKS == 0:
                self._check()
            if path in found and self._differ(number, found[path]):
                different.append(path)
        return TableCheck(
            tuple(only_in_table[:MOST_PATHS]),
            tuple(only_in_layer[:MOST_PATHS]),
            tuple(different[:MOST_PATHS]),
            len(only_in_table) + len(only_in_layer) + len(different),
        )

    def _by_path(self, listing: Listing) -> dict[bytes, int]:
        """The number of each path's last entry."""
        found = {}
        for number in range(len(listing)):
            if number % _ENTRIES_BETWEEN_CHECKS == 0:
                self._check()
            path = listing.path(number)
            if path not in self._passed_over:
                found[path] = number
        return found

    def _differ(self, number: int, other: int) -> bool:
        table, layer = self._table, self._layer
        if abs(table.mtimes[number] - layer.mtimes[other]) > self._rounded_s:
            return True
        told, found = table.digest(number), layer.digest(other)
        return bool(told and found and told != found) or _columns(table, number) != _columns(layer, other)


def _columns(listing: Listing, number: int) -> tuple[object, ...]:
    extra = listing.extras.get(number)
    return (
        listing.kinds[number],
        listing.modes[number],
        listing.uids[number],
        listing.gids[number],
        listing.sizes[number],
        listing.links.get(number, b""),
        sorted(extra.xattrs) if extra else [],
        extra.device if extra else None,
    )
