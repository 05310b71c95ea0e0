"""A profile as it is typed, before it is kept: tried as if it were, and held in memory alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.own_profiles import OwnProfile, OwnProfiles, find, of_its_kind
from layerscope.accounts.rules.validation import editing
from layerscope.accounts.rules.validation.validation_errors import OwnProfileError

KeysOf = Callable[[OwnProfile], AccessKeys]


@dataclass(frozen=True, slots=True)
class TypedProfile:
    """The `profile` with its new `keys`, None where those of `before`, which it changes, are to stay."""

    profile: OwnProfile
    keys: AccessKeys | None = field(default=None, repr=False)
    before: OwnProfile | None = None
    own: OwnProfiles = ()  # all own profiles as they were if it was kept

    def keys_of(self, profile: OwnProfile, kept: KeysOf) -> AccessKeys:
        """The keys of the typed profile, or as `kept` has them; raises what `kept` raises."""
        if profile.name != self.profile.name:
            return kept(profile)
        return self.keys or kept(self.before or profile)


def typed_profile(
    own: OwnProfiles,
    profile: OwnProfile,
    keys: AccessKeys | None,
    *,
    name: str,
    stand_in: str,
    shared: Collection[str],
) -> TypedProfile | tuple[OwnProfileError, ...]:
    """What there is to try, or why there is nothing; `name` is of the own profile that it changes, if any.

    What is wrong with the typed name alone is no hindrance: it is tried as `name`, or as `stand_in`, which no
    profile may have.
    """
    others = tuple(each for each in own if each.name != name)
    if any(error.field == "name" for error in editing.validation_errors(others, profile, shared)):
        profile = replace(profile, name=name or stand_in)
    if wrong := editing.validation_errors(others, profile, shared):
        return wrong
    before = find(own, name)
    try:
        if before is None:
            changed = editing.add(own, profile, shared)
        else:
            changed = editing.edit(own, name, profile, shared)
    except OwnProfileError as error:  # a circle that only closes once the others follow a new name
        return (error,)
    return TypedProfile(of_its_kind(profile), keys, before, changed)
