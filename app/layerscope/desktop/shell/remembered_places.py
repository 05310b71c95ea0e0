"""What the settings keep of where somebody was: names and digests, by registry, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from layerscope.desktop.shell.opened_names import MOST_REGISTRIES, is_name
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.spots import Spot


def without_places(settings: Settings) -> Settings:
    """The settings with none of it: what was opened, the favorites and the last places."""
    return with_places_of(settings, Settings())


def with_places_of(settings: Settings, other: Settings) -> Settings:
    """The settings with the other's places."""
    return replace(settings, opened=other.opened, favorites=other.favorites, last_places=other.last_places)


def with_last(places: Mapping[str, Spot], key: str, spot: Spot) -> Mapping[str, Spot]:
    """With the spot as the last one of that registry; without it where its names must not be kept."""
    names = (f"{spot.repository}:{spot.tag}" if spot.tag else spot.repository, *_pinned(spot))
    if not all(map(is_name, names)):
        return places
    others = [(other, each) for other, each in places.items() if other != key]
    return dict([(key, spot), *others][:MOST_REGISTRIES])


def _pinned(spot: Spot) -> list[str]:
    digests = (spot.image, spot.index, spot.layer)
    return [f"{spot.repository}@{digest}" for digest in digests if digest]
