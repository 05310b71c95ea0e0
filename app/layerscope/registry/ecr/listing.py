"""What a registry holds, page by page: repositories, and the images of one."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.pages import pages
from layerscope.registry.errors.base import Subject
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository

PAGE_SIZE = 1000  # ECR's maximum
EVERY_IMAGE = {"imageStatus": "ANY"}  # ECR leaves archived images out unless asked


def list_repositories(client: EcrClient) -> AsyncGenerator[tuple[Repository, ...], None]:
    """The registry's repositories, up to 1,000 a page, as they arrive; raises RegistryError."""
    return pages(client, "DescribeRepositories", Subject(), {"maxResults": PAGE_SIZE}, repositories_in)


def list_images(client: EcrClient, repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
    """The repository's images, archived ones included, up to 1,000 a page; raises RegistryError."""
    parameters = {"repositoryName": repository, "maxResults": PAGE_SIZE, "filter": EVERY_IMAGE}
    return pages(client, "DescribeImages", Subject(repository=repository), parameters, images_in)


def images_in(answer: dict[str, Any]) -> tuple[ListedImage, ...]:
    """The images of a DescribeImages answer; KeyError for an answer without them."""
    return tuple(map(_image, answer["imageDetails"]))


def _image(detail: dict[str, Any]) -> ListedImage:
    # Positional and without helpers: this runs once for each of 100,000 images.
    get = detail.get
    return ListedImage(
        detail["imageDigest"],
        tuple(get("imageTags") or ()),
        get("imageSizeInBytes"),
        get("imagePushedAt"),
        get("imageManifestMediaType") or "",
        get("artifactMediaType") or "",
        get("imageStatus") or "ACTIVE",
        get("subjectManifestDigest") or "",
        get("lastRecordedPullTime"),
        get("lastArchivedAt"),
    )


def repositories_in(answer: dict[str, Any]) -> tuple[Repository, ...]:
    """The repositories of a DescribeRepositories answer; KeyError for an answer without them."""
    return tuple(map(_repository, answer["repositories"]))


def _repository(detail: dict[str, Any]) -> Repository:
    encryption = detail.get("encryptionConfiguration") or {}
    scanning = detail.get("imageScanningConfiguration") or {}
    return Repository(
        name=detail["repositoryName"],
        registry_id=detail.get("registryId") or "",
        arn=detail.get("repositoryArn") or "",
        uri=detail.get("repositoryUri") or "",
        created_at_s=detail.get("createdAt"),
        tag_mutability=detail.get("imageTagMutability") or "",
        encryption_type=encryption.get("encryptionType") or "",
        kms_key=encryption.get("kmsKey") or "",
        scan_on_push=bool(scanning.get("scanOnPush")),
    )
