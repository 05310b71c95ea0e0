"""The front door of docker's protocol: each request is a call to ECR's API under another name.

What docker sees is what ECR's own calls answer: the same policies, the same faults, the same images.
https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html names the calls.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from layerscope.localregistry.content.digested_bytes import digested
from layerscope.localregistry.content.manifest_references import OCI_INDEX
from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.identity.docker_tokens import Login
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.portal_page import PORTAL_PAGE
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.docker.calls import VERSION, Calls, DockerAnswer
from layerscope.localregistry.services.docker.docker_errors import EXPIRED, DockerError, of_api, of_failure
from layerscope.localregistry.services.docker.paths import Asked, What, asked_by
from layerscope.localregistry.services.docker.pushes import Pushed, answer_push
from layerscope.localregistry.services.http_answers import HtmlAnswer
from layerscope.localregistry.services.local_service import Service
from layerscope.registry.references.digests import digest_of

_HOST = re.compile(r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.")
_PAGE = 1000  # of ECR's own lists


def answer_docker(
    request: SignedRequest, service: Service, origin: str, body: Iterable[bytes] = ()
) -> DockerAnswer:
    """What the registry answers to a docker client; `body` are the bytes that it sends.

    Raises OSError where the data folder cannot be read, or the body does not come.
    """
    try:
        return _answer(request, service, origin, body)
    except ApiError as error:
        return _refused(of_api(error), origin)
    except DockerError as error:
        return _refused(error, origin)
    except HtmlAnswer as html:
        return DockerAnswer(html.status, {"Content-Type": "text/html; charset=utf-8"}, PORTAL_PAGE)


def _answer(request: SignedRequest, service: Service, origin: str, body: Iterable[bytes]) -> DockerAnswer:
    login = _login(request, service)
    asked = asked_by(request.target)
    if asked is None:
        raise DockerError(404, "UNSUPPORTED", "The operation is unsupported.")
    host = _HOST.match(request.headers.get("host", ""))
    registry = Registry(host["account"], host["region"]) if host else login.registry
    calls = Calls(service, login, registry, origin)
    if request.method not in ("GET", "HEAD") or asked.what in (What.UPLOADS, What.UPLOAD):
        return answer_push(asked, calls, Pushed(request.method, request.headers, body))
    if asked.what is What.MANIFEST:
        return _manifest(asked, calls, request.headers.get("accept", ""))
    if asked.what is What.BLOB:
        return _blob(asked, calls, is_head=request.method == "HEAD")
    if asked.what is What.REFERRERS:
        return _referrers(asked, calls)
    return _json({}) if asked.what is What.ROOT else _list(asked, calls)


def _login(request: SignedRequest, service: Service) -> Login:
    kind, _, encoded = request.headers.get("authorization", "").partition(" ")
    try:
        user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        user = password = ""
    login = service.docker_tokens.find(password) if kind.lower() == "basic" and user == "AWS" else None
    if login is None:
        raise DockerError(401, "UNAUTHORIZED", "Not Authorized")
    if service.clock() >= login.expires_at_s:
        raise DockerError(403, "DENIED", EXPIRED)
    return login


def _manifest(asked: Asked, calls: Calls, accept: str) -> DockerAnswer:
    accepted = [each.partition(";")[0].strip() for each in accept.split(",")]
    wanted = [each for each in dict.fromkeys(accepted) if each.startswith("application/vnd.")]
    more = {"acceptedMediaTypes": wanted[:100]} if wanted else {}
    answer = calls.ask("BatchGetImage", repositoryName=asked.name, imageIds=[asked.image_id], **more)
    for failure in answer["failures"]:
        raise of_failure(failure["failureCode"], failure["failureReason"])
    (image,) = answer["images"]
    body = image["imageManifest"].encode()
    headers = {"Content-Type": image["imageManifestMediaType"]}
    digest = image["imageId"]["imageDigest"]
    if digest_of(digested(body)) == digest:  # A converted manifest has another.
        headers["Docker-Content-Digest"] = digest
    return DockerAnswer(200, VERSION | headers, body)


def _blob(asked: Asked, calls: Calls, *, is_head: bool) -> DockerAnswer:
    if is_head:
        layers = calls.ask(
            "BatchCheckLayerAvailability", repositoryName=asked.name, layerDigests=[asked.reference]
        )["layers"]
        if not layers or layers[0]["layerAvailability"] != "AVAILABLE":
            raise DockerError(404, "BLOB_UNKNOWN", "The layer is not available.")
        headers = {"Docker-Content-Digest": asked.reference, "Content-Type": "application/octet-stream"}
        size_bytes = layers[0].get("layerSize", 0)
        return DockerAnswer(200, VERSION | headers | {"Content-Length": str(size_bytes)}, b"")
    calls = replace(calls, origin=_store_origin(calls.origin))
    given = calls.ask("GetDownloadUrlForLayer", repositoryName=asked.name, layerDigest=asked.reference)
    return DockerAnswer(307, VERSION | {"Location": given["downloadUrl"]}, b"")


def _store_origin(origin: str) -> str:
    """This server by another of its names.

    As with ECR, whose layers are at S3's hosts, a client must not send its password along: S3 refuses what
    has two ways to sign in. Clients leave it out where the host is another.
    """
    scheme, _, authority = origin.partition("://")
    host, colon, port = authority.rpartition(":") if ":" in authority else (authority, "", "")
    if host.endswith("localhost") or host == "127.0.0.1":
        host = "127.0.0.1" if host == "localhost" else "localhost"
    return f"{scheme}://{host}{colon}{port}"


def _list(asked: Asked, calls: Calls) -> DockerAnswer:
    """Repositories, or a repository's tags, in the order of their names."""
    if asked.what is What.CATALOG:
        listed = calls.every("DescribeRepositories", "repositories", maxResults=_PAGE)
        names = [each["repositoryName"] for each in listed]
    else:
        listed = calls.every("ListImages", "imageIds", repositoryName=asked.name, maxResults=_PAGE)
        names = [each["imageTag"] for each in listed if "imageTag" in each]
    names = sorted(name for name in names if name > asked.last)
    shown = names[: asked.most or None]
    answer = _json(
        {"repositories": shown} if asked.what is What.CATALOG else {"name": asked.name, "tags": shown}
    )
    if len(shown) == len(names):
        return answer
    path = "_catalog" if asked.what is What.CATALOG else f"{asked.name}/tags/list"
    link = f'</v2/{path}?last={shown[-1]}&n={asked.most}>; rel="next"'
    return answer._replace(headers={**answer.headers, "Link": link})


def _referrers(asked: Asked, calls: Calls) -> DockerAnswer:
    wanted = {"filter": {"artifactTypes": [asked.artifact_type]}} if asked.artifact_type else {}
    subject = {"imageDigest": asked.reference}
    found = calls.every(
        "ListImageReferrers", "referrers", repositoryName=asked.name, subjectId=subject, **wanted
    )
    for each in found:
        del each["artifactStatus"]  # ECR's own
    answer = _json({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": found}, OCI_INDEX)
    applied = {"OCI-Filters-Applied": "artifactType"} if asked.artifact_type else {}
    return answer._replace(headers={**answer.headers, **applied})


def _json(content: Mapping[str, Any], content_type: str = "application/json") -> DockerAnswer:
    return DockerAnswer(200, {**VERSION, "Content-Type": content_type}, json.dumps(content).encode())


def _refused(error: DockerError, origin: str) -> DockerAnswer:
    headers = {**VERSION, **error.headers, "Content-Type": "application/json"}
    if error.status == 401:
        headers["WWW-Authenticate"] = f'Basic realm="{origin}/",service="ecr.amazonaws.com"'
    body = json.dumps({"errors": [{"code": error.code, "message": error.message}]}).encode()
    return DockerAnswer(error.status, headers, body, error.code)
