"""What is suggested for what was typed; rules only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from layerscope.desktop.goto.suggesting.names import Rank
from layerscope.desktop.goto.suggesting.suggestion import (
    MOST_OF_A_KIND,
    Kind,
    Ranked,
    Source,
    Suggestion,
    merged,
)
from layerscope.desktop.tables.filter_terms import terms_of
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.target import read_target

_KINDS_FIRST = {Kind.FAVORITE: 30, Kind.RECENT: 12, Kind.ACTION: 60, Kind.PROFILE: 20}
_SUFFIXES = 5


@dataclass(frozen=True, slots=True)
class Known:
    """The sources by kind, and what the lists have: the open repository, and whether all that there is."""

    sources: Mapping[Kind, Source]
    repository: str = ""
    has_all_repositories: bool = False
    has_all_tags: bool = False


Place = Callable[[Kind, str], Suggestion]
"""The suggestion of a place by its name."""


def at_first(sources: Iterable[Source]) -> list[Suggestion]:
    """What is suggested before anything is typed: places first, each once."""
    found = (
        Ranked((Rank.EXACT, order, at), suggestion)
        for order, source in enumerate(sources)
        for at, suggestion in enumerate(source.first(_KINDS_FIRST.get(source.kind, 0)))
        if suggestion.is_enabled
    )
    return merged(found)


def suggestions(typed: str, known: Known, place: Place) -> list[Suggestion]:
    """The best for what was typed, the one for Enter first; last what was typed, where it names something."""
    typed = typed.strip()
    if not terms_of(typed):
        return at_first(known.sources.values())
    found = [each for source in known.sources.values() for each in source.found(typed)]
    found += _joined(typed, known, place)
    best = merged(found)
    possible = [each for each in best if each.is_enabled]
    impossible = [each for each in best if not each.is_enabled]
    named = _named(typed)
    as_typed = place(Kind.TEXT if len(typed.split()) > 1 else Kind.TYPED, typed)
    if named is None or any(each.identity == as_typed.identity for each in possible):
        return [*possible, *impossible]
    is_first = named or (_is_path(typed) and not _is_there(found) and not known.has_all_repositories)
    return [as_typed, *possible, *impossible] if is_first else [*possible, as_typed, *impossible]


def _joined(typed: str, known: Known, place: Place) -> Iterator[Ranked]:
    """Images of repositories that end in what stands before the tag or digest."""
    name, joint, rest = _split(typed)
    repositories = known.sources.get(Kind.REPOSITORY)
    if not joint or repositories is None:
        return
    order = list(Kind).index(Kind.TAG)
    for hit in repositories.names.ending_in(name, _SUFFIXES):
        repository = repositories.names.names[hit.position]
        if repository == known.repository and joint == ":":
            tags = known.sources.get(Kind.TAG)
            yield from tags.ranked(tags.names.search(rest, MOST_OF_A_KIND)) if tags else ()
            if known.has_all_tags:
                continue
        if rest:
            suggestion = place(Kind.TAG, f"{repository}{joint}{rest}")
            yield Ranked((hit.rank, order, MOST_OF_A_KIND + hit.position), suggestion)


def _split(typed: str) -> tuple[str, str, str]:
    """Repository, `:` or `@`, and what follows; empty where it is no image's name."""
    if len(typed.split()) != 1:
        return "", "", ""
    name, joint, rest = typed.partition("@") if "@" in typed else typed.rpartition(":")
    return ("", "", "") if "/" in rest else (name, joint, rest)


def _named(typed: str) -> bool | None:
    """Whether the text names a registry or a digest, so that it needs no list; None: it names nothing."""
    try:
        pasted = read_target(typed)
    except InvalidReferenceError:
        return None
    reference = pasted.reference
    if reference is None:
        return True if pasted.digests or pasted.fails else None
    return bool(reference.registry_id or reference.host or reference.digest)


def _is_path(typed: str) -> bool:
    return "/" in typed or ":" in typed


def _is_there(found: Iterable[Ranked]) -> bool:
    """Whether something listed is named just so."""
    return any(each.place[0] is Rank.EXACT for each in found)
