"""What a registry holds, page by page: repositories, and the images of one."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.pages import pages
from layerscope.registry.errors.base import Subject
from layerscope.registry.model.images import ImageStatus, ListedImage, ListedScan
from layerscope.registry.model.repositories import Repository
from layerscope.registry.model.scans import SEVERITIES

PAGE_SIZE = 1000  # ECR's maximum
TAG_CHARACTERS = 300  # ECR's maximum
EVERY_IMAGE = {"imageStatus": "ANY"}  # ECR leaves archived images out unless asked


def list_repositories(client: EcrClient) -> AsyncGenerator[tuple[Repository, ...], None]:
    """The registry's repositories, up to 1,000 a page, as they arrive; raises RegistryError."""
    return pages(client, "DescribeRepositories", Subject(), {"maxResults": PAGE_SIZE}, repositories_in)


def list_images(client: EcrClient, repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
    """The repository's images, archived ones included, up to 1,000 a page; raises RegistryError."""
    parameters = {"repositoryName": repository, "maxResults": PAGE_SIZE, "filter": EVERY_IMAGE}
    return pages(client, "DescribeImages", Subject(repository=repository), parameters, images_in)


def images_in(answer: Members) -> tuple[ListedImage, ...]:
    """The images of a DescribeImages answer; UnfitError for an answer without them."""
    return tuple(map(_image, answer.objects("imageDetails")))


def _image(detail: Members) -> ListedImage:
    # Positional: this runs once for each of 100,000 images.
    return ListedImage(
        detail.identity("imageDigest"),
        detail.texts("imageTags", TAG_CHARACTERS),
        detail.size_bytes("imageSizeInBytes"),
        detail.time_s("imagePushedAt"),
        detail.text("imageManifestMediaType"),
        detail.text("artifactMediaType"),
        detail.word("imageStatus", ImageStatus.ACTIVE),
        detail.text("subjectManifestDigest"),
        detail.time_s("lastRecordedPullTime"),
        detail.time_s("lastArchivedAt"),
        detail.unknown,
        _scan(detail) if detail.has("imageScanStatus") or detail.has("imageScanFindingsSummary") else None,
    )


def _scan(detail: Members) -> ListedScan:
    status = detail.child("imageScanStatus")
    counted = detail.child("imageScanFindingsSummary").child("findingSeverityCounts")
    # Any number that is whole and not negative: a count is held to the rule of a size.
    counts = ((severity, counted.size_bytes(severity)) for severity in SEVERITIES)
    return ListedScan(
        status.word("status", ""),
        status.text("description"),
        tuple((severity, count) for severity, count in counts if count),
    )


def repositories_in(answer: Members) -> tuple[Repository, ...]:
    """The repositories of a DescribeRepositories answer; UnfitError for an answer without them."""
    return tuple(map(_repository, answer.objects("repositories")))


def _repository(detail: Members) -> Repository:
    encryption = detail.child("encryptionConfiguration")
    scanning = detail.child("imageScanningConfiguration")
    return Repository(
        name=detail.identity("repositoryName"),
        registry_id=detail.text("registryId"),
        arn=detail.text("repositoryArn"),
        uri=detail.text("repositoryUri"),
        created_at_s=detail.time_s("createdAt"),
        tag_mutability=detail.text("imageTagMutability"),
        encryption_type=encryption.text("encryptionType"),
        kms_key=encryption.text("kmsKey"),
        scan_on_push=scanning.flag("scanOnPush") or False,
        unknown=detail.unknown + encryption.unknown + scanning.unknown,
    )
