"""Repositories that somebody marked, by the registry they are in; rules only."""

from __future__ import annotations

from collections.abc import Mapping

from layerscope.desktop.shell.opened_names import MOST_REGISTRIES, is_name

MOST_FAVORITES = 200  # of one registry; the one marked first goes

Favorites = Mapping[str, tuple[str, ...]]
"""Repositories, the one marked last first, by the key of opened_names."""


def favorites_in(favorites: Favorites, key: str) -> tuple[str, ...]:
    """Those of the registry, as far as they are names: the file may be anybody's work."""
    return tuple(name for name in favorites.get(key, ())[:MOST_FAVORITES] if is_name(name))


def toggled(favorites: Favorites, key: str, name: str) -> Favorites:
    """With the repository marked, or no longer; as they are where its name must not be kept."""
    before = favorites.get(key, ())
    if name in before:
        return _with(favorites, key, tuple(each for each in before if each != name))
    return _with(favorites, key, (name, *before)) if is_name(name) else favorites


def merged(before: Favorites, now: Favorites, present: Favorites) -> Favorites:
    """The file's `present` ones with what this run has marked and unmarked since `before`."""
    result = dict(present)
    for key in {*before, *now}:
        gone = {*before.get(key, ())} - {*now.get(key, ())}
        others = (name for name in present.get(key, ()) if name not in gone)
        result[key] = tuple(dict.fromkeys((*now.get(key, ()), *others)))[:MOST_FAVORITES]
    return _bounded(result)


def _with(favorites: Favorites, key: str, names: tuple[str, ...]) -> Favorites:
    others = {other: each for other, each in favorites.items() if other != key}
    return _bounded({key: names[:MOST_FAVORITES], **others})


def _bounded(favorites: Favorites) -> Favorites:
    kept = [(key, names) for key, names in favorites.items() if names]
    return dict(kept[:MOST_REGISTRIES])
