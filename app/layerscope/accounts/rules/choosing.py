"""Which profiles are offered first, and which of them a few typed letters mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from layerscope.accounts.model.profiles import Account, Profile

MOST_REMEMBERED = 20


def with_used(last_used: Iterable[str], name: str) -> tuple[str, ...]:
    """What to remember after a profile was used: it first, MOST_REMEMBERED in all; empty is the default."""
    return tuple(dict.fromkeys((name, *last_used)))[:MOST_REMEMBERED]


def ordered(profiles: Iterable[Profile], last_used: Sequence[str]) -> tuple[Profile, ...]:
    """The profiles last used, newest first, then the others by name."""
    place = {name: at for at, name in enumerate(last_used)}
    end = len(place)
    return tuple(
        sorted(
            profiles,
            key=lambda each: (place.get(each.name, end), each.name.casefold(), each.name),
        )
    )


def matching(profiles: Iterable[Profile], text: str) -> tuple[Profile, ...]:
    """The profiles in which every word of the text is found: in name, account, role or region."""
    needles = text.casefold().split()
    return tuple(each for each in profiles if all(needle in _haystack(each) for needle in needles))


def completed(account: Account, profiles: Iterable[Profile]) -> Account:
    """The account with the registry and endpoint that its own profile has, where it names none itself."""
    profile = next((each for each in profiles if each.name == account.profile and each.is_own), None)
    if profile is None:
        return account
    return replace(
        account,
        registry_id=account.registry_id or profile.registry_id,
        endpoint_url=account.endpoint_url or profile.endpoint_url,
    )


def region_in_force(profile: Profile | None, environment: Mapping[str, str]) -> str:
    """The region that calls as this profile go to, where none is chosen; empty where nothing names one.

    An own profile's goes before the environment's, and that before a shared profile's, as the sessions have
    it; `profile` None is one that is not among the profiles.
    """
    own = profile.region if profile is not None and profile.is_own else ""
    variables = (environment.get(name, "") for name in ("AWS_REGION", "AWS_DEFAULT_REGION"))
    return next(filter(None, (own, *variables)), profile.region if profile is not None else "")


def _haystack(profile: Profile) -> str:
    role = f"{profile.role}/{profile.session_name}"
    parts = (profile.name, profile.account_id, role, profile.region, profile.registry_id)
    return "\n".join(parts).casefold()
