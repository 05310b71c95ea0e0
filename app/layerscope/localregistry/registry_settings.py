"""registry.json: who may ask, and what the registries are besides their repositories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layerscope.localregistry.accounts import DEFAULT_CALLER, Caller
from layerscope.localregistry.faults import read_faults
from layerscope.localregistry.model import output_shape
from layerscope.localregistry.repository import Registry
from layerscope.localregistry.settings import (
    SettingsError,
    check_members,
    check_shape,
    epoch_s,
    object_in,
    policy_text,
    read_json,
)

_ACCOUNT_MEMBERS = frozenset(
    {"accessKeyId", "secretAccessKey", "sessionToken", "expires", "account", "arn", "userId"}
)
_REGISTRY_MEMBERS = frozenset({"policy", "pullThroughCacheRules", "faults"})
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
    """What one registry is besides its repositories; `faults` as written."""

    policy_text: str | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    faults: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class DataSettings:
    """The whole file."""

    callers: Sequence[Caller] = ()
    registries: Mapping[Registry, RegistrySettings] = field(default_factory=dict)


def read_data_settings(path: Path) -> DataSettings:
    """What registry.json says; SettingsError or FaultError where it cannot be used."""
    raw = read_json(path)
    check_members(path.name, raw, frozenset({"accounts", "registries"}))
    accounts = raw.get("accounts", ())
    if not isinstance(accounts, list | tuple):
        raise SettingsError(f"{path.name}: accounts: not a list")
    registries = {}
    for place, registry in object_in(raw, "registries", path.name).items():
        account, _, region = place.partition("/")
        if not (account.isdigit() and len(account) == 12 and region):
            raise SettingsError(f"{path.name}: registries: {place!r} is not ACCOUNT/REGION")
        registries[Registry(account, region)] = _registry(f"{path.name}: {place}", registry, account)
    return DataSettings([_caller(f"{path.name}: accounts", account) for account in accounts], registries)


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


def _caller(place: str, raw: Mapping[str, Any]) -> Caller:
    check_members(place, raw, _ACCOUNT_MEMBERS)
    for name in ("accessKeyId", "secretAccessKey", "account", "arn"):
        if not isinstance(raw.get(name), str):
            raise SettingsError(f"{place}: {name} is missing")
    return Caller(
        access_key_id=raw["accessKeyId"],
        secret_access_key=raw["secretAccessKey"],
        account=raw["account"],
        arn=raw["arn"],
        session_token=raw.get("sessionToken", ""),
        expires_at_s=epoch_s(raw.get("expires")),
        user_id=raw.get("userId", DEFAULT_CALLER.user_id),
    )
