"""Every profile there is, own and of the shared AWS files, with what is wrong with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from layerscope.accounts.model.issues import Issue
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.model.profiles import Profile, ProfileKind, account_of, read_profile
from layerscope.accounts.profiles.own_profiles_file import LoadedProfiles
from layerscope.accounts.profiles.shared_config import SharedConfig, read_shared_config
from layerscope.accounts.rules.shared.profile_lint import find_bad_profiles
from layerscope.accounts.rules.validation.editing import validation_errors

_KINDS = {
    OwnKind.KEYS: ProfileKind.KEYS,
    OwnKind.ROLE: ProfileKind.ASSUME_ROLE,
    OwnKind.SSO: ProfileKind.SSO,
}


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """A profile, with everything that is wrong with it; one that is wrong may still be chosen."""

    profile: Profile
    problems: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The profiles by name.

    `own` are the own ones whole. `file_problems` are the shared files' lines that do not parse: whatever
    stands in the other sections is in `entries` all the same. `own_loss` is what was lost of the own
    ones' file, in this run. `marks` by profile name, where anything is known of its sign-in.
    """

    entries: tuple[ProfileEntry, ...] = ()
    own: tuple[OwnProfile, ...] = ()
    file_problems: tuple[Issue, ...] = ()
    own_loss: LoadedProfiles | None = field(default=None, repr=False)
    marks: Mapping[str, ProfileMark] = field(default_factory=dict)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return tuple(entry.profile for entry in self.entries)

    @property
    def shared_names(self) -> tuple[str, ...]:
        return tuple(entry.profile.name for entry in self.entries if not entry.profile.is_own)

    def with_account_ids(self, accounts: Mapping[str, str]) -> Catalogue:
        """With these account ids by profile name, where the files do not have them."""
        return replace(self, entries=tuple(_with_account_id(entry, accounts) for entry in self.entries))


def read_catalogue(own: tuple[OwnProfile, ...], own_loss: LoadedProfiles | None = None) -> Catalogue:
    """The own profiles and those of the shared AWS files, read anew. Blocks; never fails."""
    shared = read_shared_config()
    entries = [*_shared_entries(shared, own), *_own_entries(own, shared)]
    entries.sort(key=lambda entry: (entry.profile.name.casefold(), entry.profile.name))
    return Catalogue(tuple(entries), own, shared.issues, own_loss)


def own_profile(profile: OwnProfile) -> Profile:
    """The own profile as it is listed beside the others."""
    return Profile(
        name=profile.name,
        kind=_KINDS[profile.kind],
        region=profile.region,
        account_id=profile.sso_account_id or account_of(profile.role_arn),
        role=profile.sso_role_name or profile.role_arn.rpartition("/")[2],
        session_name=profile.role_session_name,
        is_own=True,
        registry_id=profile.registry_id,
        endpoint_url=profile.endpoint_url,
        colour=profile.colour,
    )


def _with_account_id(entry: ProfileEntry, accounts: Mapping[str, str]) -> ProfileEntry:
    account_id = accounts.get(entry.profile.name, "")
    if entry.profile.account_id or not account_id:
        return entry
    return replace(entry, profile=replace(entry.profile, account_id=account_id))


def _shared_entries(shared: SharedConfig, own: tuple[OwnProfile, ...]) -> list[ProfileEntry]:
    found: dict[str, list[Issue]] = {}
    for finding in find_bad_profiles(shared.profiles, shared.sso_sessions, [each.name for each in own]):
        found.setdefault(finding.profile, []).append(finding.issue)
    return [
        ProfileEntry(
            read_profile(name, settings, keys_first=name in shared.keyed), tuple(found.get(name, ()))
        )
        for name, settings in shared.profiles.items()
    ]


def _own_entries(own: tuple[OwnProfile, ...], shared: SharedConfig) -> list[ProfileEntry]:
    return [ProfileEntry(own_profile(each), _own_problems(each, own, shared.profiles)) for each in own]


def _own_problems(
    profile: OwnProfile, own: tuple[OwnProfile, ...], shared: Mapping[str, Mapping[str, Any]]
) -> tuple[Issue, ...]:
    others = tuple(each for each in own if each is not profile)
    return tuple(error.issue for error in validation_errors(others, profile, tuple(shared)))
