"""One GET of a presigned URL, as a stream of the blob's raw bytes.

`http.client` and not a library above it: its `readinto` fills a buffer of ours without a copy, which makes
it as fast as curl with its digest checked (packaging/decisions/0005-http-client-for-bytes.md).
"""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import urllib.request
from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

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
        """Bytes put into the buffer; 0 at the end. Raises ReadTimeoutError, ConnectionLostError, TlsError."""
        try:
            return self._response.readinto(buffer)
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


def open_blob(url: PresignedUrl) -> BlobStream:
    """The stream of a blob. Raises BlobError where the store refuses, NetworkError where none answers."""
    address = url.url
    for _ in range(MAX_REDIRECTS + 1):
        parts = urlsplit(address)
        connection, response = _get(parts)
        if response.status not in _REDIRECTS:
            return _accepted(connection, response, parts.hostname or "", url.digest)
        connection.close()
        address = _redirected(address, response)
    raise _refused_redirect(urlsplit(address).hostname or "", "too many redirects")


def network_error(error: Exception, host: str, *, connected: bool) -> RegistryError:
    """The registry's error for one of the socket's, of TLS's or of HTTP's."""
    subject = Subject(operation="GET layer", host=host)
    evidence = Evidence(raw_text=f"{type(error).__name__}: {error}")
    if isinstance(error, ssl.SSLError):
        return TlsError(f"No trusted connection to {host}.", subject=subject, evidence=evidence)
    if isinstance(error, TimeoutError):
        kind = ReadTimeoutError if connected else ConnectTimeoutError
        return kind(f"{host} did not answer in time.", subject=subject, evidence=evidence)
    if isinstance(error, socket.gaierror):
        return NameResolutionError(f"{host} has no address.", subject=subject, evidence=evidence)
    if connected or isinstance(error, (http.client.HTTPException, ConnectionResetError, BrokenPipeError)):
        return ConnectionLostError(f"{host} broke the connection.", subject=subject, evidence=evidence)
    if isinstance(error, OSError) and "Tunnel connection failed" in str(error):
        return ProxyError(f"The proxy refused the way to {host}.", subject=subject, evidence=evidence)
    return UnreachableError(f"{host} cannot be reached.", subject=subject, evidence=evidence)


def _get(parts: SplitResult) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection, target, headers = _connection(parts)
    host = parts.hostname or ""
    try:
        connection.connect()
    except OSError as error:
        connection.close()
        raise network_error(error, host, connected=False) from error
    try:
        connection.sock.settimeout(STALL_TIMEOUT_S)
        connection.request("GET", target, headers={"Accept-Encoding": "identity", **headers})
        return connection, connection.getresponse()
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        raise network_error(error, host, connected=True) from error


def _connection(parts: SplitResult) -> tuple[http.client.HTTPConnection, str, dict[str, str]]:
    """A connection not yet made, the request's target on it, and the headers a proxy wants."""
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    host, port = parts.hostname or "", parts.port
    proxy = _proxy_for(parts)
    if proxy is None:
        if parts.scheme == "https":
            return _https(host, port), target, {}
        return http.client.HTTPConnection(host, port, timeout=CONNECT_TIMEOUT_S), target, {}
    credentials = _proxy_credentials(proxy)
    if parts.scheme == "https":
        secure = _https(proxy.hostname or "", proxy.port or 3128)
        secure.set_tunnel(host, port or 443, credentials)
        return secure, target, {}
    plain = http.client.HTTPConnection(proxy.hostname or "", proxy.port or 3128, timeout=CONNECT_TIMEOUT_S)
    return plain, parts.geturl(), credentials


def _https(host: str, port: int | None) -> http.client.HTTPSConnection:
    authorities = os.environ.get("AWS_CA_BUNDLE") or os.environ.get("REQUESTS_CA_BUNDLE")
    context = ssl.create_default_context(cafile=authorities or None)
    return http.client.HTTPSConnection(host, port, timeout=CONNECT_TIMEOUT_S, context=context)


def _proxy_for(parts: SplitResult) -> SplitResult | None:
    """The proxy of the environment or the system for this host, None for the straight way."""
    host = parts.hostname or ""
    address = urllib.request.getproxies().get(parts.scheme)
    if not address or urllib.request.proxy_bypass(host):
        return None
    return urlsplit(address if "://" in address else f"http://{address}")


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
        try:
            body = response.read(MAX_REFUSAL_BYTES)
        except (OSError, http.client.HTTPException) as error:
            raise network_error(error, host, connected=True) from error
    subject = Subject(operation="GET layer", digest=digest, host=host)
    raise read_s3_error(response.status, dict(response.headers.items()), body, subject)


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
