"""What is suggested: a name, its kind, and what taking it does; rules only."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from layerscope.desktop.goto.suggesting.names import Hit, Names, Rank

MOST_OF_A_KIND = 30
MOST_SUGGESTED = 60


class Kind(enum.Enum):
    """In the order in which equals are suggested."""

    FAVORITE = "favorite"
    RECENT = "recent"
    REPOSITORY = "repository"
    TAG = "tag"
    ACTION = "action"
    PROFILE = "profile"
    REGION = "region"
    TYPED = "typed"
    """What was typed, as it is: a name."""
    TEXT = "text"
    """The same, of several words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row below the field; `note` is muted beside the name, `keys` its shortcut as the system writes it.

    It is found by `also` too, which is not shown.
    """

    kind: Kind
    name: str
    take: Callable[[], object] = field(compare=False)
    note: str = ""
    also: str = ""
    keys: str = ""
    is_enabled: bool = True

    @property
    def identity(self) -> tuple[str, str, str]:
        """Suggestions that lead to the same place have the same."""
        is_place = self.kind in {Kind.FAVORITE, Kind.RECENT, Kind.REPOSITORY, Kind.TAG, Kind.TYPED}
        return ("place", self.name, "") if is_place else (self.kind.value, self.name, self.also)


Made = Callable[[int], Suggestion]
"""The suggestion for the name at this position."""


@dataclass(frozen=True, slots=True)
class Source:
    """Suggestions of one kind: their names, as which they are found, and how each is made."""

    kind: Kind
    names: Names
    make: Made

    def found(self, typed: str) -> list[Ranked]:
        """What fits."""
        return self.ranked(self.names.search(typed, MOST_OF_A_KIND))

    def ranked(self, hits: Iterable[Hit]) -> list[Ranked]:
        """The suggestions for the hits."""
        order = list(Kind).index(self.kind)
        return [Ranked((hit.rank, order, hit.position), self.make(hit.position)) for hit in hits]

    def first(self, most: int) -> list[Suggestion]:
        """The first ones."""
        return [self.make(position) for position in range(min(most, len(self.names)))]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A suggestion with its place among all: by rank, kind and position."""

    place: tuple[Rank, int, int]
    suggestion: Suggestion


def merged(found: Iterable[Ranked]) -> list[Suggestion]:
    """The best of all sources, each place once."""
    once: dict[object, Suggestion] = {}
    for each in sorted(found, key=lambda each: each.place):
        once.setdefault(each.suggestion.identity, each.suggestion)
    return list(once.values())[:MOST_SUGGESTED]
