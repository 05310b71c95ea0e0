"""What refers to an image: signatures, SBOMs and other artifacts, by ListImageReferrers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.pages import pages
from layerscope.registry.errors.base import Subject
from layerscope.registry.model.images import ImageStatus
from layerscope.text.values import Unknown

PAGE_SIZE = 50  # ECR's maximum


@dataclass(frozen=True, slots=True)
class Referrer:
    """One artifact that names the image as its subject; `status` and `unknown` as in ListedImage."""

    digest: str
    media_type: str = ""
    artifact_type: str = ""
    size_bytes: int | None = None
    annotations: tuple[tuple[str, str], ...] = ()
    status: str = "ACTIVE"
    unknown: Unknown = ()


def list_referrers(
    client: EcrClient, repository: str, digest: str
) -> AsyncGenerator[tuple[Referrer, ...], None]:
    """What refers to the image of this digest, archived artifacts included, up to 50 a page.

    Needs the permission ecr:BatchGetImage. Raises RegistryError.
    """
    parameters = {
        "repositoryName": repository,
        "subjectId": {"imageDigest": digest},
        "filter": {"artifactStatus": "ANY"},
        "maxResults": PAGE_SIZE,
    }
    subject = Subject(repository=repository, image=digest)
    return pages(client, "ListImageReferrers", subject, parameters, _referrers)


def _referrers(answer: Members) -> tuple[Referrer, ...]:
    return tuple(map(_referrer, answer.objects("referrers")))


def _referrer(detail: Members) -> Referrer:
    return Referrer(
        digest=detail.identity("digest"),
        media_type=detail.text("mediaType"),
        artifact_type=detail.text("artifactType"),
        size_bytes=detail.size_bytes("size"),
        annotations=detail.pairs("annotations"),
        status=detail.word("artifactStatus", ImageStatus.ACTIVE),
        unknown=detail.unknown,
    )
