"""The program's own profiles, without their secrets, and how a list of them changes."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, get_args

ProfileField = Literal[
    "name",
    "region",
    "registry_id",
    "endpoint_url",
    "colour",
    "access_key_id",
    "role_arn",
    "source_profile",
    "external_id",
    "mfa_serial",
    "role_session_name",
    "duration_seconds",
    "sso_start_url",
    "sso_region",
    "sso_account_id",
    "sso_role_name",
]
PROFILE_FIELDS: tuple[ProfileField, ...] = get_args(ProfileField)
SecretField = Literal["secret_access_key", "session_token"]  # which are never in a profile
SECRET: Final = "secret_access_key"  # noqa: S105 - the name of a field
TOKEN: Final = "session_token"  # noqa: S105 - the name of a field


class OwnKind(StrEnum):
    """Where an own profile's credentials come from."""

    KEYS = "keys"  # an access key, its secret in the system's keyring
    ROLE = "role"  # a role, assumed with the credentials of another profile
    SSO = "sso"  # an account and role of an SSO sign-in


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """An own profile; nothing in it is secret. Empty fields are not set.

    The secrets of `kind` KEYS lie in the keyring under the profile's name, together with their access key
    id: where that is not `access_key_id`, they belong to an older state of the profile.
    """

    name: str
    kind: OwnKind = OwnKind.KEYS
    region: str = ""
    registry_id: str = ""  # 12 digits; empty is the caller's own registry
    endpoint_url: str = ""  # of ECR's API; empty is AWS's own
    colour: str = ""  # #rrggbb
    access_key_id: str = ""
    role_arn: str = ""
    source_profile: str = ""  # the name of another profile, own or of the shared AWS files
    external_id: str = ""
    mfa_serial: str = ""  # with KEYS: of the user's own device, for GetSessionToken
    role_session_name: str = ""  # what CloudTrail knows the session by; empty: botocore makes one up
    duration_seconds: str = ""  # how long a role's session lasts; empty: STS's default of one hour
    sso_start_url: str = ""
    sso_region: str = ""
    sso_account_id: str = ""
    sso_role_name: str = ""

    def value(self, field: ProfileField) -> str:
        """The field's text."""
        text: str = getattr(self, field)
        return text


OwnProfiles = tuple[OwnProfile, ...]
_EVERY_KIND: tuple[ProfileField, ...] = ("name", "region", "registry_id", "endpoint_url", "colour")
FIELDS_OF_KIND: dict[OwnKind, tuple[ProfileField, ...]] = {
    OwnKind.KEYS: (*_EVERY_KIND, "access_key_id", "mfa_serial"),
    OwnKind.ROLE: (
        *_EVERY_KIND,
        "role_arn",
        "source_profile",
        "external_id",
        "mfa_serial",
        "role_session_name",
        "duration_seconds",
    ),
    OwnKind.SSO: (*_EVERY_KIND, "sso_start_url", "sso_region", "sso_account_id", "sso_role_name"),
}
NEEDED_OF_KIND: dict[OwnKind, tuple[ProfileField, ...]] = {
    OwnKind.KEYS: ("name", "access_key_id"),
    OwnKind.ROLE: ("name", "role_arn", "source_profile"),
    OwnKind.SSO: ("name", "sso_start_url", "sso_region", "sso_account_id", "sso_role_name"),
}


def profile_of(kind: OwnKind, values: Mapping[ProfileField, str]) -> OwnProfile:
    """The profile with these values, among which is its name."""
    return OwnProfile(kind=kind, **dict[str, str](values.items()))


def of_its_kind(profile: OwnProfile) -> OwnProfile:
    """The profile without what only another kind uses, such as is left from before its kind was changed."""
    return profile_of(profile.kind, {field: profile.value(field) for field in FIELDS_OF_KIND[profile.kind]})


def find(profiles: Iterable[OwnProfile], name: str) -> OwnProfile | None:
    """The profile of this name, None where there is none."""
    return next((profile for profile in profiles if profile.name == name), None)


def by_name(profiles: Iterable[OwnProfile]) -> tuple[OwnProfile, ...]:
    """The profiles in the order in which they are shown."""
    return tuple(sorted(profiles, key=lambda profile: (profile.name.casefold(), profile.name)))


def users_of(profiles: Iterable[OwnProfile], source: str) -> tuple[str, ...]:
    """The names of the roles that take `source` as their source profile."""
    return tuple(
        profile.name
        for profile in profiles
        if profile.kind is OwnKind.ROLE and profile.source_profile == source
    )


def is_taken(name: str, names: Iterable[str]) -> bool:
    """Whether a profile may not have this name besides those.

    Capitals make no difference: to the Windows Credential Manager they make none either, and two accounts
    should not differ by them alone.
    """
    return name.casefold() in {other.casefold() for other in names}


def free_name(name: str, names: Collection[str]) -> str:
    """The name, or the first of `name (2)`, `name (3)`… that is not taken; for copies and imports."""
    if not is_taken(name, names):
        return name
    numbered = (f"{name} ({number})" for number in itertools.count(2))
    return next(other for other in numbered if not is_taken(other, names))
