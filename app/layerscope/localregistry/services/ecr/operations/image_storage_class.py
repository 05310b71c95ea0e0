"""UpdateImageStorageClass: archive an image, or restore it."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.operations.image_listing import required_image


def update_image_storage_class(call: EcrCall) -> dict[str, Any]:
    """The image's status from now on: ARCHIVED, or ACTIVATING until the restore is done.

    ECR takes up to about 20 minutes to restore; here it is the server's `activation_s`.
    """
    image_id = call.parameters["imageId"]
    repository = call.repository(digests=[image_id.get("imageDigest", "")])
    image = required_image(repository, image_id)
    status = image.status
    archive = call.parameters["targetStorageClass"] == "ARCHIVE"
    if archive or status == "ARCHIVED":
        status = "ARCHIVED" if archive else "ACTIVATING"
        now_s = call.service.clock()
        active_at_s = None if archive else now_s + call.service.activation_s
        if not repository.set_status(image.digest, status, now_s, active_at_s):
            raise ApiError(
                "ImageStorageClassUpdateNotSupportedException",
                f"The storage class of the image {image.digest} cannot be updated",
            )
    return {
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "imageId": dict(image_id) | {"imageDigest": image.digest},
        "imageStatus": status,
    }
