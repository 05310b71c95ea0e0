"""Which of this program's calls the caller may make, found out by making each of them once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from layerscope.registry.aws.members import DOCUMENT_CHARACTERS, Members
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
    listed = await trial.ask("DescribeRepositories", _first_repository, **_repositories(repository))
    repository = repository or listed
    if not repository:
        return tuple(trial.permissions_without_repository())
    image = await trial.ask("DescribeImages", _first_image, repositoryName=repository, maxResults=1)
    digest = image or _NO_DIGEST
    layer = await trial.ask(
        "BatchGetImage",
        _first_layer,
        repositoryName=repository,
        imageIds=[{"imageDigest": digest}],
        acceptedMediaTypes=list(ACCEPTED_MEDIA_TYPES),
    )
    layer = layer or _NO_DIGEST
    named = {"repositoryName": repository}
    await asyncio.gather(
        trial.ask("BatchCheckLayerAvailability", _nothing, **named, layerDigests=[layer]),
        trial.ask("GetDownloadUrlForLayer", _nothing, **named, layerDigest=layer),
        trial.ask("ListImageReferrers", _nothing, **named, subjectId={"imageDigest": digest}),
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

    async def ask(self, operation: str, read: Callable[[Members], str], **parameters: Any) -> str:
        """What `read` makes of the call's answer; empty where it failed."""
        subject = Subject(repository=str(parameters.get("repositoryName", "")))
        try:
            found = await self._client.submit(operation, subject, parameters, read)
        except RegistryError as error:
            permission = permission_of(error)
            reason = "" if permission is Permission.ALLOWED else str(error)
            self.permissions[operation] = CallPermission(operation, permission, reason, error)
            return ""
        self.permissions[operation] = CallPermission(operation, Permission.ALLOWED)
        return found

    def permissions_without_repository(self) -> Iterator[CallPermission]:
        """Those found so far; the other calls need a repository to ask about."""
        reason = Reason.tr("No repository is given; name one.")
        for operation in ACTIONS:
            yield self.permissions.get(operation) or CallPermission(operation, Permission.UNKNOWN, reason)


def _repositories(repository: str) -> dict[str, Any]:
    return {"repositoryNames": [repository]} if repository else {"maxResults": 1}


def _nothing(_answer: Members) -> str:
    return ""


def _first_repository(answer: Members) -> str:
    return next((each.text("repositoryName") for each in answer.children("repositories")), "")


def _first_image(answer: Members) -> str:
    return next((each.text("imageDigest") for each in answer.children("imageDetails")), "")


def _first_layer(answer: Members) -> str:
    """The digest of a layer or the config; empty for an index, and for what is not a manifest."""
    for image in answer.children("images"):
        text = image.text("imageManifest", DOCUMENT_CHARACTERS)
        try:
            manifest = parse_manifest(text, image.text("imageManifestMediaType"))
        except RegistryError:
            continue
        if isinstance(manifest, ImageManifest):
            blobs = [*manifest.layers, *([manifest.config] if manifest.config else [])]
            return next((blob.digest for blob in blobs if not blob.urls), "")
    return ""
