"""ecr.json: what ECR knows of a repository besides its content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layerscope.localregistry.content.served_repository import RepositorySettings
from layerscope.localregistry.data.json_settings import (
    check_members,
    check_shape,
    epoch_s,
    object_in,
    policy_text,
)
from layerscope.localregistry.faults.injected import read_faults
from layerscope.localregistry.protocol.service_model import output_shape

_PLACE = "ecr.json"
_DESCRIBED = (
    "imageTagMutability",
    "imageTagMutabilityExclusionFilters",
    "imageScanningConfiguration",
    "encryptionConfiguration",
)
_MEMBERS = frozenset({
    *_DESCRIBED, "createdAt", "policy", "lifecyclePolicy", "lifecyclePolicyEvaluatedAt", "images",
    "replication", "faults",
})  # fmt: skip
_IMAGE_TIMES = frozenset({"pushedAt", "lastRecordedPullTime", "lastArchivedAt", "lastActivatedAt"})
_IMAGE_MEMBERS = _IMAGE_TIMES | {"status", "imageScanStatus", "imageScanFindingsSummary"}


def read_settings(raw: Mapping[str, Any], created_at_s: float) -> RepositorySettings:
    """What ecr.json says, `created_at_s` where it does not say when; SettingsError or FaultError."""
    check_members(_PLACE, raw, _MEMBERS)
    described = {name: raw[name] for name in _DESCRIBED if name in raw}
    check_shape(_PLACE, output_shape("DescribeRepositories").members["repositories"].member, described)
    read_faults(raw.get("faults", ()))
    return RepositorySettings(
        created_at_s=epoch_s(raw.get("createdAt"), created_at_s),
        tag_mutability=raw.get("imageTagMutability", "MUTABLE"),
        tag_exclusions=raw.get("imageTagMutabilityExclusionFilters", ()),
        scan_on_push=raw.get("imageScanningConfiguration", {}).get("scanOnPush", False),
        encryption=raw.get("encryptionConfiguration", {"encryptionType": "AES256"}),
        policy_text=policy_text(raw.get("policy")),
        lifecycle_policy_text=policy_text(raw.get("lifecyclePolicy")),
        lifecycle_evaluated_at_s=epoch_s(raw.get("lifecyclePolicyEvaluatedAt")),
        replication=_replication(raw),
        faults=raw.get("faults", ()),
    )


def read_images(raw: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The images of ecr.json by digest, their times as epoch seconds; SettingsError."""
    shape = output_shape("DescribeImages").members["imageDetails"].member
    images = {}
    for digest, image in object_in(raw, "images", _PLACE).items():
        place = f"{_PLACE}: images: {digest}"
        check_members(place, image, _IMAGE_MEMBERS)
        as_answered = {name: value for name, value in image.items() if name not in _IMAGE_TIMES}
        check_shape(place, shape, as_answered | {"imageStatus": image.get("status", "ACTIVE")})
        times = {name: epoch_s(value) for name, value in image.items() if name in _IMAGE_TIMES}
        images[digest] = {**image, **times}
    return images


def _replication(raw: Mapping[str, Any]) -> dict[str, Any]:
    replication = object_in(raw, "replication", _PLACE)
    shape = output_shape("DescribeImageReplicationStatus").members["replicationStatuses"]
    for digest, statuses in replication.items():
        check_shape(f"{_PLACE}: replication: {digest}", shape, statuses)
    return replication


def unusable(problem: str, created_at_s: float) -> RepositorySettings:
    """The settings of a repository whose ecr.json cannot be used: every call says so."""
    fault = {"operation": "*", "error": "ServerException", "message": f"local registry: {problem}"}
    return RepositorySettings(created_at_s=created_at_s, faults=(fault,))
