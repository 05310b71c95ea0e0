"""PutImage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from layerscope.localregistry.content.digested_bytes import digested
from layerscope.localregistry.content.manifest_references import (
    INDEX_MEDIA_TYPES,
    OCI_MANIFEST,
    SCHEMA1,
    SCHEMA1_SIGNED,
    ReadManifest,
    read_manifest,
)
from layerscope.localregistry.content.repository_writer import PushedImage
from layerscope.localregistry.data.oci_layout import is_tag
from layerscope.localregistry.protocol.api_error import ApiError, invalid_parameter, named
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.pushing import Target, pushing
from layerscope.registry.references.digests import digest_of

MAX_MANIFEST_BYTES = 4 * 1024 * 1024
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
_MAX_IMAGES = 100_000
_MAX_TAGS = 1000
_DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
_MEDIA_TYPES = INDEX_MEDIA_TYPES | {OCI_MANIFEST, _DOCKER_MANIFEST, SCHEMA1, SCHEMA1_SIGNED}


def put_image(call: EcrCall) -> dict[str, Any]:
    """The image as it was stored: listed once everything it names is there."""
    content = _content(call.parameters["imageManifest"])
    manifest = _manifest(content, call.parameters.get("imageManifestMediaType", ""))
    digest = digest_of(digested(content))
    tag = call.parameters.get("imageTag", "")
    if "imageTag" in call.parameters and not is_tag(tag):
        raise invalid_parameter(
            "imageTag", "must satisfy regular expression '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,299}'"
        )
    if call.parameters.get("imageDigest", digest) != digest:
        raise ApiError(
            "ImageDigestDoesNotMatchException",
            f"The image digest '{call.parameters['imageDigest']}' does not match the calculated '{digest}'",
        )
    with pushing(call, [digest]) as target, target.writer.lock:
        _check_references(call, target, manifest)
        _check_place(call, target, digest, tag)
        target.writer.put_image(PushedImage(content, digest, manifest.media_type, tag, call.service.clock()))
        target.uploads.name(target.repository, (blob.digest for blob in manifest.blobs))
    return {
        "image": {
            "registryId": call.registry.account,
            "repositoryName": target.repository.name,
            "imageId": {"imageDigest": digest} | ({"imageTag": tag} if tag else {}),
            "imageManifest": call.parameters["imageManifest"],
            "imageManifestMediaType": manifest.media_type,
        }
    }


def _content(text: str) -> bytes:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        raise _invalid("Invalid JSON syntax") from None
    if len(content) > MAX_MANIFEST_BYTES:
        raise _invalid(f"Member must have length less than or equal to {MAX_MANIFEST_BYTES}")
    return content


def _manifest(content: bytes, stated: str) -> ReadManifest:
    try:
        manifest = read_manifest(content, "")
    except (ValueError, RecursionError):
        raise _invalid("Invalid JSON syntax") from None
    if stated and manifest.states_media_type and manifest.media_type != stated:
        raise _invalid(f"mediaType in the manifest is '{manifest.media_type}', not '{stated}'")
    if not stated and not manifest.states_media_type and not manifest.media_type.startswith(SCHEMA1[:-5]):
        raise invalid_parameter("imageManifestMediaType", "must be given where the manifest has no mediaType")
    media_type = stated or manifest.media_type
    if media_type not in _MEDIA_TYPES:
        raise invalid_parameter("imageManifestMediaType", f"Unsupported manifest media type '{media_type}'")
    return manifest._replace(media_type=media_type)


def _check_references(call: EcrCall, target: Target, manifest: ReadManifest) -> None:
    """ECR takes no image before its layers, and no index before its images."""
    where = f"{named(target.repository.name, call.registry.account)} do not exist"
    layers = _absent(
        blob.digest
        for blob in manifest.blobs
        if not (blob.is_elsewhere or target.writer.has_blob(blob.digest))
    )
    if layers:
        raise ApiError(
            "LayersNotFoundException",
            f"Layers with digests '[{layers}]' required for pushing image into repository {where}",
        )
    children = _absent(each for each in manifest.children if target.repository.image(each) is None)
    if children:
        raise ApiError(
            "ReferencedImagesNotFoundException",
            f"Images with digests '[{children}]' required for pushing image into repository {where}",
        )


def _absent(digests: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(digests))


def _check_place(call: EcrCall, target: Target, digest: str, tag: str) -> None:
    repository, account = target.repository, call.registry.account
    image = repository.image(digest)
    tagged = repository.digest_of_tag(tag) if tag else digest
    if image is not None and tagged == digest:
        raise ApiError(
            "ImageAlreadyExistsException",
            f"Image with digest '{digest}' and tag '{tag or 'null'}' already exists in the repository "
            f"with name '{repository.name}' in registry with id '{account}'",
        )
    if tag and tagged is not None and repository.settings().keeps(tag):
        raise tag_is_immutable(tag, repository.name)
    if image is None and next(repository.images_from(_MAX_IMAGES - 1), None) is not None:
        raise ApiError("LimitExceededException", f"A repository may have {_MAX_IMAGES} images at most")
    if image is not None and len(image.tags) >= _MAX_TAGS:
        raise ApiError("LimitExceededException", f"An image may have {_MAX_TAGS} tags at most")


def tag_is_immutable(tag: str, name: str) -> ApiError:
    """A tag that may not be moved."""
    return ApiError(
        "ImageTagAlreadyExistsException",
        f"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because "
        f"the tag is immutable.",
    )


def _invalid(constraint: str) -> ApiError:
    return invalid_parameter("ImageManifest", constraint)
