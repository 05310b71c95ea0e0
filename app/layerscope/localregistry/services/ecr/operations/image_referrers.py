"""ListImageReferrers."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.content.served_repository import StoredReferrer
from layerscope.localregistry.services.ecr.ecr_call import EcrCall

DEFAULT_PAGE = 20


def list_image_referrers(call: EcrCall) -> dict[str, Any]:
    """A page of what refers to the subject; an unknown one has none, as in the distribution specification."""
    subject = call.parameters["subjectId"]["imageDigest"]
    repository = call.repository(digests=[subject])
    filters = call.parameters.get("filter", {})
    types, status = filters.get("artifactTypes", []), filters.get("artifactStatus", "ACTIVE")
    fitting = [
        referrer
        for referrer in repository.referrers(subject)
        if (not types or referrer.artifact_type in types) and status in ("ANY", referrer.status)
    ]
    listing = [call.operation, *call.registry, repository.name, subject, status, *types]
    token = call.parameters.get("nextToken")
    start = int(call.service.tokens.open(listing, token)[0]) if token else 0
    end = start + call.parameters.get("maxResults", DEFAULT_PAGE)
    answer: dict[str, Any] = {"referrers": [_described(referrer) for referrer in fitting[start:end]]}
    if end < len(fitting):
        answer["nextToken"] = call.service.tokens.mint(listing, end)
    return answer


def _described(referrer: StoredReferrer) -> dict[str, Any]:
    described: dict[str, Any] = {
        "digest": referrer.digest,
        "mediaType": referrer.media_type,
        "size": referrer.size_bytes,
        "artifactStatus": referrer.status,
    }
    if referrer.artifact_type:
        described["artifactType"] = referrer.artifact_type
    if referrer.annotations:
        described["annotations"] = dict(referrer.annotations)
    return described
