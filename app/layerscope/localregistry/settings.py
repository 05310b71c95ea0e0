"""The files beside the layouts, read strictly: ecr.json of a repository, registry.json of the whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from layerscope.localregistry.accounts import Caller
from layerscope.localregistry.faults import read_faults
from layerscope.localregistry.repository import Registry, Settings

ECR_MEMBERS = {
    "createdAt", "imageTagMutability", "imageScanningConfiguration", "encryptionConfiguration", "policy",
    "lifecyclePolicy", "lifecyclePolicyEvaluatedAt", "images", "replication", "faults",
}  # fmt: skip
IMAGE_MEMBERS = {
    "pushedAt", "status", "lastRecordedPullTime", "lastArchivedAt", "lastActivatedAt", "imageScanStatus",
    "imageScanFindingsSummary",
}  # fmt: skip
STATUSES = ("ACTIVE", "ARCHIVED", "ACTIVATING")


class SettingsError(ValueError):
    """A settings file that cannot be used; the message names the place."""


@dataclass(frozen=True, slots=True)
class RegistrySettings:
    """What one registry is besides its repositories."""

    policy_text: str | None = None
    rules: Sequence[Mapping[str, Any]] = ()
    faults: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class DataSettings:
    """registry.json: who may ask, and what the registries are."""

    callers: Sequence[Caller] = ()
    registries: Mapping[Registry, RegistrySettings] = field(default_factory=dict)


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in the file, empty where there is no file; SettingsError where it is none."""
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path.name}: {error}") from error
    if not isinstance(value, dict):
        raise SettingsError(f"{path.name}: not a JSON object")
    return value


def repository_settings(raw: Mapping[str, Any], created_at_s: float) -> Settings:
    """What ecr.json says; `created_at_s` where it does not say when."""
    _known("ecr.json", raw, ECR_MEMBERS)
    read_faults(raw.get("faults", ()))
    scanning = raw.get("imageScanningConfiguration", {})
    return Settings(
        created_at_s=epoch_s(raw.get("createdAt"), created_at_s),
        tag_mutability=raw.get("imageTagMutability", "MUTABLE"),
        scan_on_push=bool(scanning.get("scanOnPush", False)),
        encryption=raw.get("encryptionConfiguration", {"encryptionType": "AES256"}),
        policy_text=_policy_text(raw.get("policy")),
        lifecycle_policy_text=_policy_text(raw.get("lifecyclePolicy")),
        lifecycle_evaluated_at_s=epoch_s(raw.get("lifecyclePolicyEvaluatedAt"), None),
        replication=raw.get("replication", {}),
        faults=raw.get("faults", ()),
    )


def image_settings(raw: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The images of ecr.json, by digest."""
    images: Mapping[str, Mapping[str, Any]] = raw.get("images", {})
    for digest, image in images.items():
        _known(f"ecr.json: images: {digest}", image, IMAGE_MEMBERS)
        if image.get("status", "ACTIVE") not in STATUSES:
            raise SettingsError(f"ecr.json: images: {digest}: status is one of {', '.join(STATUSES)}")
    return images


def data_settings(path: Path) -> DataSettings:
    """What registry.json says."""
    raw = read_json(path)
    _known(path.name, raw, {"accounts", "registries"})
    registries = {}
    for place, registry in raw.get("registries", {}).items():
        account, _, region = place.partition("/")
        _known(f"{path.name}: {place}", registry, {"policy", "pullThroughCacheRules", "faults"})
        read_faults(registry.get("faults", ()))
        registries[Registry(account, region)] = RegistrySettings(
            policy_text=_policy_text(registry.get("policy")),
            rules=registry.get("pullThroughCacheRules", ()),
            faults=registry.get("faults", ()),
        )
    return DataSettings([_caller(path.name, account) for account in raw.get("accounts", ())], registries)


def epoch_s(value: Any, default: Any) -> Any:
    """Epoch seconds of a number, or of an RFC 3339 text; the default for None."""
    if value is None:
        return default
    if isinstance(value, int | float):
        return float(value)
    try:
        return datetime.fromisoformat(str(value)).astimezone().timestamp()
    except ValueError as error:
        raise SettingsError(f"not a time: {value!r}") from error


def _caller(file_name: str, raw: Mapping[str, Any]) -> Caller:
    known = {"accessKeyId", "secretAccessKey", "sessionToken", "expires", "account", "arn", "userId"}
    _known(f"{file_name}: accounts", raw, known)
    try:
        return Caller(
            access_key_id=raw["accessKeyId"],
            secret_access_key=raw["secretAccessKey"],
            account=raw["account"],
            arn=raw["arn"],
            session_token=raw.get("sessionToken", ""),
            expires_at_s=epoch_s(raw.get("expires"), None),
            user_id=raw.get("userId", "AIDALAYERSCOPELOCAL0"),
        )
    except KeyError as error:
        raise SettingsError(f"{file_name}: accounts: {error.args[0]} is missing") from error


def _policy_text(policy: Any) -> str | None:
    if policy is None or isinstance(policy, str):
        return policy
    return json.dumps(policy, indent=2)


def _known(place: str, raw: Any, members: set[str]) -> None:
    if not isinstance(raw, dict):
        raise SettingsError(f"{place}: not a JSON object")
    unknown = sorted(set(raw) - members)
    if unknown:
        raise SettingsError(f"{place}: unknown: {', '.join(unknown)}; known: {', '.join(sorted(members))}")
