"""What ECR's hosts refuse with: the distribution specification's codes, with the API's own words."""

from __future__ import annotations

from collections.abc import Mapping

from layerscope.localregistry.protocol.api_error import ApiError

# https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
_OF_API: Mapping[str, tuple[int, str]] = {
    "AccessDeniedException": (403, "DENIED"),
    "RepositoryNotFoundException": (404, "NAME_UNKNOWN"),
    "ImageNotFoundException": (404, "MANIFEST_UNKNOWN"),
    "LayersNotFoundException": (404, "BLOB_UNKNOWN"),
    "LayerInaccessibleException": (404, "BLOB_UNKNOWN"),
    "InvalidParameterException": (405, "UNSUPPORTED"),
    "ImageDigestDoesNotMatchException": (400, "DIGEST_INVALID"),
    "ImageTagAlreadyExistsException": (400, "TAG_INVALID"),
    "ReferencedImagesNotFoundException": (404, "MANIFEST_BLOB_UNKNOWN"),
    "UploadNotFoundException": (404, "BLOB_UPLOAD_UNKNOWN"),
    "EmptyUploadException": (400, "BLOB_UPLOAD_INVALID"),
    "InvalidLayerException": (400, "BLOB_UPLOAD_INVALID"),
    "InvalidLayerPartException": (416, "BLOB_UPLOAD_INVALID"),
    "LayerPartTooSmallException": (400, "BLOB_UPLOAD_INVALID"),
    "UnknownOperationException": (405, "UNSUPPORTED"),
    "ThrottlingException": (429, "TOOMANYREQUESTS"),
    "LimitExceededException": (429, "TOOMANYREQUESTS"),
}
EXPIRED = "Your authorization token has expired. Reauthenticate and try again."


class DockerError(Exception):
    """An answer that is an error; `code` empty for one without a body of its own."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.headers: Mapping[str, str] = {}


def of_api(error: ApiError) -> DockerError:
    """What docker is told of an error of the API; one that it has no code for keeps its status."""
    status, code = _OF_API.get(error.code, (error.status, "UNKNOWN"))
    return DockerError(status, code, error.message or error.code)


def of_failure(code: str, reason: str) -> DockerError:
    """What docker is told of an image that BatchGetImage could not give."""
    if code == "ImageNotFound":
        return DockerError(404, "MANIFEST_UNKNOWN", reason)
    if code.startswith(("Invalid", "Missing", "ImageTagDoesNotMatch")):
        return DockerError(400, "MANIFEST_INVALID", reason)
    return DockerError(403, "DENIED", reason)
