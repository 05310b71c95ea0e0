"""One GET of a presigned URL, as a stream of the blob's raw bytes.

`http.client` and not a library above it: its `readinto1` fills a buffer of ours, which makes it
as fast as curl with its digest checked (packaging/decisions/0008-http-client-for-layers.md). Which
certificates and which proxy it trusts is the same as for everything else (registry.ecr.trust).
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from layerscope.registry.ecr.trust import proxy_for, tls_context
from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.blobs import UnexpectedBlobError
from layerscope.registry.errors.network import (
    ConnectionLostError,
    ConnectTimeoutError,
    NameResolutionError,
    ProxyError,
    ReadTimeoutError,
    TlsError,
    UnreachableError,
)
from layerscope.registry.errors.s3 import read_s3_error
from layerscope.transfers.stopping import Stop

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from layerscope.registry.presigned import PresignedUrl

CONNECT_TIMEOUT_S = 5.0
STALL_TIMEOUT_S = 15.0  # no byte for so long, and the connection counts as dead
MAX_REDIRECTS = 3
MAX_REFUSAL_BYTES = 64 * 1024  # S3's XML is below 1 KiB; a portal's page may be anything
_REDIRECTS = {301, 302, 303, 307, 308}


class BlobStream:
    """The bytes of a blob as they arrive; close it, or use it as a context.

    Attributes: `size_bytes`, what the store says it will send, None where it does not; `host`, who sends.
    """

    def __init__(
        self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse, host: str
    ) -> None:
        self._connection = connection
        self._response = response
        self.host = host
        self.size_bytes = response.length

    def readinto(self, buffer: memoryview) -> int:
        """Bytes put into the buffer, as many as are there; 0 at the end.

        Raises ReadTimeoutError, ConnectionLostError, TlsError.
        """
        try:
            return self._response.readinto1(buffer)  # `readinto` waits until it is full: 6 s at 40 kB/s
        except (OSError, http.client.HTTPException) as error:
            raise network_error(error, self.host, connected=True) from error

    def close(self) -> None:
        """Let the connection go, whatever has not been read."""
        self._response.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_blob(url: PresignedUrl, stop: Stop | None = None) -> BlobStream:
    """The stream of a blob; `stop` ends it. Raises BlobError for a refusal, NetworkError for no answer."""
    address = url.url
    for _ in range(MAX_REDIRECTS + 1):
        way = _way_to(address)
        connection, response = _get(way, stop or Stop())
        if response.status not in _REDIRECTS:
            return _accepted(connection, response, way.host, url.digest)
        response.close()
        connection.close()
        address = _redirected(address, response)
    raise _refused_redirect(urlsplit(address).hostname or "", "too many redirects")


def network_error(error: Exception, host: str, *, connected: bool) -> RegistryError:
    """The registry's error for one of the socket's, of TLS's or of HTTP's."""
    subject = Subject(operation="GET layer", host=host)
    evidence = Evidence(code=type(error).__name__, raw_text=f"{type(error).__name__}: {error}")
    if isinstance(error, TimeoutError):
        kind = ReadTimeoutError if connected else ConnectTimeoutError
        return kind(f"{host} did not answer in time.", subject=subject, evidence=evidence)
    # An end in the middle of TLS is a lost connection; everything else of TLS's is about trust.
    if isinstance(error, ssl.SSLError) and not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return TlsError(f"No trusted connection to {host}.", subject=subject, evidence=evidence)
    if isinstance(error, socket.gaierror):
        return NameResolutionError(f"{host} has no address.", subject=subject, evidence=evidence)
    lost = (http.client.HTTPException, ConnectionResetError, BrokenPipeError, ssl.SSLError)
    if connected or isinstance(error, lost):
        return ConnectionLostError(f"{host} broke the connection.", subject=subject, evidence=evidence)
    return UnreachableError(f"{host} cannot be reached.", subject=subject, evidence=evidence)


class _Way(NamedTuple):
    """How a host is reached: the connection (not yet made), what is asked on it, and through which proxy."""

    host: str
    connection: http.client.HTTPConnection
    target: str
    headers: dict[str, str]
    proxy: str = ""


def _get(way: _Way, stop: Stop) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = way.connection
    try:
        connection.connect()
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        raise _no_connection(error, way) from error
    try:
        connection.sock.settimeout(STALL_TIMEOUT_S)
        stop.watch(connection.sock)
        connection.request("GET", way.target, headers={"Accept-Encoding": "identity", **way.headers})
        return connection, connection.getresponse()
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        raise network_error(error, way.host, connected=True) from error


def _no_connection(error: Exception, way: _Way) -> RegistryError:
    """Whose fault it is: a proxy in between that is not there or refuses, or the host itself."""
    if way.proxy and not isinstance(error, ssl.SSLError):
        return _proxy_error(way.host, f"{way.proxy}: {error}")
    return network_error(error, way.host, connected=False)


def _proxy_error(host: str, reason: str) -> RegistryError:
    return ProxyError(
        f"The proxy did not let us through to {host}.",
        subject=Subject(operation="GET layer", host=host),
        evidence=Evidence(raw_text=reason),
    )


def _way_to(address: str) -> _Way:
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port
    target = parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()
    proxy = proxy_for(address)
    if proxy is not None:
        return _way_through(urlsplit(proxy), parts, target)
    if parts.scheme == "https":
        return _Way(host, _https(host, port), target, {})
    return _Way(host, http.client.HTTPConnection(host, port, timeout=CONNECT_TIMEOUT_S), target, {})


def _way_through(proxy: SplitResult, parts: SplitResult, target: str) -> _Way:
    """The way through an HTTP proxy: a tunnel for https, the whole address as the target for http."""
    host, name, port = parts.hostname or "", proxy.hostname or "", proxy.port or 80
    if proxy.scheme != "http":
        raise _proxy_error(host, f"a proxy is spoken to by http, not by {proxy.scheme}")
    credentials = _proxy_credentials(proxy)
    if parts.scheme == "https":
        secure = _https(name, port)
        secure.set_tunnel(host, parts.port or 443, credentials)
        return _Way(host, secure, target, {}, name)
    plain = http.client.HTTPConnection(name, port, timeout=CONNECT_TIMEOUT_S)
    return _Way(host, plain, parts._replace(fragment="").geturl(), credentials, name)


def _https(host: str, port: int | None) -> http.client.HTTPSConnection:
    try:
        context = tls_context()
    except OSError as error:  # a bundle that cannot be read
        raise network_error(error, host, connected=False) from error
    return http.client.HTTPSConnection(host, port, timeout=CONNECT_TIMEOUT_S, context=context)


def _proxy_credentials(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": "Basic " + b64encode(pair.encode()).decode()}


def _accepted(
    connection: http.client.HTTPConnection, response: http.client.HTTPResponse, host: str, digest: str
) -> BlobStream:
    stream = BlobStream(connection, response, host)
    if response.status == 200 and not _is_page(response):
        return stream
    with stream:
        if response.status == http.HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            raise _proxy_error(host, f"{response.status} {response.reason}")
        try:
            body = response.read(MAX_REFUSAL_BYTES)
        except (OSError, http.client.HTTPException) as error:
            raise network_error(error, host, connected=True) from error
    subject = Subject(operation="GET layer", digest=digest, host=host)
    raise read_s3_error(response.status, dict(response.headers.items()), body, subject, at_s=time.time())


def _is_page(response: http.client.HTTPResponse) -> bool:
    return response.headers.get_content_type() in {"text/html", "application/xhtml+xml"}


def _redirected(address: str, response: http.client.HTTPResponse) -> str:
    """Where the store sends us; refused where that is less safe than where we are."""
    location = urljoin(address, response.headers.get("Location", ""))
    parts = urlsplit(location)
    safe = parts.scheme == "https" or (parts.scheme == "http" and address.startswith("http:"))
    if not safe or parts.username is not None or location == address:
        raise _refused_redirect(parts.hostname or "", "the new address is not safe")
    return location


def _refused_redirect(host: str, reason: str) -> RegistryError:
    return UnexpectedBlobError(
        f"The redirect to {host} was not followed: {reason}.",
        subject=Subject(operation="GET layer", host=host),
    )
