"""DescribeImageReplicationStatus."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.operations.image_listing import required_image


def describe_image_replication_status(call: EcrCall) -> dict[str, Any]:
    """Where the image is being replicated to; nowhere, unless ecr.json says otherwise."""
    image_id = call.parameters["imageId"]
    repository = call.repository(digests=[image_id.get("imageDigest", "")])
    image = required_image(repository, image_id)
    replication = repository.settings().replication
    statuses = replication.get(image.digest, replication.get("*", ()))
    return {
        "repositoryName": repository.name,
        "imageId": dict(image_id) | {"imageDigest": image.digest},
        "replicationStatuses": [dict(status) for status in statuses],
    }
