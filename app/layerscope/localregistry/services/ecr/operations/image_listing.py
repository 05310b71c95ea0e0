"""DescribeImages and ListImages, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from layerscope.localregistry.content.served_repository import ServedRepository, StoredImage
from layerscope.localregistry.protocol.api_error import image_not_found, invalid_parameter
from layerscope.localregistry.services.ecr.ecr_call import EcrCall

DEFAULT_PAGE = 100
_Wanted = Callable[[StoredImage], bool]


def describe_images(call: EcrCall) -> dict[str, Any]:
    """The images asked for by id, or a page of all; archived ones only where the filter says so."""
    image_ids = call.parameters.get("imageIds")
    if image_ids is not None:
        for member in ("nextToken", "maxResults"):
            if member in call.parameters:
                raise invalid_parameter(member, "must not be specified with imageIds")
        return {"imageDetails": _described(call, image_ids)}
    repository = call.repository()
    limit, position = call.parameters.get("maxResults", DEFAULT_PAGE), _start(call)[0]
    wanted = wanted_by(call.parameters.get("filter", {}))
    details: list[dict[str, Any]] = []
    for image in repository.images_from(position):
        if wanted(image):
            if len(details) == limit:
                return {"imageDetails": details, "nextToken": _token(call, position)}
            details.append(_detail(repository, image))
        position += 1
    return {"imageDetails": details}


def list_images(call: EcrCall) -> dict[str, Any]:
    """A page of image ids: one an image and tag, without a tag for an untagged image."""
    repository = call.repository()
    limit, (position, skipped) = call.parameters.get("maxResults", DEFAULT_PAGE), _start(call)
    wanted = wanted_by(call.parameters.get("filter", {}))
    ids: list[dict[str, str]] = []
    for image in repository.images_from(position):
        if wanted(image):
            for offset, image_id in enumerate(_image_ids(image)):
                if offset < skipped:
                    continue
                if len(ids) == limit:
                    return {"imageIds": ids, "nextToken": _token(call, position, offset)}
                ids.append(image_id)
        position, skipped = position + 1, 0
    return {"imageIds": ids}


def find_image(repository: ServedRepository, image_id: Mapping[str, str]) -> StoredImage | None:
    """The image of the id; None where digest or tag are unknown, or are not of the same image."""
    digest, tag = image_id.get("imageDigest"), image_id.get("imageTag")
    if tag is not None:
        tagged = repository.digest_of_tag(tag)
        if tagged is None or digest not in (None, tagged):
            return None
        digest = tagged
    return None if digest is None else repository.image(digest)


def required_image(repository: ServedRepository, image_id: Mapping[str, str]) -> StoredImage:
    """The image of the id; ImageNotFoundException, or InvalidParameterException for an id that names none."""
    digest, tag = image_id.get("imageDigest"), image_id.get("imageTag")
    if digest is None and tag is None:
        raise invalid_parameter("imageId", "both tag and digest cannot be null")
    image = find_image(repository, image_id)
    if image is None:
        raise image_not_found(digest, tag, repository.name, repository.registry.account)
    return image


def wanted_by(filters: Mapping[str, str]) -> _Wanted:
    """Whether an image passes the filter; without a filter, only active images do."""
    tag_status, image_status = filters.get("tagStatus", "ANY"), filters.get("imageStatus", "ACTIVE")

    def wanted(image: StoredImage) -> bool:
        if image_status not in ("ANY", image.status):
            return False
        return tag_status == "ANY" or (tag_status == "TAGGED") == bool(image.tags)

    return wanted


def _described(call: EcrCall, image_ids: list[dict[str, str]]) -> list[dict[str, Any]]:
    repository = call.repository(digests=[item["imageDigest"] for item in image_ids if "imageDigest" in item])
    wanted = wanted_by(call.parameters.get("filter", {}))
    details: dict[str, dict[str, Any]] = {}
    for image_id in image_ids:
        image = required_image(repository, image_id)
        if not wanted(image):
            digest, tag = image_id.get("imageDigest"), image_id.get("imageTag")
            raise image_not_found(digest, tag, repository.name, repository.registry.account)
        details[image.digest] = _detail(repository, image)
    return list(details.values())


def _detail(repository: ServedRepository, image: StoredImage) -> dict[str, Any]:
    detail: dict[str, Any] = {
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "imageDigest": image.digest,
        "imageSizeInBytes": image.size_bytes,
        "imagePushedAt": round(image.pushed_at_s, 3),
        "imageManifestMediaType": image.media_type,
        "imageStatus": image.status,
    }
    if image.tags:
        detail["imageTags"] = image.tags
    if image.artifact_media_type:
        detail["artifactMediaType"] = image.artifact_media_type
    if image.subject_digest:
        detail["subjectManifestDigest"] = image.subject_digest
    if image.last_pulled_at_s is not None:
        detail["lastRecordedPullTime"] = round(image.last_pulled_at_s, 3)
    if image.last_archived_at_s is not None:
        detail["lastArchivedAt"] = round(image.last_archived_at_s, 3)
    if image.last_activated_at_s is not None:
        detail["lastActivatedAt"] = round(image.last_activated_at_s, 3)
    if image.scan:
        detail.update(image.scan)
    return detail


def _image_ids(image: StoredImage) -> Iterator[dict[str, str]]:
    if not image.tags:
        yield {"imageDigest": image.digest}
    for tag in image.tags:
        yield {"imageDigest": image.digest, "imageTag": tag}


def _listing(call: EcrCall) -> list[str]:
    filters = call.parameters.get("filter", {})
    scope = [filters.get("tagStatus", ""), filters.get("imageStatus", "")]
    return [call.operation, *call.registry, call.parameters["repositoryName"], *scope]


def _start(call: EcrCall) -> tuple[int, int]:
    token = call.parameters.get("nextToken")
    if not token:
        return 0, 0
    position, offset = call.service.tokens.open(_listing(call), token)
    return int(position), int(offset)


def _token(call: EcrCall, position: int, offset: int = 0) -> str:
    return call.service.tokens.mint(_listing(call), position, offset)
