"""InitiateLayerUpload, UploadLayerPart and CompleteLayerUpload."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from layerscope.localregistry.data.uploads import MAX_LAYER_BYTES, MAX_PART_BYTES, PART_BYTES, Upload
from layerscope.localregistry.protocol.api_error import ApiError, named
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.pushing import Target, pushing


def initiate_layer_upload(call: EcrCall) -> dict[str, Any]:
    """An upload to send parts to."""
    with pushing(call) as target:
        return {"uploadId": target.new_upload().id, "partSize": PART_BYTES}


def upload_layer_part(call: EcrCall) -> dict[str, Any]:
    """Take the next part; one that does not follow the last is refused with the place to go on from."""
    parameters = call.parameters
    part = _part(parameters["layerPartBlob"])
    with pushing(call) as target, target.upload(parameters["uploadId"]) as upload:
        _check_part(call, upload, part)
        upload.append(part)
        return {**_where(call, upload), "lastByteReceived": parameters["partLastByte"]}


def complete_layer_upload(call: EcrCall) -> dict[str, Any]:
    """Make the layer of the upload; it is over then, whether the layer was right or not."""
    digests = call.parameters["layerDigests"]
    with pushing(call, digests) as target, target.upload(call.parameters["uploadId"]) as upload:
        if not upload.size_bytes:
            raise ApiError("EmptyUploadException", f"The upload {upload.id} does not contain any layer parts")
        try:
            _check_layer(call, target, upload)
            upload.seal()
            target.writer.take_blob(upload.digest, upload.path)
            target.uploads.add_fresh(target.repository, upload.digest)
        finally:
            target.uploads.end(upload)
        return {**_where(call, upload), "layerDigest": upload.digest}


def received_bytes(call: EcrCall) -> int:
    """How much of the upload is there; what docker's protocol has and ECR's API has not."""
    with pushing(call) as target, target.upload(call.parameters["uploadId"]) as upload:
        return upload.size_bytes


def give_up_upload(call: EcrCall) -> None:
    """End the upload without a layer; docker's protocol only, too."""
    with pushing(call) as target, target.upload(call.parameters["uploadId"]) as upload:
        target.uploads.end(upload)


def _part(blob: Any) -> bytes:
    """The part's bytes: base64 in JSON; docker's side of this registry hands them as they are."""
    if isinstance(blob, bytes):
        return blob
    try:
        return base64.b64decode(blob, validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise ApiError("SerializationException", "layerPartBlob is not base64") from None


def _check_part(call: EcrCall, upload: Upload, part: bytes) -> None:
    first, last = call.parameters["partFirstByte"], call.parameters["partLastByte"]
    if first != upload.size_bytes:
        raise _invalid_part(call, upload, f"the part has to begin at byte {upload.size_bytes}, not {first}")
    if not part or last - first + 1 != len(part):
        raise _invalid_part(call, upload, f"{len(part)} bytes came for the bytes {first} to {last}")
    if len(part) > MAX_PART_BYTES:
        raise _invalid_part(call, upload, f"a part may have {MAX_PART_BYTES} bytes at most")
    if last >= MAX_LAYER_BYTES:
        raise ApiError("LimitExceededException", f"A layer may have {MAX_LAYER_BYTES} bytes at most")


def _check_layer(call: EcrCall, target: Target, upload: Upload) -> None:
    if upload.has_small_part:
        message = "All layer parts except the last part should be at least 5MB"
        raise ApiError("LayerPartTooSmallException", message)
    digest = upload.digest
    if digest not in (each.lower() for each in call.parameters["layerDigests"]):
        message = "None of the provided layer digests match the calculated layer digest"
        raise ApiError("InvalidLayerException", message)
    if target.writer.has_blob(digest):
        message = f"Layer with digest '{digest}' already exists in {_repository(call)}"
        raise ApiError("LayerAlreadyExistsException", message)


def _invalid_part(call: EcrCall, upload: Upload, reason: str) -> ApiError:
    details = _where(call, upload)
    if upload.size_bytes:
        details["lastValidByteReceived"] = upload.size_bytes - 1
    message = f"Layer part is invalid in {_repository(call)}: {reason}"
    return ApiError("InvalidLayerPartException", message, details=details)


def _repository(call: EcrCall) -> str:
    return f"the repository {named(call.parameters['repositoryName'], call.registry.account)}"


def _where(call: EcrCall, upload: Upload) -> dict[str, Any]:
    name = call.parameters["repositoryName"]
    return {"registryId": call.registry.account, "repositoryName": name, "uploadId": upload.id}
