"""Docker's pushes: uploads of blobs in one piece, in a stream or in chunks, mounts, and manifests.

https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push
Each step is a call of ECR's API, as its documentation of InitiateLayerUpload and the like has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from layerscope.localregistry.content.digested_bytes import digested
from layerscope.localregistry.content.manifest_references import read_manifest
from layerscope.localregistry.data.uploads import MIN_PART_BYTES, PART_BYTES
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.docker.calls import VERSION, Calls, DockerAnswer
from layerscope.localregistry.services.docker.docker_errors import DockerError
from layerscope.localregistry.services.docker.mounts import mounted
from layerscope.localregistry.services.docker.paths import Asked, What
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.operations.image_pushing import (
    MAX_MANIFEST_BYTES,
    tag_is_immutable,
)
from layerscope.localregistry.services.ecr.operations.layer_uploads import give_up_upload, received_bytes
from layerscope.registry.references.digests import digest_of, is_digest

_RANGE = re.compile(r"(?:bytes )?(?P<first>\d{1,15})-(?P<last>\d{1,15})(?:/(?:\d{1,15}|\*))?", re.ASCII)


class Pushed(NamedTuple):
    """A request that may write: its method, its headers by their names in lower case, its body's pieces."""

    method: str
    headers: Mapping[str, str]
    body: Iterable[bytes]


def answer_push(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:
    """What the registry answers. Raises ApiError, and DockerError for what cannot be done here."""
    answer = _ANSWERS.get((asked.what, pushed.method))
    if answer is None:
        raise DockerError(405, "UNSUPPORTED", "The operation is unsupported.")
    return answer(asked, calls, pushed)


def _begin(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:
    """A mounted or a whole layer where the request has one, else an upload."""
    if asked.source and mounted(asked, calls):
        return _layer_there(asked, calls, asked.digest)
    upload = _creating(asked, calls, "InitiateLayerUpload")
    asked = asked._replace(reference=upload["uploadId"])
    if asked.digest and not asked.source and _send(asked, calls, pushed.body, 0):
        return _complete(asked, calls)
    return _received(asked, calls, 202, 0)


def _patch(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:
    """More of the layer. 201, where the specification has 202: so answers ECR."""
    at = _position(asked, calls, pushed)
    return _received(asked, calls, 201, _send(asked, calls, pushed.body, at))


def _put(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:
    """The end of the layer, with what is left of it or with all of it."""
    if not asked.digest:
        raise DockerError(400, "DIGEST_INVALID", "The digest of the layer is missing.")
    _send(asked, calls, pushed.body, _position(asked, calls, pushed))
    return _complete(asked, calls)


def _status(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:  # noqa: ARG001
    return _received(asked, calls, 204, received_bytes(_call(asked, calls)))


def _give_up(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:  # noqa: ARG001
    give_up_upload(_call(asked, calls))
    return DockerAnswer(204, VERSION, b"")


def _put_manifest(asked: Asked, calls: Calls, pushed: Pushed) -> DockerAnswer:
    content = _whole(pushed.body)
    media_type = pushed.headers.get("content-type", "").partition(";")[0].strip()
    more = asked.image_id | ({"imageManifestMediaType": media_type} if media_type else {})
    try:
        text = content.decode()
        image_id = _creating(asked, calls, "PutImage", imageManifest=text, **more)["image"]["imageId"]
        digest = image_id["imageDigest"]
    except UnicodeDecodeError:
        raise DockerError(400, "MANIFEST_INVALID", "The manifest is not UTF-8.") from None
    except ApiError as error:
        if error.code == "LayersNotFoundException":
            raise DockerError(404, "BLOB_UPLOAD_UNKNOWN", error.message) from None
        if error.code != "ImageAlreadyExistsException":
            raise
        _check_pushed_again(asked, calls)
        digest = digest_of(digested(content))
    headers = {
        "Location": f"{calls.origin}/v2/{asked.name}/manifests/{digest}",
        "Docker-Content-Digest": digest,
    }
    subject = read_manifest(content, "").subject
    return DockerAnswer(
        201, VERSION | headers | ({"OCI-Subject": subject} if is_digest(subject) else {}), b""
    )


def _check_pushed_again(asked: Asked, calls: Calls) -> None:
    """What is there already is no error to docker, unless its tag is immutable."""
    repository = calls.service.store.repository(calls.registry, asked.name)
    if repository is None or (asked.is_by_tag and repository.settings().keeps(asked.reference)):
        raise tag_is_immutable(asked.reference, asked.name)


def _creating(asked: Asked, calls: Calls, operation: str, **parameters: Any) -> dict[str, Any]:
    """The operation's answer, of a repository that is created for it where that is wanted."""
    try:
        return calls.ask(operation, repositoryName=asked.name, **parameters)
    except ApiError as error:
        if error.code != "RepositoryNotFoundException" or not calls.service.creates_on_push:
            raise
    try:
        calls.ask("CreateRepository", repositoryName=asked.name)
    except ApiError as error:
        if error.code != "RepositoryAlreadyExistsException":  # by another of the client's connections
            raise
    return calls.ask(operation, repositoryName=asked.name, **parameters)


def _position(asked: Asked, calls: Calls, pushed: Pushed) -> int:
    """Where the body belongs: behind what is there, which a Content-Range may only confirm."""
    at = received_bytes(_call(asked, calls))
    stated = pushed.headers.get("content-range", "")
    match = _RANGE.fullmatch(stated)
    if stated and (match is None or int(match["first"]) != at):
        error = DockerError(416, "BLOB_UPLOAD_INVALID", f"The next byte of the upload is {at}.")
        error.headers = _upload_headers(asked, calls, at)
        raise error
    return at


def _send(asked: Asked, calls: Calls, body: Iterable[bytes], at: int) -> int:
    """Hand the body over as parts of ECR's sizes; how many bytes the upload has after it."""
    for part in in_parts(body):
        calls.ask(
            "UploadLayerPart",
            repositoryName=asked.name,
            uploadId=asked.reference,
            partFirstByte=at,
            partLastByte=at + len(part) - 1,
            layerPartBlob=part,
        )
        at += len(part)
    return at


def in_parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes in parts that ECR takes: none but the last is too small, none is too large."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= PART_BYTES + MIN_PART_BYTES:
            yield bytes(memoryview(waiting)[:PART_BYTES])
            del waiting[:PART_BYTES]
    if waiting:
        yield bytes(waiting)


def _complete(asked: Asked, calls: Calls) -> DockerAnswer:
    digests = [asked.digest]
    try:
        calls.ask(
            "CompleteLayerUpload", repositoryName=asked.name, uploadId=asked.reference, layerDigests=digests
        )
    except ApiError as error:
        if error.code != "LayerAlreadyExistsException":
            raise
    return _layer_there(asked, calls, asked.digest)


def _layer_there(asked: Asked, calls: Calls, digest: str) -> DockerAnswer:
    headers = {"Location": f"{calls.origin}/v2/{asked.name}/blobs/{digest}", "Docker-Content-Digest": digest}
    return DockerAnswer(201, VERSION | headers, b"")


def _received(asked: Asked, calls: Calls, status: int, size_bytes: int) -> DockerAnswer:
    return DockerAnswer(status, VERSION | _upload_headers(asked, calls, size_bytes), b"")


def _upload_headers(asked: Asked, calls: Calls, size_bytes: int) -> dict[str, str]:
    return {
        "Location": f"{calls.origin}/v2/{asked.name}/blobs/uploads/{asked.reference}",
        "Range": f"0-{max(size_bytes - 1, 0)}",
        "Docker-Upload-UUID": asked.reference,
    }


def _call(asked: Asked, calls: Calls) -> EcrCall:
    """What UploadLayerPart is allowed to do; the API has no call of its own that looks at an upload."""
    return calls.admitted("UploadLayerPart", repositoryName=asked.name, uploadId=asked.reference)


def _whole(body: Iterable[bytes]) -> bytes:
    content = bytearray()
    for piece in body:
        content += piece
        if len(content) > MAX_MANIFEST_BYTES:
            raise DockerError(413, "SIZE_INVALID", f"A manifest may have {MAX_MANIFEST_BYTES} bytes at most.")
    return bytes(content)


_ANSWERS = {
    (What.UPLOADS, "POST"): _begin,
    (What.UPLOAD, "PATCH"): _patch,
    (What.UPLOAD, "PUT"): _put,
    (What.UPLOAD, "GET"): _status,
    (What.UPLOAD, "DELETE"): _give_up,
    (What.MANIFEST, "PUT"): _put_manifest,
}
