"""Which sign-in renews a profile's credentials, and after which errors it helps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from layerscope.accounts.model.profiles import ProfileKind, assumes_role, read_profile
from layerscope.accounts.rules.shared.own_sections import OWN_MFA_SERIAL
from layerscope.accounts.rules.sso.device_flow import ACCOUNT_SCOPE, SsoSession
from layerscope.registry.errors.credentials import (
    CredentialsError,
    ExpiredCredentialsError,
    MfaRequiredError,
    SignInRequiredError,
    UnknownKeyError,
)
from layerscope.registry.errors.service import AccessDeniedError


@dataclass(frozen=True, slots=True)
class LoginSession:
    """A session of `aws login`, which only the AWS CLI begins: `aws login --profile NAME`."""

    name: str
    profile: str


@dataclass(frozen=True, slots=True)
class MfaDevice:
    """A device whose code begins a session."""

    serial: str


@dataclass(frozen=True, slots=True)
class CredentialProcess:
    """A `credential_process`, which asks the person on its own; it can be run again."""

    profile: str


SignIn = SsoSession | LoginSession | MfaDevice | CredentialProcess

_Sections = Mapping[str, Mapping[str, Any]]
_RENEWABLE = (SignInRequiredError, MfaRequiredError, ExpiredCredentialsError, UnknownKeyError)


def sign_in_helps(error: BaseException | None) -> bool:
    """Whether the error goes away with a new sign-in, where the profile has one (`sign_in_of`).

    Besides the errors that say so: AWS takes a session of a deleted key or role for an unknown one, the SSO
    portal answers with a denial for a token of another user, and STS does for a wrong MFA code.
    """
    if isinstance(error, AccessDeniedError):
        return is_wrong_mfa_code(error) or error.subject.operation in _SSO_CALLS
    return isinstance(error, _RENEWABLE)


_SSO_CALLS = frozenset({"GetRoleCredentials", "ListAccounts", "ListAccountRoles"})


def is_wrong_mfa_code(error: BaseException | None) -> bool:
    """Whether STS refused the code of an MFA device, be it mistyped or used already."""
    if not isinstance(error, AccessDeniedError):
        return False
    return "MultiFactorAuthentication failed" in f"{error} {error.raw_text}"


def new_session_helps(error: BaseException | None) -> bool:
    """Whether to try again means with a new session: one that was refused stays refused."""
    return isinstance(error, CredentialsError) or sign_in_helps(error)


def sign_in_of(
    name: str, profiles: _Sections, sso_sessions: _Sections, keyed: Collection[str] = ()
) -> SignIn | None:
    """What renews the credentials of a profile: its own sign-in or MFA, else that of its sources.

    `profiles` and `sso_sessions` are the sections of the shared files by name, `keyed` the profiles whose
    keys are in the credentials file. None where the credentials renew by themselves (instance and container
    roles, web identity) or have to be replaced (access keys).
    """
    device: MfaDevice | None = None
    seen: set[str] = set()
    while name in profiles and name not in seen:
        section = profiles[name]
        # A source with keys is used as such, though it names a role.
        is_role = assumes_role(section) and not (seen and "aws_access_key_id" in section)
        seen.add(name)
        if serial := section.get("mfa_serial" if is_role else OWN_MFA_SERIAL):
            device = device or MfaDevice(str(serial))
        if not is_role:
            return _own_sign_in(name, section, sso_sessions, keys_first=name in keyed) or device
        name = str(section.get("source_profile", ""))
    return device


def _own_sign_in(
    name: str, section: Mapping[str, Any], sso_sessions: _Sections, *, keys_first: bool
) -> SignIn | None:
    """That of the credentials which botocore takes first."""
    own = {setting: value for setting, value in section.items() if setting != "role_arn"}
    kind = read_profile(name, own, keys_first=keys_first).kind
    if kind is ProfileKind.SSO:
        session_name = str(section.get("sso_session", ""))
        return sso_sign_in(session_name, {**section, **sso_sessions.get(session_name, {})})
    if kind is ProfileKind.LOGIN:
        return LoginSession(str(section["login_session"]), name)
    return CredentialProcess(name) if kind is ProfileKind.PROCESS else None


def sso_sign_in(session_name: str, settings: Mapping[str, Any]) -> SsoSession | None:
    """The sign-in that settings name, with the session's name empty in the legacy form; None without one."""
    start_url, region = str(settings.get("sso_start_url", "")), str(settings.get("sso_region", ""))
    if not start_url or not region:
        return None
    if not session_name:
        return SsoSession(start_url, region)
    named = [scope.strip() for scope in str(settings.get("sso_registration_scopes", "")).split(",")]
    scopes = tuple(scope for scope in named if scope) or (ACCOUNT_SCOPE,)
    return SsoSession(start_url, region, session_name, scopes)
