"""The file of the own profiles: JSON in the configuration folder, without secrets."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerscope.accounts.model.own_profiles import OwnProfile, by_name, is_taken
from layerscope.files.jsonfile import JsonFile, Loss
from layerscope.files.records import each_from_json, to_json
from layerscope.files.user_folders import config_folder

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class LoadedProfiles:
    """The own profiles, by name; after a loss those that could be read, and the old file at `kept_as`."""

    profiles: tuple[OwnProfile, ...]
    loss: Loss | None = None
    kept_as: Path | None = None


def default_path() -> Path:
    """Where this system keeps a program's configuration: `…/layerscope/profiles.json`."""
    return config_folder() / "profiles.json"


@dataclass(frozen=True, slots=True)
class OwnProfilesFile:
    """The file; every method blocks, and what writes waits for the disk."""

    path: Path

    def load(self) -> LoadedProfiles:
        """The profiles of the file; one that cannot be read is a loss, and does not take the others along."""
        found = self._file.load(_read)
        if found.value is None:
            return LoadedProfiles((), found.loss, found.kept_as)
        profiles, whole = found.value
        if whole:
            return LoadedProfiles(profiles)
        kept_as = self._file.keep_copy(Loss.BROKEN)
        with contextlib.suppress(OSError):  # else the copy has them all
            self.save(profiles)
        return LoadedProfiles(profiles, Loss.BROKEN, kept_as)

    def save(self, profiles: tuple[OwnProfile, ...]) -> None:
        """Replace the file in one step; OSError where that fails, and the old one stays.

        Raises InvalidContentError, and writes nothing, where a field looks like a secret.
        """
        self._file.save({"profiles": [_fields(profile) for profile in by_name(profiles)]})

    def update(self, change: Callable[[tuple[OwnProfile, ...]], tuple[OwnProfile, ...]]) -> LoadedProfiles:
        """The profiles after `change`, which is given those that the file holds now, and saved.

        Read anew, so that what another window added is not lost. Raises what `change` raises, and OSError
        where the file cannot be read (it is then not replaced either) or written.
        """
        loaded = self.load()
        if loaded.loss is Loss.UNREADABLE:
            self.path.read_bytes()  # says why
        changed = change(loaded.profiles)
        self.save(changed)
        return LoadedProfiles(by_name(changed), loaded.loss, loaded.kept_as)

    @property
    def _file(self) -> JsonFile:
        return JsonFile(self.path, FORMAT_VERSION)


def _fields(profile: OwnProfile) -> dict[str, str]:
    return {name: value for name, value in to_json(profile).items() if value}


def _read(fields: Mapping[str, Any]) -> tuple[tuple[OwnProfile, ...], bool]:
    """The profiles, and whether all of them could be read."""
    entries = fields.get("profiles")
    profiles: list[OwnProfile] = []
    for profile, entry in zip(each_from_json(OwnProfile, entries), entries or (), strict=True):
        is_whole = profile is not None and bool(profile.name) and "kind" in entry
        if profile and is_whole and not is_taken(profile.name, [other.name for other in profiles]):
            profiles.append(profile)
    return by_name(profiles), len(profiles) == len(entries or ())
