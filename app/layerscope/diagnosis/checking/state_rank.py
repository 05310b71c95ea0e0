"""Which state of a layer or an image is the worst."""

from __future__ import annotations

from layerscope.registry.model.layers import Availability, LayerState

_WORST_FIRST = (
    Availability.MISSING,
    Availability.UNAVAILABLE,
    Availability.ARCHIVED,
    Availability.UNKNOWN,
    Availability.FOREIGN,
    Availability.AVAILABLE,
)


def rank(state: LayerState) -> float:
    """What a state sorts by: the worst comes first."""
    return float(_WORST_FIRST.index(state.availability))
