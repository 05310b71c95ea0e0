"""Manifests, by BatchGetImage: always by digest, checked against it, and read for what they are."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from layerscope.registry.aws.members import DOCUMENT_CHARACTERS, Members
from layerscope.registry.aws.translation import translate_failure
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import EVERY_IMAGE, images_in
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.content import (
    DigestMismatchError,
    InvalidManifestError,
    UnsupportedDigestError,
)
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError, InvalidParameterError
from layerscope.registry.manifests.manifest import Manifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.manifests.schema1 import digested_bytes
from layerscope.registry.manifests.strict_json import top
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.media_types import ACCEPTED_MEDIA_TYPES
from layerscope.registry.references.digests import HEX_LENGTHS, digest_of, is_digest, matches
from layerscope.text.reasons import Reason
from layerscope.text.values import why

BATCH_SIZE = 100  # ECR's maximum

Manifests = dict[str, Manifest | RegistryError]


async def fetch_manifest(client: EcrClient, repository: str, digest: str) -> Manifest:
    """The manifest of this digest, its bytes checked; raises RegistryError.

    By digest, since ECR converts a manifest that is asked for by tag to a type the caller seems to accept.
    """
    found = (await fetch_manifests(client, repository, [digest]))[digest]
    if isinstance(found, RegistryError):
        raise found
    return found


async def fetch_manifests(client: EcrClient, repository: str, digests: Iterable[str]) -> Manifests:
    """For each digest its manifest or its error; raises nothing. 100 a call."""
    wanted = list(dict.fromkeys(digests))
    found: Manifests = {digest: _no_digest(repository, digest) for digest in wanted if not is_digest(digest)}
    asked = [digest for digest in wanted if digest not in found]
    batches = [asked[start : start + BATCH_SIZE] for start in range(0, len(asked), BATCH_SIZE)]
    for answer in await asyncio.gather(*(_batch(client, repository, batch) for batch in batches)):
        found.update(answer)
    return found


async def resolve_tag(client: EcrClient, repository: str, tag: str) -> str:
    """The digest that the tag has now; raises RegistryError, ImageNotFoundError for an unknown tag.

    DescribeImages is asked first, since BatchGetImage by tag would make a pull-through repository fetch the
    image from its upstream; BatchGetImage serves those who may not list, such as a node's role.
    """
    try:
        return (await find_image(client, repository, tag)).digest
    except AccessDeniedError:
        return await pulled_digest(client, repository, tag)


async def pulled_digest(client: EcrClient, repository: str, tag: str) -> str:
    """The digest of the tag's image as a pull would have it, by BatchGetImage; raises RegistryError."""
    subject = Subject(repository=repository, image=tag)
    parameters = _batch_parameters(repository, [{"imageTag": tag}])
    return await client.submit("BatchGetImage", subject, parameters, lambda answer: _tagged(answer, subject))


async def find_image(client: EcrClient, repository: str, tag_or_digest: str) -> ListedImage:
    """The image as a listing has it, archived or not; raises RegistryError."""
    key = "imageDigest" if is_digest(tag_or_digest) else "imageTag"
    subject = Subject(repository=repository, image=tag_or_digest)
    parameters = {"repositoryName": repository, "imageIds": [{key: tag_or_digest}]}
    try:
        found = await client.submit(
            "DescribeImages", subject, {**parameters, "filter": EVERY_IMAGE}, images_in
        )
    except InvalidParameterError:  # the API reference does not say that a filter may stand beside imageIds
        found = await client.submit("DescribeImages", subject, parameters, images_in)
    if not found:
        raise ImageNotFoundError(Reason.tr("ECR's answer does not contain this image."), subject=subject)
    return found[0]


async def _batch(client: EcrClient, repository: str, batch: Sequence[str]) -> Manifests:
    def read(answer: Members) -> Manifests:
        return _read(answer, repository, batch)

    parameters = _batch_parameters(repository, [{"imageDigest": digest} for digest in batch])
    subject = Subject(repository=repository, image=batch[0] if len(batch) == 1 else "")
    try:
        return await client.submit("BatchGetImage", subject, parameters, read)
    except RegistryError as error:
        return dict.fromkeys(batch, error)


def _batch_parameters(repository: str, image_ids: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "repositoryName": repository,
        "imageIds": image_ids,
        "acceptedMediaTypes": list(ACCEPTED_MEDIA_TYPES),
    }


def _read(answer: Members, repository: str, batch: Sequence[str]) -> Manifests:
    found: Manifests = {}
    for failure in answer.children("failures"):
        digest = failure.child("imageId").text("imageDigest") or (batch[0] if len(batch) == 1 else "")
        found[digest] = _failed(failure, _subject(repository, digest))
    for image in answer.objects("images"):
        digest = image.child("imageId").text("imageDigest")
        found[digest] = _manifest(image, _subject(repository, digest))
    return {digest: found.get(digest) or _not_named(repository, digest) for digest in batch}


def _manifest(image: Members, subject: Subject) -> Manifest | RegistryError:
    media_type = image.text("imageManifestMediaType")
    try:
        text = _manifest_text(image)
        _check(digested_bytes(text, media_type), subject)
        return parse_manifest(text, media_type, subject.image)
    except RegistryError as error:
        error.subject = subject
        return error


def _manifest_text(image: Members) -> str:
    text = image.text("imageManifest", DOCUMENT_CHARACTERS)
    if reason := why(image.unknown, "imageManifest"):
        raise InvalidManifestError(reason, top())
    return text


def _check(content: bytes, subject: Subject) -> None:
    if subject.image.partition(":")[0] not in HEX_LENGTHS:
        raise UnsupportedDigestError(subject.image)
    if not matches(content, subject.image):
        raise DigestMismatchError(subject.image, digest_of(content), len(content))


def _tagged(answer: Members, subject: Subject) -> str:
    for failure in answer.children("failures"):
        raise _failed(failure, subject)
    images = answer.objects("images")
    if not images:
        raise ImageNotFoundError(Reason.tr("ECR's answer does not contain this image."), subject=subject)
    return images[0].child("imageId").wanted("imageDigest")


def _failed(failure: Members, subject: Subject) -> RegistryError:
    return translate_failure(failure.text("failureCode"), failure.text("failureReason"), subject)


def _not_named(repository: str, digest: str) -> RegistryError:
    return ImageNotFoundError(
        Reason.tr("ECR's answer names this image neither as found nor as failed."),
        subject=_subject(repository, digest),
    )


def _no_digest(repository: str, text: str) -> RegistryError:
    return InvalidParameterError(
        Reason.tr("“{text}” is not a digest.", text=text), subject=_subject(repository, text)
    )


def _subject(repository: str, digest: str) -> Subject:
    return Subject(operation="BatchGetImage", repository=repository, image=digest)
