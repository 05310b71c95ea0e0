"""A profile of the shared AWS files as an own one: the files themselves are never written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.issues import AccountsError, Issue
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.text.reasons import Reason

Sections = Mapping[str, Mapping[str, Any]]


class NotCopyableError(AccountsError):
    """The profile's credentials come from where an own profile cannot take them."""

    def __init__(self, name: str) -> None:
        reason = Reason.tr(
            "{name} gets its credentials from a source that Layerscope profiles do not support.", name=name
        )
        next_step = Reason.tr(
            "Layerscope profiles use access keys, a role with a source profile, or an SSO account. Choose "
            "{name} itself, or add a role with it as the source profile.",
            name=name,
        )
        super().__init__(Issue(reason, next_step))


class Draft(NamedTuple):
    """An own profile to be, and its keys where it has any."""

    profile: OwnProfile
    keys: AccessKeys | None = None


def copied_profile(name: str, profiles: Sections, sso_sessions: Sections) -> Draft:
    """The own profile that does what the shared one does, under its name still.

    Raises NotCopyableError for a process, a web identity, a credential source and others.
    """
    settings = {key: value for key, value in profiles.get(name, {}).items() if isinstance(value, str)}
    region = settings.get("region", "")
    if "role_arn" in settings:
        return Draft(_role(name, region, settings))
    if "sso_account_id" in settings:
        return Draft(_sso(name, region, settings, sso_sessions))
    if settings.get("aws_access_key_id") and settings.get("aws_secret_access_key"):
        return _with_keys(name, region, settings)
    raise NotCopyableError(name)


def _role(name: str, region: str, settings: Mapping[str, str]) -> OwnProfile:
    if "source_profile" not in settings or "web_identity_token_file" in settings:
        raise NotCopyableError(name)
    return OwnProfile(
        name,
        OwnKind.ROLE,
        region,
        role_arn=settings["role_arn"],
        source_profile=settings["source_profile"],
        external_id=settings.get("external_id", ""),
        mfa_serial=settings.get("mfa_serial", ""),
        role_session_name=settings.get("role_session_name", ""),
        duration_seconds=settings.get("duration_seconds", ""),
    )


def _sso(name: str, region: str, settings: Mapping[str, str], sso_sessions: Sections) -> OwnProfile:
    session = settings.get("sso_session")
    where = settings if session is None else sso_sessions.get(session, {})
    return OwnProfile(
        name,
        OwnKind.SSO,
        region,
        sso_start_url=str(where.get("sso_start_url", "")),
        sso_region=str(where.get("sso_region", "")),
        sso_account_id=settings["sso_account_id"],
        sso_role_name=settings.get("sso_role_name", ""),
    )


def _with_keys(name: str, region: str, settings: Mapping[str, str]) -> Draft:
    keys = AccessKeys(
        settings["aws_access_key_id"],
        settings["aws_secret_access_key"],
        settings.get("aws_session_token", ""),
    )
    return Draft(OwnProfile(name, OwnKind.KEYS, region, access_key_id=keys.access_key_id), keys)
