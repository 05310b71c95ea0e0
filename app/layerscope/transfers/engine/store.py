"""A connection to the store behind a presigned URL, kept alive between GETs."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import threading
import time
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.s3 import read_s3_error
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.model.redirects import redirected, refused_redirect
from layerscope.text.reasons import Reason
from layerscope.transfers.engine.connections import (
    OPERATION,
    ConnectionFactory,
    HttpRoute,
    network_error,
    no_connection,
    proxy_error,
    target_of,
)
from layerscope.transfers.rules.ranges import (
    ReceivedRange,
    range_header,
    received,
    strong_etag,
    unsatisfied_size,
)
from layerscope.transfers.rules.spans import Span

MAX_REDIRECTS = 3
MAX_REFUSAL_BYTES = 64 * 1024  # S3's XML is below 1 KiB; a portal's page may be anything
_REDIRECTS = {301, 302, 303, 307, 308}
_PAGES = {"text/html", "application/xhtml+xml"}
_ACTUAL_SIZE = re.compile(r"<ActualObjectSize>(\d{1,18})</")


class ServerInfo(NamedTuple):
    """Headers that tell who sent the bytes, or rewrote them; empty where absent."""

    server: str = ""
    content_encoding: str = ""
    via: str = ""


class BlobResponse(NamedTuple):
    """A 200, 206 or 416 whose bytes can be read now; of a 416 there are none, only the blob's size."""

    status: int
    received: ReceivedRange
    etag: str
    seen: ServerInfo


class StoreConnection:
    """One connection, for one thread; only `abort` may be called from another.

    `stall_s` without a byte ends it. Every error of the line is one of the registry's NetworkErrors.
    """

    def __init__(self, ways: ConnectionFactory, stall_s: float) -> None:
        self._connections = ways
        self._stall_s = stall_s
        self._route: HttpRoute | None = None
        self._response: http.client.HTTPResponse | None = None
        self._lock = threading.Lock()
        self._aborted = False

    def get(self, url: PresignedUrl, span: Span | None) -> BlobResponse:
        """The head of the answer. Raises BlobError for a refusal, NetworkError, WrongRangeError."""
        address = url.url
        for _ in range(MAX_REDIRECTS + 1):
            route, response = self._ask(address, span)
            if response.status not in _REDIRECTS:
                return self._judged(route, response, url.digest, span)
            self.close()
            subject = Subject(operation=OPERATION, host=route.host)
            address = redirected(address, response.headers.get("Location", ""), response.status, subject)
        raise refused_redirect(
            Reason.tr("The address redirects more than {count} times; not followed.", count=MAX_REDIRECTS),
            response.status,
            Subject(operation=OPERATION, host=route.host),
        )

    def readinto(self, buffer: memoryview) -> int:
        """Bytes read into the buffer; 0 at the end of the answer, even an early one."""
        if self._response is None or self._route is None:
            return 0
        try:
            return self._response.readinto(buffer)
        except (OSError, http.client.HTTPException) as error:
            host = self._route.host
            self.close()
            raise network_error(error, host, connected=True) from error

    def abort(self) -> None:
        """End it from another thread: a read or a request under way fails or ends at once."""
        with self._lock:
            self._aborted = True
            sock = self._route.connection.sock if self._route else None
            if sock is not None:
                with contextlib.suppress(OSError):  # it has ended by itself
                    # Past TLS, whose own shutdown may not be called beside a read.
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def close(self) -> None:
        """Drop the connection, read to its end or not; the next GET opens a new one."""
        with self._lock:
            route, self._route = self._route, None
        if self._response is not None:
            self._response.close()
            self._response = None
        if route is not None:
            route.connection.close()

    def _ask(self, address: str, span: Span | None) -> tuple[HttpRoute, http.client.HTTPResponse]:
        kept = self._kept(address)
        if kept is not None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                return kept, self._request(kept, span)
            self.close()  # the store ended a line that was idle: that is no failure
        route = self._connect(self._connections.route_to(address))
        try:
            return route, self._request(route, span)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise network_error(error, route.host, connected=True) from error

    def _kept(self, address: str) -> HttpRoute | None:
        """The open connection where it leads to this address and its last answer was read to the end."""
        route, response = self._route, self._response
        parts = urlsplit(address)
        if route is None or response is None or route.origin != (parts.scheme, parts.netloc):
            self.close()
            return None
        if not response.isclosed() or not route.connection.sock:
            self.close()
            return None
        whole = route.proxy and parts.scheme == "http"
        return route._replace(target=parts._replace(fragment="").geturl() if whole else target_of(address))

    def _connect(self, route: HttpRoute) -> HttpRoute:
        try:
            route.connection.connect()
        except (OSError, http.client.HTTPException) as error:
            route.connection.close()
            raise no_connection(error, route) from error
        route.connection.sock.settimeout(self._stall_s)
        with self._lock:
            self._route = route
            if self._aborted:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(route.connection.sock, socket.SHUT_RDWR)
        return route

    def _request(self, route: HttpRoute, span: Span | None) -> http.client.HTTPResponse:
        headers = {"Accept-Encoding": "identity", **route.headers}
        if span is not None:
            headers["Range"] = range_header(span)
        route.connection.request("GET", route.target, headers=headers)
        self._response = route.connection.getresponse()
        return self._response

    def _judged(
        self, route: HttpRoute, response: http.client.HTTPResponse, digest: str, span: Span | None
    ) -> BlobResponse:
        headers = {name.lower(): value for name, value in response.headers.items()}
        seen = ServerInfo(
            headers.get("server", ""), headers.get("content-encoding", ""), headers.get("via", "")
        )
        if response.status in {200, 206} and response.headers.get_content_type() not in _PAGES:
            try:
                return BlobResponse(
                    response.status, received(response.status, headers, span), strong_etag(headers), seen
                )
            except ValueError:
                self.close()
                raise
        try:
            self._refuse(route, response, Subject(operation=OPERATION, digest=digest, host=route.host))
        except RegistryError as error:
            size_bytes = _told_size(response.status, headers, error)
            if size_bytes is None:
                raise
            return BlobResponse(response.status, ReceivedRange(size_bytes, size_bytes, size_bytes), "", seen)

    def _refuse(self, route: HttpRoute, response: http.client.HTTPResponse, subject: Subject) -> NoReturn:
        try:
            body = response.read(MAX_REFUSAL_BYTES)
        except (OSError, http.client.HTTPException) as error:
            raise network_error(error, route.host, connected=True) from error
        finally:
            self.close()
        if response.status == http.HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            raise proxy_error(route.host, f"{response.status} {response.reason}")
        raise read_s3_error(response.status, dict(response.headers.items()), body, subject, at_s=time.time())


def _told_size(status: int, headers: dict[str, str], error: RegistryError) -> int | None:
    if status != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        return None
    told = _ACTUAL_SIZE.search(error.raw_text)
    return int(told[1]) if told else unsatisfied_size(headers)
