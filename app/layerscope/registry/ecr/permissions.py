"""Which of this program's calls the caller may make, found out by making each of them once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.service import (
    AccessDeniedError,
    RegionDisabledError,
    ServiceError,
    UnexpectedServiceError,
)
from layerscope.registry.manifests.manifest import ImageManifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.model.media_types import ACCEPTED_MEDIA_TYPES
from layerscope.text.reasons import Reason

# The IAM action of each call (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html).
ACTIONS = {
    "DescribeRepositories": "ecr:DescribeRepositories",
    "DescribeImages": "ecr:DescribeImages",
    "BatchGetImage": "ecr:BatchGetImage",
    "BatchCheckLayerAvailability": "ecr:BatchCheckLayerAvailability",
    "GetDownloadUrlForLayer": "ecr:GetDownloadUrlForLayer",
    "ListImageReferrers": "ecr:BatchGetImage",
}
# Asked about where no image is known: permission is checked before the digest is looked for.
_NO_DIGEST = "sha256:" + "0" * 64


class Permission(StrEnum):
    """Whether the caller may make a call."""

    ALLOWED = "allowed"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CallPermission:
    """Whether one call may be made, with the error that says so and its `reason` in words, if any."""

    operation: str
    permission: Permission
    reason: str = ""
    error: RegistryError | None = None

    @property
    def action(self) -> str:
        """The IAM action that allows it."""
        return ACTIONS[self.operation]


async def try_calls(client: EcrClient, repository: str = "") -> tuple[CallPermission, ...]:
    """The permission of each of ACTIONS, in their order; raises nothing. Six small reads, one of them a URL.

    They ask about `repository`, else about the registry's first, and hold for that one only: policies may
    treat every repository differently.
    """
    trial = _PermissionTest(client)
    answer = await trial.ask("DescribeRepositories", **_repositories(repository))
    listed = answer.get("repositories") or ()
    repository = repository or (str(listed[0].get("repositoryName", "")) if listed else "")
    if not repository:
        return tuple(trial.permissions_without_repository())
    image = await trial.ask("DescribeImages", repositoryName=repository, maxResults=1)
    digest = next((str(each.get("imageDigest")) for each in image.get("imageDetails") or ()), _NO_DIGEST)
    manifest = await trial.ask(
        "BatchGetImage",
        repositoryName=repository,
        imageIds=[{"imageDigest": digest}],
        acceptedMediaTypes=list(ACCEPTED_MEDIA_TYPES),
    )
    layer = _layer_of(manifest) or _NO_DIGEST
    await asyncio.gather(
        trial.ask("BatchCheckLayerAvailability", repositoryName=repository, layerDigests=[layer]),
        trial.ask("GetDownloadUrlForLayer", repositoryName=repository, layerDigest=layer),
        trial.ask("ListImageReferrers", repositoryName=repository, subjectId={"imageDigest": digest}),
    )
    return tuple(trial.permissions[operation] for operation in ACTIONS)


def permission_of(error: RegistryError) -> Permission:
    """What a failed call says of the permission: 'not found' shows that the caller may ask."""
    if isinstance(error, AccessDeniedError):
        return Permission.DENIED
    if error.retryable or isinstance(error, UnexpectedServiceError | RegionDisabledError):
        return Permission.UNKNOWN
    return Permission.ALLOWED if isinstance(error, ServiceError) else Permission.UNKNOWN


class _PermissionTest:
    """The calls made so far, each with its permission."""

    def __init__(self, client: EcrClient) -> None:
        self._client = client
        self.permissions: dict[str, CallPermission] = {}

    async def ask(self, operation: str, **parameters: Any) -> dict[str, Any]:
        """The call's answer, empty where it failed."""
        subject = Subject(repository=str(parameters.get("repositoryName", "")))
        try:
            answer = await self._client.call(operation, subject, **parameters)
        except RegistryError as error:
            permission = permission_of(error)
            reason = "" if permission is Permission.ALLOWED else str(error)
            self.permissions[operation] = CallPermission(operation, permission, reason, error)
            return {}
        self.permissions[operation] = CallPermission(operation, Permission.ALLOWED)
        return answer

    def permissions_without_repository(self) -> Iterator[CallPermission]:
        """Those found so far; the other calls need a repository to ask about."""
        reason = Reason.tr("There is no repository to ask about; name one.")
        for operation in ACTIONS:
            yield self.permissions.get(operation) or CallPermission(operation, Permission.UNKNOWN, reason)


def _repositories(repository: str) -> dict[str, Any]:
    return {"repositoryNames": [repository]} if repository else {"maxResults": 1}


def _layer_of(answer: dict[str, Any]) -> str:
    """The digest of a layer or the config; empty for an index, and for what is not a manifest."""
    for image in answer.get("images") or ():
        try:
            manifest = parse_manifest(
                str(image.get("imageManifest", "")), str(image.get("imageManifestMediaType", ""))
            )
        except RegistryError:
            continue
        if isinstance(manifest, ImageManifest):
            blobs = [*manifest.layers, *([manifest.config] if manifest.config else [])]
            return next((blob.digest for blob in blobs if not blob.urls), "")
    return ""
