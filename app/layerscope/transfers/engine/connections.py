"""How a store is reached: directly or through a proxy, with whose certificates."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from base64 import b64encode
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.aws.trust import proxy_for, tls_context
from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.network import (
    ConnectionLostError,
    ConnectTimeoutError,
    NameResolutionError,
    ProxyError,
    ReadTimeoutError,
    TlsError,
    UnreachableError,
)
from layerscope.text.reasons import Reason

OPERATION = "GET layer"


class HttpRoute(NamedTuple):
    """A connection to a host, not yet opened, with the request target and the proxy in between."""

    host: str
    origin: tuple[str, str]
    connection: http.client.HTTPConnection
    target: str
    headers: dict[str, str]
    proxy: str = ""


class ConnectionFactory:
    """Makes all connections of a transfer: they share one TLS context, which takes 20 ms to make.

    Which certificates and which proxy they trust is the same as for everything else (registry.aws.trust).
    """

    def __init__(self, connect_s: float, network: NetworkSettings | None = None, bundle: str = "") -> None:
        self._connect_s = connect_s
        self._network = network or NetworkSettings()
        self._bundle = bundle
        self._context: ssl.SSLContext | None = None
        self._lock = threading.Lock()

    def route_to(self, address: str) -> HttpRoute:
        """How the address is reached. Raises ProxyError and TlsError."""
        parts = urlsplit(address)
        proxy = proxy_for(address, self._network)
        if proxy is not None:
            return self._through(urlsplit(proxy), parts)
        host, port, origin = parts.hostname or "", parts.port, (parts.scheme, parts.netloc)
        if parts.scheme == "https":
            return HttpRoute(host, origin, self._https(host, host, port), target_of(address), {})
        connection = http.client.HTTPConnection(host, port, timeout=self._connect_s)
        return HttpRoute(host, origin, connection, target_of(address), {})

    def _through(self, proxy: SplitResult, parts: SplitResult) -> HttpRoute:
        """The route through an HTTP proxy: a tunnel for https, the absolute URL as the target for http."""
        host, name, port = parts.hostname or "", proxy.hostname or "", proxy.port or 80
        if proxy.scheme != "http":
            raise proxy_error(host, f"a proxy is spoken to by http, not by {proxy.scheme}")
        credentials, origin = _credentials(proxy), (parts.scheme, parts.netloc)
        if parts.scheme == "https":
            secure = self._https(host, name, port)
            secure.set_tunnel(host, parts.port or 443, credentials)
            return HttpRoute(host, origin, secure, target_of(parts.geturl()), {}, name)
        plain = http.client.HTTPConnection(name, port, timeout=self._connect_s)
        return HttpRoute(host, origin, plain, parts._replace(fragment="").geturl(), credentials, name)

    def _https(self, host: str, name: str, port: int | None) -> http.client.HTTPSConnection:
        with self._lock:
            try:
                self._context = self._context or tls_context(self._network, self._bundle)
            except OSError as error:  # a bundle that cannot be read
                raise network_error(error, host, connected=False) from error
        return http.client.HTTPSConnection(name, port, timeout=self._connect_s, context=self._context)


def target_of(address: str) -> str:
    """The request target: path and query."""
    parts = urlsplit(address)
    return parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()


def no_connection(error: Exception, route: HttpRoute) -> RegistryError:
    """The error of a failed connect: the proxy's where there is one, else the host's."""
    if route.proxy and not isinstance(error, ssl.SSLError):
        return proxy_error(route.host, f"{route.proxy}: {error}")
    return network_error(error, route.host, connected=False)


def proxy_error(host: str, reason: str) -> RegistryError:
    """The error for a proxy that refuses the connection."""
    return ProxyError(
        Reason.tr("The proxy blocked the connection to {host}.", host=host),
        subject=Subject(operation=OPERATION, host=host),
        evidence=Evidence(raw_text=reason),
    )


def network_error(error: Exception, host: str, *, connected: bool) -> RegistryError:
    """The registry's error for one raised by the socket, by TLS or by http.client."""
    subject = Subject(operation=OPERATION, host=host)
    evidence = Evidence(code=type(error).__name__, raw_text=f"{type(error).__name__}: {error}")
    if isinstance(error, TimeoutError):
        kind = ReadTimeoutError if connected else ConnectTimeoutError
        return kind(
            Reason.tr("{host} did not answer in time.", host=host), subject=subject, evidence=evidence
        )
    # An end in the middle of TLS is a lost connection; everything else of TLS's is about trust.
    if isinstance(error, ssl.SSLError) and not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return TlsError(
            Reason.tr("No trusted connection to {host}.", host=host), subject=subject, evidence=evidence
        )
    if isinstance(error, socket.gaierror):
        return NameResolutionError(
            Reason.tr("{host} has no address.", host=host), subject=subject, evidence=evidence
        )
    lost = (http.client.HTTPException, ConnectionResetError, BrokenPipeError, ssl.SSLError)
    if connected or isinstance(error, lost):
        return ConnectionLostError(
            Reason.tr("{host} closed the connection.", host=host), subject=subject, evidence=evidence
        )
    return UnreachableError(
        Reason.tr("{host} cannot be reached.", host=host), subject=subject, evidence=evidence
    )


def _credentials(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": "Basic " + b64encode(pair.encode()).decode()}
