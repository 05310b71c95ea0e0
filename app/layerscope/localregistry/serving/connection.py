"""One connection of the local registry: HTTP/1.1 in, to the API or to the blobs, and out again."""

from __future__ import annotations

import logging
import socket
import uuid
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from time import perf_counter
from typing import Any

from layerscope import __version__
from layerscope.localregistry.protocol.portal_page import PORTAL_PAGE
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.docker.docker_api import answer_docker
from layerscope.localregistry.services.docker.paths import is_docker_path
from layerscope.localregistry.services.ecr.ecr_api import answer_ecr
from layerscope.localregistry.services.http_answers import HttpAnswer
from layerscope.localregistry.services.iam.iam_api import answer_iam, is_iam
from layerscope.localregistry.services.local_service import Service
from layerscope.localregistry.services.s3.blob_answers import BlobAnswer, S3Error, answer_blob, new_ids
from layerscope.localregistry.services.s3.presigning import is_blob_path
from layerscope.localregistry.services.sso.sso_api import answer_sso, is_sso_path
from layerscope.localregistry.services.sts.sts_api import answer_sts
from layerscope.localregistry.serving.request_body import RequestBody
from layerscope.localregistry.serving.span_sending import send_span

_access = logging.getLogger("layerscope.localregistry.access")
_log = logging.getLogger(__name__)
IDLE_TIMEOUT_S = 120.0
MAX_BODY_BYTES = 1024 * 1024
MAX_PUSHED_BYTES = 32 * 1024 * 1024
_NOT_HERE = (
    b"Layerscope's local registry. ECR's, STS's and IAM's APIs answer to POST /, SSO's to its paths, layers "
    b"to the URLs that ECR gives, and a sign-in is allowed at /device.\n"
)


class Handler(BaseHTTPRequestHandler):
    """Serves one connection until it is idle, closed or cut."""

    path = ""  # until a valid request line is read
    protocol_version = "HTTP/1.1"
    server_version = f"layerscope-localregistry/{__version__}"
    sys_version = ""
    timeout = IDLE_TIMEOUT_S
    wbufsize = 64 * 1024  # An answer's head and body leave in one packet.
    disable_nagle_algorithm = True

    def __init__(self, service: Service, *connection: Any) -> None:
        self._service = service
        super().__init__(*connection)  # serves, and returns when the connection is over

    def handle(self) -> None:
        """Serve requests; a connection that the other side gave up is no error."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def finish(self) -> None:
        """Flush what is left; the other side may be gone."""
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def do_POST(self) -> None:
        """Answer as ECR, STS, IAM, SSO OIDC or SSO, whichever is asked."""
        started_s = perf_counter()
        if is_docker_path(self.path):
            self._answer_docker(started_s)
            return
        if is_blob_path(self.path):
            self.close_connection = True  # The body is not read.
            self.do_GET()
            return
        body = self._body()
        if body is None:
            return
        self._call(self._request(body), started_s)

    def do_GET(self) -> None:
        """Answer as S3 to a presigned URL, as ECR's host to docker, or as SSO."""
        started_s = perf_counter()
        if is_sso_path(self.path):
            self._call(self._request(b""), started_s)
            return
        if is_docker_path(self.path):
            self._answer_docker(started_s)
            return
        if not is_blob_path(self.path):
            self._send(404, {"Content-Type": "text/plain; charset=utf-8"}, _NOT_HERE)
            return
        ids = new_ids()
        request = self._request(b"")
        service = self._service
        try:
            answer = answer_blob(request, service.store, service.presigner, service.clock())
            self._send_blob(answer, ids)
            self._log_access("blob", answer.status, answer.fault.bytes if answer.fault else "", started_s)
        except S3Error as error:
            self._send(error.status, {"Content-Type": "application/xml", **ids}, error.xml(ids))
            self._log_access("blob", error.status, error.code, started_s)

    def do_PUT(self) -> None:
        """Answer docker; nobody else asks so."""
        if is_docker_path(self.path):
            self._answer_docker(perf_counter())
        else:
            self.close_connection = True
            self.send_error(501, f"Unsupported method ({self.command!r})")

    do_PATCH = do_DELETE = do_PUT  # noqa: N815 - as http.server looks for them

    def do_HEAD(self) -> None:
        """Refuse, as S3 does, since the URL's signature is for GET; answer docker."""
        self.do_GET()

    def _answer_docker(self, started_s: float) -> None:
        origin = f"http://{self.headers.get('Host', '')}"
        request = self._request(b"")
        body = RequestBody(self.rfile, request.headers)
        answer = answer_docker(request, self._service, origin, body)
        self.close_connection |= not body.is_read
        self._send(answer.status, answer.headers, answer.body)
        self._log_access("docker", answer.status, answer.error_code, started_s)
        body.drain()

    def version_string(self) -> str:
        """What the Server header says: S3's clients get S3's."""
        return "AmazonS3" if is_blob_path(self.path) else super().version_string()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """What the Date header says: the time by the registry's own clock, which may be wrong on purpose."""
        return super().date_time_string(self._service.clock() if timestamp is None else timestamp)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the access log below knows no query strings."""

    def _request(self, body: bytes) -> SignedRequest:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return SignedRequest(self.command, self.path, headers, body)

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > self._most_bytes():
            self.close_connection = True
            self._send(413 if length.isdigit() else 411, {}, b"")
            return None
        return self.rfile.read(int(length))

    def _most_bytes(self) -> int:
        """How long the body may be: a part of a layer comes in base64, a manifest with escapes."""
        operation = self.headers.get("X-Amz-Target", "").rpartition(".")[2]
        writes = self._service.uploads is not None and operation in ("UploadLayerPart", "PutImage")
        return MAX_PUSHED_BYTES if writes else MAX_BODY_BYTES

    def _call(self, request: SignedRequest, started_s: float) -> None:
        service = self._service
        origin = f"http://{request.headers.get('host', '')}"
        request_id = str(uuid.uuid4())
        if is_sso_path(self.path):
            answer = answer_sso(request, service, origin)
        elif "x-amz-target" in request.headers:
            answer = answer_ecr(request, service, origin)
        elif is_iam(request):
            answer = answer_iam(request, service, request_id)
        else:
            answer = answer_sts(request, service, request_id)
        self._send_answer(answer, request_id)
        called = answer.called or request.headers.get("x-amz-target", "").rpartition(".")[2]
        self._log_access(called, answer.status, answer.error_code.partition(":")[0], started_s)

    def _send_answer(self, answer: HttpAnswer, request_id: str) -> None:
        # A portal knows nothing of AWS's request ids.
        ids = {} if answer.content_type.startswith("text/html") else {"x-amzn-RequestId": request_id}
        headers = {**ids, "Content-Type": answer.content_type}
        if answer.error_code:
            headers["x-amzn-ErrorType"] = answer.error_code
        self._send(answer.status, headers, answer.body)

    def _send_blob(self, answer: BlobAnswer, ids: Mapping[str, str]) -> None:
        if answer.fault and answer.fault.bytes == "html":
            self._send(200, {"Content-Type": "text/html; charset=utf-8"}, PORTAL_PAGE)
            return
        try:
            file = answer.open()
        except OSError as error:
            _log.warning("a blob went away: %s", error.strerror)
            raise S3Error(
                "InternalError", 500, "We encountered an internal error. Please try again."
            ) from error
        with file:
            self._send_head(answer.status, {**ids, **answer.headers}, answer.span.end - answer.span.start)
            self.wfile.flush()
            connection: socket.socket = self.connection
            send_span(connection, file, answer.span, answer.fault, self._service.wait)

    def _send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        length = int(headers.get("Content-Length", len(body)))  # of a HEAD's answer, what a GET would send
        self._send_head(status, headers, length)
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    def _send_head(self, status: int, headers: Mapping[str, str], length: int) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name != "Content-Length":
                self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _log_access(self, what: str, status: int, detail: str, started_s: float) -> None:
        path = self.path.partition("?")
        milliseconds = (perf_counter() - started_s) * 1000
        query = "?…" if path[2] else ""
        _access.info(
            "%s %s%s %s %d %s %.1f ms", self.command, path[0], query, what, status, detail, milliseconds
        )
