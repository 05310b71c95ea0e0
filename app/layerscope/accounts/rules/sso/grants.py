"""From the accounts and roles that an SSO sign-in allows to own profiles; rules only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile, OwnProfiles, free_name
from layerscope.accounts.rules.sso.device_flow import SsoAccount, SsoRole, SsoSession
from layerscope.accounts.rules.validation.editing import add
from layerscope.accounts.rules.validation.profile_fields import NAME_LIMIT_CHARACTERS

_NUMBERING_CHARACTERS = 6  # ` (999)`
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Grant:
    """A role of an account, both of which the sign-in allows."""

    account: SsoAccount
    role: SsoRole

    @property
    def key(self) -> tuple[str, str]:
        """The account's id and the role's name, which identify it."""
        return self.account.account_id, self.role.name


def profile_name(grant: Grant) -> str:
    """The default name of the grant's profile."""
    account = _BLANKS.sub(" ", grant.account.name).strip() or grant.account.account_id
    printable = "".join(letter for letter in f"{account} {grant.role.name}" if letter.isprintable())
    return printable[: NAME_LIMIT_CHARACTERS - _NUMBERING_CHARACTERS].strip()


def kept_grants(profiles: Iterable[OwnProfile], sso: SsoSession) -> dict[tuple[str, str], str]:
    """The names of the own profiles that are of this sign-in already, by their grants' keys."""
    start_url = _same(sso.start_url)
    return {
        (profile.sso_account_id, profile.sso_role_name): profile.name
        for profile in profiles
        if profile.kind is OwnKind.SSO and _same(profile.sso_start_url) == start_url
    }


def add_grants(
    profiles: OwnProfiles, grants: Iterable[Grant], sso: SsoSession, region: str, shared: Iterable[str]
) -> OwnProfiles:
    """The list with a profile for each grant that it has none of; `shared` are names taken elsewhere.

    Raises OwnProfileError, and changes nothing, for a region or an account that cannot be one.
    """
    shared = tuple(shared)
    for grant in grants:
        if grant.key in kept_grants(profiles, sso):
            continue
        names = {*shared, *(profile.name for profile in profiles)}
        profile = OwnProfile(
            free_name(profile_name(grant), names),
            OwnKind.SSO,
            region=region,
            sso_start_url=sso.start_url,
            sso_region=sso.region,
            sso_account_id=grant.account.account_id,
            sso_role_name=grant.role.name,
        )
        profiles = add(profiles, profile, shared)
    return profiles


def _same(start_url: str) -> str:
    """The start URL without what the portal's address has behind it."""
    return start_url.rstrip("/#")
