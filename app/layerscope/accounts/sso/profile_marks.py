"""Which mark each profile has, by the shared files, the own profiles and the cache of SSO tokens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from layerscope.accounts.model.own_profiles import OwnProfile
from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.profiles.shared_config import SharedConfig
from layerscope.accounts.rules.shared.own_sections import own_sections, own_sso_sessions
from layerscope.accounts.rules.sign_ins import MfaDevice, SignIn, sign_in_of
from layerscope.accounts.rules.sso.device_flow import SsoSession


def profile_marks(
    shared: SharedConfig,
    own: Iterable[OwnProfile],
    this_run: Collection[str],
    is_signed_in: Callable[[SsoSession], bool],
) -> Mapping[str, ProfileMark]:
    """The marks by profile name; `this_run` are the own profiles whose keys no keyring has."""
    own = tuple(own)
    profiles = {**own_sections(own), **shared.profiles}
    sessions = {**own_sso_sessions(own), **shared.sso_sessions}
    found = {
        name: _mark(sign_in_of(name, profiles, sessions, shared.keyed), is_signed_in) for name in profiles
    }
    found |= dict.fromkeys(this_run, ProfileMark.THIS_RUN)
    return {name: mark for name, mark in found.items() if mark is not None}


def _mark(sign_in: SignIn | None, is_signed_in: Callable[[SsoSession], bool]) -> ProfileMark | None:
    if isinstance(sign_in, SsoSession):
        return ProfileMark.SIGNED_IN if is_signed_in(sign_in) else ProfileMark.SIGNED_OUT
    return ProfileMark.MFA if isinstance(sign_in, MfaDevice) else None
