"""registry.json: who may ask, and what the registries are besides their repositories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.data.identity_settings import (
    action_patterns,
    read_life,
    read_mfa,
    read_roles,
    read_sso,
)
from layerscope.localregistry.data.json_settings import (
    SettingsError,
    check_members,
    check_shape,
    epoch_s,
    flag_in,
    is_account_id,
    list_in,
    object_in,
    policy_text,
    read_json,
)
from layerscope.localregistry.faults.injected import of_sign_in, read_faults
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, KeyHolder
from layerscope.localregistry.identity.organization import Organization
from layerscope.localregistry.identity.roles import Life, Role
from layerscope.localregistry.protocol.service_model import output_shape

_MEMBERS = frozenset({"accounts", "registries", "roles", "sso", "sessions", "faults"})
_ACCOUNT_MEMBERS = frozenset({
    "accessKeyId", "secretAccessKey", "sessionToken", "expires", "account", "arn", "userId", "mfa", "actions",
})  # fmt: skip
_REGISTRY_MEMBERS = frozenset({"policy", "pullThroughCacheRules", "kmsKeys", "faults", "blobMounting"})
_RULE_TIMES = ("createdAt", "updatedAt")
_VALIDATION = ("isValid", "failure")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pull-through cache rule: as ECR describes it, and why it does not work (empty: it does)."""

    prefix: str
    described: Mapping[str, Any]
    failure: str = ""


@dataclass(frozen=True, slots=True)
class RegistrySettings:
    """What one registry is besides its repositories; `faults` as written, `keys` KMS keys' states by ARN."""

    policy_text: str | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    faults: Sequence[Mapping[str, Any]] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    mounts_blobs: bool = False


@dataclass(frozen=True, slots=True)
class DataSettings:
    """The whole file; `faults`, as written, are of the calls to STS and SSO."""

    callers: Sequence[KeyHolder] = ()
    registries: Mapping[Registry, RegistrySettings] = field(default_factory=dict)
    roles: Sequence[Role] = ()
    sso: Organization | None = None
    sessions: Life = field(default_factory=Life)
    faults: Sequence[Mapping[str, Any]] = ()


def read_data_settings(path: Path) -> DataSettings:
    """What registry.json says; SettingsError or FaultError where it cannot be used."""
    raw = read_json(path)
    check_members(path.name, raw, _MEMBERS)
    accounts = list_in(raw, "accounts", path.name)
    registries = _registries(path.name, raw)
    read_faults(raw.get("faults", ()), of_sign_in())
    sessions = read_life(f"{path.name}: sessions", object_in(raw, "sessions", path.name))
    return DataSettings(
        callers=[_caller(f"{path.name}: accounts", account) for account in accounts],
        registries=registries,
        roles=read_roles(path.name, raw, sessions),
        sso=read_sso(path.name, raw, sessions),
        sessions=sessions,
        faults=raw.get("faults", ()),
    )


def _registries(place: str, raw: Mapping[str, Any]) -> dict[Registry, RegistrySettings]:
    registries = {}
    for key, registry in object_in(raw, "registries", place).items():
        account, _, region = key.partition("/")
        if not (is_account_id(account) and region):
            raise SettingsError(f"{place}: registries: {key!r} is not ACCOUNT/REGION")
        registries[Registry(account, region)] = _registry(f"{place}: {key}", registry, account)
    return registries


def _registry(place: str, raw: Mapping[str, Any], account: str) -> RegistrySettings:
    check_members(place, raw, _REGISTRY_MEMBERS)
    read_faults(raw.get("faults", ()))
    rules = [
        _rule(f"{place}: pullThroughCacheRules", rule, account)
        for rule in raw.get("pullThroughCacheRules", ())
    ]
    return RegistrySettings(
        policy_text=policy_text(raw.get("policy")),
        rules={rule.prefix: rule for rule in rules},
        faults=raw.get("faults", ()),
        keys=object_in(raw, "kmsKeys", place),
        mounts_blobs=flag_in(raw, "blobMounting", place),
    )


def _rule(place: str, raw: Mapping[str, Any], account: str) -> Rule:
    shape = output_shape("DescribePullThroughCacheRules").members["pullThroughCacheRules"].member
    check_members(place, raw, frozenset({*shape.members, *_VALIDATION}))
    if "ecrRepositoryPrefix" not in raw:
        raise SettingsError(f"{place}: ecrRepositoryPrefix is missing")
    described = {name: value for name, value in raw.items() if name not in _VALIDATION}
    described |= {name: epoch_s(raw[name]) for name in _RULE_TIMES if name in raw}
    described["registryId"] = account
    check_shape(place, shape, described)
    works = raw.get("isValid", "failure" not in raw)
    failure = "" if works else raw.get("failure", "The upstream registry could not be reached")
    return Rule(raw["ecrRepositoryPrefix"], described, failure)


def _caller(place: str, raw: Mapping[str, Any]) -> KeyHolder:
    check_members(place, raw, _ACCOUNT_MEMBERS)
    for name in ("accessKeyId", "secretAccessKey", "account", "arn"):
        if not isinstance(raw.get(name), str):
            raise SettingsError(f"{place}: {name} is missing")
    return KeyHolder(
        access_key_id=raw["accessKeyId"],
        secret_access_key=raw["secretAccessKey"],
        account=raw["account"],
        arn=raw["arn"],
        session_token=raw.get("sessionToken", ""),
        expires_at_s=epoch_s(raw.get("expires")),
        user_id=raw.get("userId", DEFAULT_CALLER.user_id),
        actions=action_patterns(place, raw),
        mfa=read_mfa(place, raw),
    )
