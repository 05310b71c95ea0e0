"""DescribeImageScanFindings."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.protocol.api_error import scan_not_found
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.operations.image_listing import required_image


def describe_image_scan_findings(call: EcrCall) -> dict[str, Any]:
    """The scan's status and its counts, as `ecr.json` has them; no single finding is kept there."""
    image_id = call.parameters["imageId"]
    repository = call.repository(digests=[image_id.get("imageDigest", "")])
    image = required_image(repository, image_id)
    if not image.scan:
        account = repository.registry.account
        raise scan_not_found(image.digest, image_id.get("imageTag"), repository.name, account)
    answer: dict[str, Any] = {
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "imageId": dict(image_id) | {"imageDigest": image.digest},
        "imageScanStatus": image.scan.get("imageScanStatus", {"status": "COMPLETE"}),
    }
    if (summary := image.scan.get("imageScanFindingsSummary")) is not None:
        answer["imageScanFindings"] = {**summary, "findings": []}
    return answer
