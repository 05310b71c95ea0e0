"""BatchCheckLayerAvailability and GetDownloadUrlForLayer."""

from __future__ import annotations

import re
from typing import Any

from layerscope.localregistry.content.served_repository import ServedRepository, Standing
from layerscope.localregistry.protocol.api_error import layer_inaccessible, layer_not_found
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.s3.presigning import BlobKey

_DIGEST = re.compile(r"[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+")
_REASONS = {
    "InvalidLayerDigest": "Invalid layer digest '{digest}'",
    "MissingLayerDigest": "Layer digest '{digest}' could not be found",
}


def batch_check_layer_availability(call: EcrCall) -> dict[str, Any]:
    """What is known of each layer; a digest that is not there is a failure, MissingLayerDigest."""
    repository = call.repository(digests=call.parameters["layerDigests"])
    layers: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    for digest in dict.fromkeys(call.parameters["layerDigests"]):
        fault = call.store.faults(repository).of_item(call.operation, digest)
        if fault and fault.failure:
            failures.append(_failure(digest, fault.failure, fault.reason))
            continue
        layer = _availability(call, repository, digest, fault.availability if fault else "")
        if layer:
            layers.append(layer)
        else:
            code = "MissingLayerDigest" if _DIGEST.fullmatch(digest) else "InvalidLayerDigest"
            failures.append(_failure(digest, code))
    return {"layers": layers, "failures": failures}


def get_download_url_for_layer(call: EcrCall) -> dict[str, Any]:
    """A presigned URL.

    An orphaned layer is inaccessible. So is an archived one: AWS documents no answer for it, and this is
    the layers' counterpart of BatchGetImage's ImageInaccessible; a fault can put another in its place.
    """
    digest = call.parameters["layerDigest"]
    repository = call.repository(digests=[digest])
    layer = repository.layer(digest)
    where = (digest, repository.name, repository.registry.account)
    if layer is None:
        raise layer_not_found(*where)
    if layer.standing is not Standing.REFERENCED:
        raise layer_inaccessible(*where)
    fault = call.store.faults(repository).of_item(call.operation, digest)
    origin = fault.url_origin if fault and fault.url_origin else call.origin
    url = call.service.presigner.url(origin, BlobKey(repository.registry, repository.name, digest))
    return {"downloadUrl": url, "layerDigest": digest}


def _availability(
    call: EcrCall, repository: ServedRepository, digest: str, instead: str
) -> dict[str, Any] | None:
    """The answer's entry, with `instead` as the availability where a fault gives one.

    A layer that has just been uploaded is available before an image names it: docker's client asks for it
    after each upload (distribution, registry/client, httpBlobUpload.Commit), and pushes to ECR.
    """
    layer = repository.layer(digest) if _DIGEST.fullmatch(digest) else None
    if layer is None:
        return {"layerDigest": digest, "layerAvailability": instead} if instead else None
    uploads = call.service.uploads
    if layer.standing is Standing.ORPHANED and uploads and uploads.is_fresh(repository, digest):
        instead = instead or "AVAILABLE"
    by_standing = {Standing.REFERENCED: "AVAILABLE", Standing.ARCHIVED: "ARCHIVED"}
    return {
        "layerDigest": digest,
        "layerAvailability": instead or by_standing.get(layer.standing, "UNAVAILABLE"),
        "layerSize": layer.size_bytes,
        "mediaType": layer.media_type,
    }


def _failure(digest: str, code: str, reason: str = "") -> dict[str, Any]:
    reason = reason or _REASONS[code].format(digest=digest)
    return {"layerDigest": digest, "failureCode": code, "failureReason": reason}
