"""Which layers a scope needs, and which of them are listed without asking; rules only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import LayerWay

_COSTS_NEXT_TO_NOTHING = {WayKind.LISTED, WayKind.KEPT, WayKind.LOCAL, WayKind.TABLE, WayKind.SOCI}


@dataclass(frozen=True, slots=True)
class Plan:
    """Layers by position: `now` are listed at once, `asked_for` cost so much that somebody has to say so.

    `never` has the reasons why the others cannot be listed.
    """

    now: tuple[int, ...] = ()
    asked_for: tuple[int, ...] = ()
    asked_bytes: int = 0
    never: Mapping[int, str] | None = None


def needed(scope: Scope, layer: int, layers: Iterable[int]) -> tuple[int, ...]:
    """The layers that the scope looks at, in order."""
    if scope is Scope.LAYER:
        return tuple(each for each in layers if each == layer)
    return tuple(each for each in layers if scope is Scope.IMAGE or each <= layer)


def plan(ways: Mapping[int, LayerWay], wanted: Iterable[int], done: Collection[int], most_bytes: int) -> Plan:
    """What to do about the wanted layers that are not `done`.

    Those that are read whole are listed at once only if together they are at most `most_bytes`.
    """
    left = [ways[layer] for layer in wanted if layer not in done and layer in ways]
    cheap = [way.layer for way in left if way.kind in _COSTS_NEXT_TO_NOTHING]
    whole = [way for way in left if way.kind is WayKind.WHOLE]
    whole_bytes = sum(way.transferred_bytes for way in whole)
    never = {way.layer: way.reason for way in left if way.kind is WayKind.NONE}
    if whole_bytes <= most_bytes:
        return Plan((*cheap, *(way.layer for way in whole)), never=never)
    return Plan(tuple(cheap), tuple(way.layer for way in whole), whole_bytes, never)
