"""What registry.json says of who may become whom: roles, MFA devices, the organization one signs in to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from layerscope.localregistry.data.json_settings import (
    SettingsError,
    check_members,
    flag_in,
    is_account_id,
    list_in,
    object_in,
    seconds_in,
    text_in,
    texts_in,
)
from layerscope.localregistry.identity.key_holders import UserMfaDevice
from layerscope.localregistry.identity.organization import MemberAccount, Organization, PermissionSet
from layerscope.localregistry.identity.roles import DEFAULT_SESSION_S, Life, Role, WebIdentity

_LIFE = frozenset({"life_s", "announced_life_s"})
_ROLE = _LIFE | {
    "arn", "trusts", "externalId", "mfa", "webIdentity", "actions", "maxSessionDuration",
}  # fmt: skip
_MFA = frozenset({"serial", "codes", "once"})
_SSO_LIVES = {"token_life_s": 8 * 3600, "session_life_s": 90 * 86400, "client_life_s": 90 * 86400,
              "device_life_s": 600, "interval_s": 1}  # fmt: skip
_SSO = frozenset({"startUrl", "region", "user", "accounts", *_SSO_LIVES})
_SSO_ACCOUNT = frozenset({"accountId", "accountName", "emailAddress", "roles"})
_PERMISSION_SET = _LIFE | {"name", "actions"}
_ROLE_ARN = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:role/(?:[\w+=,.@-]+/)*[\w+=,.@-]{1,64}", re.ASCII)
_MFA_CODE = re.compile(r"\d{6}", re.ASCII)


def read_life(place: str, raw: Mapping[str, Any], default: Life | None = None) -> Life:
    """`life_s` and `announced_life_s`; alone in their object where there is no default."""
    if default is None:
        check_members(place, raw, _LIFE)
        default = Life()
    return Life(
        seconds_in(raw, "life_s", place, default.life_s),
        seconds_in(raw, "announced_life_s", place, default.announced_life_s),
    )


def action_patterns(place: str, raw: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The actions allowed; None, which is all of them, where the member is absent."""
    return texts_in(raw, "actions", place) if "actions" in raw else None


def read_mfa(place: str, raw: Mapping[str, Any]) -> UserMfaDevice | None:
    """The MFA device of an access key's user, None without one."""
    if "mfa" not in raw:
        return None
    device, place = object_in(raw, "mfa", place), f"{place}: mfa"
    check_members(place, device, _MFA)
    codes = texts_in(device, "codes", place)
    if not codes or not all(_MFA_CODE.fullmatch(code) for code in codes):
        raise SettingsError(f"{place}: codes: not a list of codes of six digits")
    return UserMfaDevice(text_in(device, "serial", place), frozenset(codes), flag_in(device, "once", place))


def read_roles(place: str, raw: Mapping[str, Any], sessions: Life) -> list[Role]:
    """The roles; `sessions` is how long theirs last where they do not say."""
    roles = [
        _role(f"{place}: roles[{position}]", role, sessions)
        for position, role in enumerate(list_in(raw, "roles", place))
    ]
    arns = [role.arn for role in roles]
    for arn in arns:
        if arns.count(arn) > 1:
            raise SettingsError(f"{place}: roles: {arn} is there more than once")
    return roles


def _role(place: str, raw: Any, sessions: Life) -> Role:
    check_members(place, raw, _ROLE)
    arn = text_in(raw, "arn", place)
    if not _ROLE_ARN.fullmatch(arn):
        raise SettingsError(f"{place}: arn: {arn!r} is not the ARN of a role")
    return Role(
        arn=arn,
        trusts=texts_in(raw, "trusts", place),
        external_id=text_in(raw, "externalId", place, ""),
        requires_mfa=flag_in(raw, "mfa", place),
        web_identity=_web_identity(place, raw),
        actions=action_patterns(place, raw),
        max_session_s=int(seconds_in(raw, "maxSessionDuration", place, DEFAULT_SESSION_S)),
        life=read_life(place, raw, sessions),
    )


def _web_identity(place: str, raw: Mapping[str, Any]) -> WebIdentity | None:
    if "webIdentity" not in raw:
        return None
    provider, place = object_in(raw, "webIdentity", place), f"{place}: webIdentity"
    check_members(place, provider, frozenset({"issuer", "audience", "subjects"}))
    return WebIdentity(
        text_in(provider, "issuer", place),
        text_in(provider, "audience", place, "sts.amazonaws.com"),
        frozenset(texts_in(provider, "subjects", place)),
    )


def read_sso(place: str, raw: Mapping[str, Any], sessions: Life) -> Organization | None:
    """The organization that one can sign in to, None without one."""
    if "sso" not in raw:
        return None
    sso, place = object_in(raw, "sso", place), f"{place}: sso"
    check_members(place, sso, _SSO)
    lives = {name: seconds_in(sso, name, place, default) for name, default in _SSO_LIVES.items()}
    return Organization(
        start_url=text_in(sso, "startUrl", place),
        region=text_in(sso, "region", place, "eu-central-1"),
        user=text_in(sso, "user", place, "operator@example.com"),
        accounts=tuple(
            _sso_account(f"{place}: accounts[{position}]", account, sessions)
            for position, account in enumerate(list_in(sso, "accounts", place))
        ),
        **lives,
    )


def _sso_account(place: str, raw: Any, sessions: Life) -> MemberAccount:
    check_members(place, raw, _SSO_ACCOUNT)
    account_id = text_in(raw, "accountId", place)
    if not is_account_id(account_id):
        raise SettingsError(f"{place}: accountId: {account_id!r} is not twelve digits")
    return MemberAccount(
        account_id,
        text_in(raw, "accountName", place, account_id),
        text_in(raw, "emailAddress", place, f"{account_id}@example.com"),
        tuple(
            _permission_set(f"{place}: roles[{position}]", role, sessions)
            for position, role in enumerate(list_in(raw, "roles", place))
        ),
    )


def _permission_set(place: str, raw: Any, sessions: Life) -> PermissionSet:
    if isinstance(raw, str):
        return PermissionSet(raw, life=sessions)
    check_members(place, raw, _PERMISSION_SET)
    return PermissionSet(
        text_in(raw, "name", place), action_patterns(place, raw), read_life(place, raw, sessions)
    )
