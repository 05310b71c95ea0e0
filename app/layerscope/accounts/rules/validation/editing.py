"""Add, edit, rename, duplicate and delete own profiles: from one list to the next, or a typed error."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from layerscope.accounts.model.own_profiles import (
    OwnKind,
    OwnProfile,
    OwnProfiles,
    by_name,
    find,
    is_taken,
    of_its_kind,
    users_of,
)
from layerscope.accounts.rules.validation.profile_fields import field_errors
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError


def add(profiles: OwnProfiles, profile: OwnProfile, shared: Collection[str] = ()) -> OwnProfiles:
    """The list with the profile in it; `shared` are the names of the shared AWS files' profiles.

    Raises the first of `validation_errors`.
    """
    added = of_its_kind(profile)
    _raise_first(validation_errors(profiles, added, shared))
    return by_name((*profiles, added))


def edit(profiles: OwnProfiles, name: str, changed: OwnProfile, shared: Collection[str] = ()) -> OwnProfiles:
    """The list with `changed` in the place of `name`; roles that have it as source follow a new name.

    Raises OwnProfileError where there is no such profile, or the first of `validation_errors`.
    """
    _get(profiles, name)
    changed = of_its_kind(changed)
    others = _without(profiles, name)
    if changed.name != name:
        others = tuple(_with_source(other, name, changed.name) for other in others)
        changed = _with_source(changed, name, changed.name)
    _raise_first(validation_errors(others, changed, shared))
    return by_name((*others, changed))


def rename(profiles: OwnProfiles, name: str, new_name: str, shared: Collection[str] = ()) -> OwnProfiles:
    """The list with the profile under its new name. Its secrets have to follow: `SecretStore.copy`."""
    return edit(profiles, name, dataclasses.replace(_get(profiles, name), name=new_name), shared)


def duplicate(profiles: OwnProfiles, name: str, new_name: str, shared: Collection[str] = ()) -> OwnProfiles:
    """The list with a copy of the profile in it; see `own_profiles.free_name` for its name."""
    return add(profiles, dataclasses.replace(_get(profiles, name), name=new_name), shared)


def delete(profiles: OwnProfiles, name: str) -> OwnProfiles:
    """The list without the profile; OwnProfileError where roles assume it as their source."""
    _get(profiles, name)
    remaining = _without(profiles, name)
    if users := users_of(remaining, name):
        raise OwnProfileError(FieldFault.SOURCE_IN_USE, "name", name=name, others=", ".join(users))
    return remaining


def validation_errors(
    others: OwnProfiles, profile: OwnProfile, shared: Collection[str] = ()
) -> tuple[OwnProfileError, ...]:
    """Everything wrong with a profile beside the others, for a form that marks each field; empty if fit."""
    found = list(field_errors(profile))
    if is_taken(profile.name, [*(other.name for other in others), *shared]):
        found.append(OwnProfileError(FieldFault.NAME_TAKEN, "name", name=profile.name))
    if profile.kind is OwnKind.ROLE and (error := _source_error(others, profile, shared)):
        found.append(error)
    return tuple(found)


def _source_error(
    others: OwnProfiles, profile: OwnProfile, shared: Collection[str]
) -> OwnProfileError | None:
    own = {other.name: other for other in (*others, profile)}
    source = profile.source_profile
    if source and source not in own and source not in shared:
        return OwnProfileError(FieldFault.NO_SOURCE, "source_profile", source=source)
    if loop := _loop(own, profile.name):
        return OwnProfileError(FieldFault.SOURCE_LOOP, "source_profile", path=" → ".join(loop))
    return None


def _loop(own: Mapping[str, OwnProfile], start: str) -> tuple[str, ...]:
    """The way from `start` along the sources to the first name met twice; empty where they end."""
    path = [start]
    while (profile := own.get(path[-1])) and profile.kind is OwnKind.ROLE:
        path.append(profile.source_profile)
        if path[-1] in path[:-1]:
            return tuple(path)
    return ()


def _get(profiles: OwnProfiles, name: str) -> OwnProfile:
    profile = find(profiles, name)
    if profile is None:
        raise OwnProfileError(FieldFault.NO_SUCH_PROFILE, "name", name=name)
    return profile


def _without(profiles: OwnProfiles, name: str) -> OwnProfiles:
    return tuple(profile for profile in profiles if profile.name != name)


def _with_source(profile: OwnProfile, old: str, new: str) -> OwnProfile:
    if profile.source_profile != old:
        return profile
    return dataclasses.replace(profile, source_profile=new)


def _raise_first(found: tuple[OwnProfileError, ...]) -> None:
    if found:
        raise found[0]
