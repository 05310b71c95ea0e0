"""Own profiles as sections of a shared AWS config file, which botocore's credential chain understands."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile, ProfileField

Sections = dict[str, dict[str, str]]

# Not `mfa_serial`: beside keys that is other tools' setting, to which botocore gives no heed.
OWN_MFA_SERIAL = "layerscope_mfa_serial"

_SETTINGS: dict[OwnKind, dict[str, ProfileField]] = {
    OwnKind.KEYS: {"aws_access_key_id": "access_key_id", OWN_MFA_SERIAL: "mfa_serial"},
    OwnKind.ROLE: {
        "role_arn": "role_arn",
        "source_profile": "source_profile",
        "external_id": "external_id",
        "mfa_serial": "mfa_serial",
        "role_session_name": "role_session_name",
        "duration_seconds": "duration_seconds",
    },
    OwnKind.SSO: {
        "sso_session": "sso_start_url",
        "sso_account_id": "sso_account_id",
        "sso_role_name": "sso_role_name",
    },
}


def own_sections(profiles: Iterable[OwnProfile]) -> Sections:
    """The `profile` sections by name; no secret is in them.

    An SSO role refers to a session that is named by its start URL (`own_sso_sessions`): its token file has
    then the name that the legacy form's has, and yet botocore renews the token.
    """
    return {profile.name: _section(profile) for profile in profiles}


def own_sso_sessions(profiles: Iterable[OwnProfile]) -> Sections:
    """The `sso-session` sections by name, which is the start URL."""
    return {
        profile.sso_start_url: {"sso_start_url": profile.sso_start_url, "sso_region": profile.sso_region}
        for profile in profiles
        if profile.kind is OwnKind.SSO
    }


def _section(profile: OwnProfile) -> dict[str, str]:
    named: dict[str, ProfileField] = {"region": "region", **_SETTINGS[profile.kind]}
    values = {setting: profile.value(field) for setting, field in named.items()}
    return {setting: value for setting, value in values.items() if value}
