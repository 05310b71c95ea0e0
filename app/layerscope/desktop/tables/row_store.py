"""Rows by their identity, filtered and sorted by every column at once, whatever order they arrive in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    `parent` is the identity of the row under which this one is shown instead of among the others, or "".
    """

    identity: Callable[[T], str]
    text: Callable[[T], str]
    digest: Callable[[T], str] = lambda _row: ""
    parent: Callable[[T], str] = lambda _row: ""


class Taken(NamedTuple):
    """What became of rows put into the store, as their numbers; held rows are in neither.

    `moved` is True where a changed row is held now and was not before, or the other way round.
    """

    new: list[int]
    changed: list[int]
    moved: bool


class RowStore(Generic[T]):
    """Rows under numbers of their own; `rows[number]` is good as long as the row is there.

    Every column's order is kept all the time (see SortedNumbers), so that `visible` only selects.
    """

    def __init__(self, rules: RowRules[T], keys: Iterable[Callable[[T], Key]]) -> None:
        """`keys` are what the columns sort by, from the left."""
        self.rows: list[T] = []
        self._rules = rules
        self._numbers: dict[str, int] = {}
        self._free: list[int] = []  # of dropped rows
        self._parents: dict[int, str] = {}
        self._texts: list[str] = []
        self._digests = SortedNumbers(rules.digest)
        self._columns = [SortedNumbers(key) for key in keys]
        self._terms: tuple[str, ...] = ()
        self._flags = bytearray()  # by number: 1 where the filter lets the row through

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def child_count(self) -> int:
        """How many rows are shown under another one."""
        return len(self._parents)

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
        if changed:
            self._take_out(set(changed), (*self._columns, self._digests))
        self._digests.put([*new.items(), *changed.items()])
        free = set(self._without_parent(changed))
        self._merge({**new, **changed})
        now_free = self._without_parent(changed)
        return Taken(self._without_parent(new), now_free, moved=free != set(now_free))

    def drop(self, identities: Iterable[str]) -> set[int]:
        """Take rows out; the numbers they had."""
        gone = {self._numbers.pop(identity) for identity in identities if identity in self._numbers}
        if gone:
            self._take_out(gone, (*self._columns, self._digests))
            self._free += gone
            for number in gone:
                self._texts[number] = ""
                self._flags[number] = 0
                self._parents.pop(number, None)
        return gone

    def reparent(self, identities: Iterable[str]) -> None:
        """Ask `parent` anew for these rows: they leave the visible ones, or come back."""
        known = {n for identity in identities if (n := self._numbers.get(identity)) is not None}
        moved = {n for n in known if bool(self._rules.parent(self.rows[n])) != (n in self._parents)}
        self._take_out(moved, self._columns)
        self._merge({number: self.rows[number] for number in moved})
        for number in known & self._parents.keys():
            self._parents[number] = self._rules.parent(self.rows[number])

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

    def visible(self, column: int, *, descending: bool = False) -> list[int]:
        """A new list of the numbers of the rows the filter lets through, by the column's keys."""
        numbers = self._columns[column]
        order = numbers.flagged(self._flags, self._parents) if self._terms else numbers.order
        if descending:
            order.reverse()
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

    def _merge(self, rows: dict[int, T]) -> None:
        """Give the rows their places in every column, but for those that another row holds."""
        for number, row in rows.items():
            parent = self._rules.parent(row)
            if parent:
                self._parents[number] = parent
            else:
                self._parents.pop(number, None)
        for column in self._columns:
            column.put(list(rows.items()), self._parents)

    def _without_parent(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if number not in self._parents]

    @staticmethod
    def _take_out(numbers: set[int], columns: Iterable[SortedNumbers[T]]) -> None:
        for column in columns if numbers else ():
            column.drop(numbers)

    def _new_number(self, row: T) -> int:
        if self._free:
            return self._free.pop()
        self.rows.append(row)
        self._texts.append("")
        self._flags.append(1)
        return len(self.rows) - 1

    def _write(self, number: int, row: T) -> None:
        self.rows[number] = row
        text = self._texts[number] = self._rules.text(row)
        digest = self._rules.digest(row)
        self._flags[number] = all(w in text or digest.startswith(digest_prefixes(w)) for w in self._terms)
