"""The settings file as several runs share it: each writes what it changed, and leaves the others' alone."""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Iterable, Iterator

from layerscope.accounts.rules import choosing, region_order
from layerscope.desktop.shell import favorites, opened_names
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.files.locking import try_lock

LOCK_PATIENCE_S = 0.5  # another run holds it for one write; after that both are better off unguarded
_ATTEMPT_EVERY_S = 0.02


def merged(before: Settings, now: Settings, present: Settings) -> Settings:
    """The file's `present` settings with what this run has changed since `before`.

    What was used last is one list of all runs, this run's own first; one that was emptied is empty.
    """
    changes = {
        each.name: value
        for each in dataclasses.fields(Settings)
        if (value := getattr(now, each.name)) != getattr(before, each.name)
    }
    ours = dataclasses.replace(present, **changes)
    if now.recent_profiles != before.recent_profiles:
        profiles = _joined(now.recent_profiles, present.recent_profiles, choosing.MOST_REMEMBERED)
        ours = dataclasses.replace(ours, recent_profiles=profiles)
    if now.recent_regions != before.recent_regions:
        regions = _joined(now.recent_regions, present.recent_regions, region_order.MOST_REMEMBERED)
        ours = dataclasses.replace(ours, recent_regions=regions)
    if now.opened and now.opened != before.opened:
        ours = dataclasses.replace(ours, opened=opened_names.joined(now.opened, present.opened))
    if now.favorites and now.favorites != before.favorites:
        merged_ones = favorites.merged(before.favorites, now.favorites, present.favorites)
        ours = dataclasses.replace(ours, favorites=merged_ones)
    if now.last_places and now.last_places != before.last_places:
        others = [each for each in present.last_places.items() if each[0] not in now.last_places]
        places = dict([*now.last_places.items(), *others][: opened_names.MOST_REGISTRIES])
        ours = dataclasses.replace(ours, last_places=places)
    return ours


def write_changes(file: SettingsFile, before: Settings, now: Settings) -> None:
    """Bring this run's changes into the file; blocks. Nothing is written where there are none.

    Raises OSError, and InvalidContentError where a setting looks like a secret; the file is then as it was.
    """
    if now == before and file.path.exists():
        return
    file.path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(file):
        existed, present = file.path.exists(), file.load()
        # Of a file that is gone, or cannot be used, there is nothing to keep to.
        file.save(merged(before, now, present.settings) if existed and present.loss is None else now)


def _joined(first: Iterable[str], more: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more)))[:most]


@contextlib.contextmanager
def _locked(file: SettingsFile) -> Iterator[None]:
    """Keep other runs from writing between this one's reading and writing; they wait LOCK_PATIENCE_S."""
    with file.path.with_name(f".{file.path.stem}.lock").open("ab") as guard:
        ends_at_s = time.monotonic() + LOCK_PATIENCE_S
        while not try_lock(guard) and time.monotonic() < ends_at_s:
            time.sleep(_ATTEMPT_EVERY_S)
        yield
