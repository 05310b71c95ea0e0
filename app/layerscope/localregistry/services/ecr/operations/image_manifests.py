"""BatchGetImage."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from layerscope.localregistry.content.served_repository import ServedRepository, StoredImage
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.operations.image_listing import find_image

_DIGEST = re.compile(r"[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+")
_TAG = re.compile(r"[a-zA-Z0-9-_.]{1,300}")
_DOCKER = "application/vnd.docker.distribution.manifest.v2+json"
_OCI = "application/vnd.oci.image.manifest.v1+json"
_DOCKER_TO_OCI = {
    _DOCKER: _OCI,
    "application/vnd.docker.container.image.v1+json": "application/vnd.oci.image.config.v1+json",
    "application/vnd.docker.image.rootfs.diff.tar": "application/vnd.oci.image.layer.v1.tar",
    "application/vnd.docker.image.rootfs.diff.tar.gzip": "application/vnd.oci.image.layer.v1.tar+gzip",
}
_OCI_TO_DOCKER = {oci: docker for docker, oci in _DOCKER_TO_OCI.items()}


def batch_get_image(call: EcrCall) -> dict[str, Any]:
    """Manifests, and a failure for each image that cannot be had."""
    image_ids = call.parameters["imageIds"]
    repository = call.repository(digests=[item["imageDigest"] for item in image_ids if "imageDigest" in item])
    images: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    for image_id in image_ids:
        failure = _failure(call, repository, image_id)
        if failure:
            code, reason = failure
            failures.append({"imageId": _echo(image_id), "failureCode": code, "failureReason": reason})
        else:
            images.append(_image(call, repository, image_id))
    return {"images": images, "failures": failures}


def _failure(
    call: EcrCall, repository: ServedRepository, image_id: Mapping[str, str]
) -> tuple[str, str] | None:
    digest, tag = image_id.get("imageDigest"), image_id.get("imageTag")
    invalid = _invalid(digest, tag)
    if invalid:
        return invalid
    tagged = repository.digest_of_tag(tag) if tag is not None else None
    fault = call.store.faults(repository).of_item(call.operation, digest or tagged or "")
    if fault:
        return fault.failure, fault.reason or _REASONS.get(fault.failure, "")
    if digest is not None and tagged not in (None, digest):
        return "ImageTagDoesNotMatchDigest", f"The tag '{tag}' does not belong to the image {digest}"
    image = find_image(repository, image_id)
    if image is None:
        return "ImageNotFound", _REASONS["ImageNotFound"]
    return None if image.status == "ACTIVE" else ("ImageInaccessible", _REASONS["ImageInaccessible"])


def _invalid(digest: str | None, tag: str | None) -> tuple[str, str] | None:
    if digest is None and tag is None:
        return "MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null"
    if digest is not None and not _DIGEST.fullmatch(digest):
        return "InvalidImageDigest", _regex("digest", _DIGEST)
    if tag is not None and not _TAG.fullmatch(tag):
        return "InvalidImageTag", _regex("tag", _TAG)
    return None


def _image(call: EcrCall, repository: ServedRepository, image_id: Mapping[str, str]) -> dict[str, Any]:
    image = find_image(repository, image_id)
    text = repository.manifest_text(image.digest) if image else None
    if image is None or text is None:
        raise FileNotFoundError(f"{repository.name}: a manifest went away while it was being served")
    media_type = image.media_type
    if "imageDigest" not in image_id:
        media_type, text = _accepted(image, text, call.parameters.get("acceptedMediaTypes", ()))
    return {
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "imageId": _echo(image_id) | {"imageDigest": image.digest},
        "imageManifest": text,
        "imageManifestMediaType": media_type,
    }


def _accepted(image: StoredImage, text: str, accepted: Collection[str]) -> tuple[str, str]:
    """The manifest in a media type the client takes: by tag ECR converts schema 2 and OCI into each other.

    What cannot be converted comes as it is; so does everything asked for by digest.
    """
    names = {_DOCKER: _DOCKER_TO_OCI, _OCI: _OCI_TO_DOCKER}.get(image.media_type, {})
    target = names.get(image.media_type, "")
    if not accepted or image.media_type in accepted or target not in accepted:
        return image.media_type, text
    body = json.loads(text)
    body["mediaType"] = target
    for descriptor in (body.get("config") or {}, *(body.get("layers") or ())):
        descriptor["mediaType"] = names.get(descriptor.get("mediaType"), descriptor.get("mediaType"))
    return target, json.dumps(body, indent=3)


def _echo(image_id: Mapping[str, str]) -> dict[str, str]:
    return {name: image_id[name] for name in ("imageDigest", "imageTag") if image_id.get(name) is not None}


def _regex(what: str, pattern: re.Pattern[str]) -> str:
    return f"Invalid request parameters: image {what} should satisfy the regex '{pattern.pattern}'"


_REASONS = {
    "ImageNotFound": "Requested image not found",
    "ImageInaccessible": "Requested image is archived or being restored and cannot be pulled",
    "ImageReferencedByManifestList": "Requested image referenced by manifest list",
    "KmsError": "The image could not be decrypted: the KMS key is disabled, deleted or not accessible",
    "UpstreamAccessDenied": "The upstream registry denied access to the image",
    "UpstreamTooManyRequests": "The upstream registry answered with too many requests",
    "UpstreamUnavailable": "The upstream registry could not be reached",
}
