"""Rows by their identity, filtered and sorted by every column at once, whatever order they arrive in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from layerscope.desktop.tables.filter_terms import containing, digest_prefixes, intersection, terms_of
from layerscope.desktop.tables.ordering import Key, SortedNumbers

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowRules(Generic[T]):
    """What the store has to know of a row.

    `identity` tells rows apart; `text` is what a filter searches, in small letters; `digest`, where rows
    have one, what a filter compares from its beginning on.
    `parent` is the identity of the row under which this one is shown instead of among the others, or "";
    one that `is_last` stands after all others, whatever the order.
    """

    identity: Callable[[T], str]
    text: Callable[[T], str]
    digest: Callable[[T], str] = lambda _row: ""
    parent: Callable[[T], str] = lambda _row: ""
    is_last: Callable[[T], bool] = lambda _row: False


class Taken(NamedTuple):
    """What became of rows put into the store, as their numbers; held rows are in neither.

    `moved` is True where a changed row is held now and was not before, or the other way round.
    """

    new: list[int]
    changed: list[int]
    moved: bool


class RowStore(Generic[T]):
    """Rows under numbers of their own; `rows[number]` is good as long as the row is there.

    The order of every column in use is kept all the time (see SortedNumbers), so that `visible` only
    selects: of all rows, also those under another one.
    """

    def __init__(
        self, rules: RowRules[T], keys: Sequence[Callable[[T], Key]], in_use: Iterable[int] | None = None
    ) -> None:
        """`keys` are what the columns sort by; of `in_use`, or else of all, the order is kept at once."""
        self.rows: list[T] = []
        self._rules = rules
        self._numbers: dict[str, int] = {}
        self._free: list[int] = []  # of dropped rows
        self._parents: dict[int, str] = {}
        self._texts: list[str] = []
        self._digests = SortedNumbers(rules.digest)
        self._keys = keys
        places = range(len(keys)) if in_use is None else in_use
        self._columns = {place: SortedNumbers(keys[place]) for place in places}
        self._terms: tuple[str, ...] = ()
        # By number: 1 where the filter lets the row through; where it stands among the others; where after.
        self._flags, self._among, self._after = bytearray(), bytearray(), bytearray()

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def child_count(self) -> int:
        """How many rows are shown under another one."""
        return len(self._parents)

    @property
    def last_count(self) -> int:
        """How many rows stand after all others."""
        return self._after.count(1)

    @property
    def columns_in_use(self) -> tuple[int, ...]:
        """The columns whose order is kept."""
        return tuple(self._columns)

    @property
    def terms(self) -> tuple[str, ...]:
        """What is filtered by."""
        return self._terms

    def number(self, identity: str) -> int | None:
        """The number of the row; None where there is no such row."""
        return self._numbers.get(identity)

    def every_row(self) -> list[T]:
        """All rows, whatever the filter, in no order."""
        rows = self.rows
        return [rows[number] for number in self._numbers.values()]

    def identities(self) -> set[str]:
        return set(self._numbers)

    def lets_through(self, number: int) -> bool:
        """Whether the row is among the visible ones."""
        return bool(self._flags[number]) and number not in self._parents

    def let_through(self) -> tuple[int, int]:
        """How many rows the filter lets through: among the others, and after them."""
        among, after = intersection(self._flags, self._among), intersection(self._flags, self._after)
        return among.count(1), after.count(1)

    def put(self, rows: Iterable[T]) -> Taken:
        """Take rows in; one whose identity is known replaces it where it differs."""
        new: dict[int, T] = {}
        changed: dict[int, T] = {}
        for row in rows:
            identity = self._rules.identity(row)
            number = self._numbers.get(identity)
            if number is None:
                number = self._numbers[identity] = self._new_number(row)
                new[number] = row
            elif self.rows[number] != row:
                (new if number in new else changed)[number] = row
            else:
                continue
            self._write(number, row)
        for order in (*self._columns.values(), self._digests):
            order.put(new.items())
            order.change(changed.items())
        free = set(self._without_parent(changed))
        for number, row in (*new.items(), *changed.items()):
            self._place(number, row)
        now_free = self._without_parent(changed)
        return Taken(self._without_parent(new), now_free, moved=free != set(now_free))

    def drop(self, identities: Iterable[str]) -> set[int]:
        """Take rows out; the numbers they had."""
        gone = {self._numbers.pop(identity) for identity in identities if identity in self._numbers}
        if gone:
            for order in (*self._columns.values(), self._digests):
                order.drop(gone)
            self._free += gone
            for number in gone:
                self._texts[number] = ""
                self._flags[number] = self._among[number] = self._after[number] = 0
                self._parents.pop(number, None)
        return gone

    def reparent(self, identities: Iterable[str]) -> None:
        """Ask anew where these rows stand: they leave the visible ones, or come back."""
        for number in map(self._numbers.get, identities):
            if number is not None:
                self._place(number, self.rows[number])

    def numbers_having(self, word: str) -> list[int]:
        """The numbers of the rows with this in their text."""
        return list(compress(range(len(self._texts)), containing(word, self._texts)))

    def filter_by(self, typed: str) -> bool:
        """Filter by the terms typed; False where they mean what they meant before."""
        terms = terms_of(typed)
        if terms == self._terms:
            return False
        self._terms = terms
        flags = bytearray(b"\1") * len(self.rows)
        for word in terms:
            flags = intersection(flags, self._having(word))
        self._flags = flags
        return True

    def ordered(self, column: int) -> list[int]:
        """The numbers of the rows that no other one holds, by the column's keys, whatever the filter."""
        return self._columns[column].order

    def visible(self, column: int, *, descending: bool = False) -> list[int]:
        """A new list of the numbers of the rows the filter lets through, by the column's keys."""
        order = self._order(column)
        ranks = [self._among, self._after] if self.last_count else [self._among]
        visible: list[int] = []
        for rank in ranks:
            part = order.flagged(intersection(rank, self._flags) if self._terms else rank)
            if descending:
                part.reverse()
            visible += part
        return visible

    def _order(self, column: int) -> SortedNumbers[T]:
        """The column's order, which is kept from now on."""
        order = self._columns.get(column)
        if order is None:
            order = self._columns[column] = SortedNumbers(self._keys[column])
            order.fill(((number, self.rows[number]) for number in self._numbers.values()), len(self.rows))
        return order

    def _having(self, word: str) -> bytearray:
        flags = containing(word, self._texts)
        for start in digest_prefixes(word):
            for number in self._digests.starting_with(start):
                flags[number] = 1
                parent = self._numbers.get(self._parents.get(number, ""))
                if parent is not None:
                    flags[parent] = 1
        return flags

    def _place(self, number: int, row: T) -> None:
        """Find out where the row stands: under another one, after all others, or among them."""
        parent = self._rules.parent(row)
        if parent:
            self._parents[number] = parent
        else:
            self._parents.pop(number, None)
        is_last = not parent and self._rules.is_last(row)
        self._after[number] = is_last
        self._among[number] = not parent and not is_last

    def _without_parent(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if number not in self._parents]

    def _new_number(self, row: T) -> int:
        if self._free:
            return self._free.pop()
        self.rows.append(row)
        self._texts.append("")
        for by_number in (self._flags, self._among, self._after):
            by_number.append(1)
        return len(self.rows) - 1

    def _write(self, number: int, row: T) -> None:
        self.rows[number] = row
        text = self._texts[number] = self._rules.text(row)
        digest = self._rules.digest(row)
        self._flags[number] = all(w in text or digest.startswith(digest_prefixes(w)) for w in self._terms)
