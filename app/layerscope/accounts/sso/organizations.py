"""The organizations that profiles name already, to be offered for a sign-in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.profiles.shared_config import read_shared_config
from layerscope.accounts.rules.sign_ins import sso_sign_in
from layerscope.accounts.rules.sso.device_flow import SsoSession, sso_session_of_start_url


def known_organizations(own: Iterable[OwnProfile]) -> tuple[SsoSession, ...]:
    """The organizations of the shared files and the own profiles, each start URL once; reads the files."""
    by_url: dict[str, SsoSession] = {}
    for sso in (*_own(own), *_shared()):
        by_url.setdefault(sso.start_url.rstrip("/#"), sso)
    return tuple(sorted(by_url.values(), key=lambda sso: sso.start_url))


def _own(profiles: Iterable[OwnProfile]) -> Iterator[SsoSession]:
    for profile in profiles:
        if profile.kind is OwnKind.SSO:
            yield sso_session_of_start_url(profile.sso_start_url, profile.sso_region)


def _shared() -> Iterator[SsoSession]:
    """In the form of own profiles: the token is for the start URL, not for the session's name there."""
    config = read_shared_config()
    sections = [*config.sso_sessions.values(), *config.profiles.values()]
    for section in sections:
        if (sso := sso_sign_in("", section)) is not None:
            yield sso_session_of_start_url(sso.start_url, sso.region)
