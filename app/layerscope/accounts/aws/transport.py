"""How the clients of one session send their requests: trust, proxy and time-outs of the network settings."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import (
    AWSHTTPConnection,
    AWSHTTPConnectionPool,
    AWSHTTPSConnection,
    AWSHTTPSConnectionPool,
)
from botocore.config import Config
from botocore.httpsession import URLLib3Session

from layerscope.registry.aws.deadlines import Exchange, Watched
from layerscope.registry.aws.secret_answers import withhold_damaged_body
from layerscope.registry.aws.trust import proxy_for, tls_context

if TYPE_CHECKING:
    import ssl

    import botocore.session

    from layerscope.registry.aws.network_settings import NetworkSettings

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 20
CONNECTIONS = 48  # kept open to a host; more than the API pool and a diagnosis have threads


def join(session: botocore.session.Session, network: NetworkSettings) -> None:
    """Make every client of the session, botocore's own to STS and SSO among them, go by the settings.

    botocore lets whoever answers `before-send` do the sending
    (https://github.com/boto/botocore/blob/develop/botocore/endpoint.py), and offers no other public way to
    bring a TLS context. Time-outs are this module's too: botocore's own are 60 s each.
    """
    transport = _Transport(network, session.get_config_variable("ca_bundle") or "")
    session.register("before-send", transport.send)
    session.register("before-parse", withhold_damaged_body)
    session.set_default_client_config(
        Config(
            connect_timeout=CONNECT_TIMEOUT_S,
            read_timeout=READ_TIMEOUT_S,
            use_dualstack_endpoint=network.dual_stack or None,
            use_fips_endpoint=network.fips or None,
        )
    )


class _Transport:
    """Kept-alive connections, by proxy; made when the first request is sent."""

    def __init__(self, network: NetworkSettings, bundle: str) -> None:
        self._network = network
        self._bundle = bundle
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None
        self._sessions: dict[str | None, _HttpSession] = {}

    def send(self, request: Any, **_event: Any) -> Any:
        """The answer, as botocore's Endpoint expects it; raises botocore's HTTPClientErrors."""
        return self._session(proxy_for(request.url, self._network)).send(request)

    def _session(self, proxy: str | None) -> _HttpSession:
        with self._lock:
            if self._context is None:
                self._context = tls_context(self._network, self._bundle)
            if proxy not in self._sessions:
                self._sessions[proxy] = _HttpSession(self._context, proxy)
            return self._sessions[proxy]


class _HttpConnection(Watched, AWSHTTPConnection):  # type: ignore[misc]
    pass


class _HttpsConnection(Watched, AWSHTTPSConnection):  # type: ignore[misc]
    pass


class _HttpPool(AWSHTTPConnectionPool):  # type: ignore[misc]
    ConnectionCls = _HttpConnection


class _HttpsPool(AWSHTTPSConnectionPool):  # type: ignore[misc]
    ConnectionCls = _HttpsConnection


class _HttpSession(URLLib3Session):  # type: ignore[misc]
    """botocore's HTTP session with a TLS context of ours, which has every certificate already."""

    def __init__(self, context: ssl.SSLContext, proxy: str | None) -> None:
        self._layerscope_context = context  # asked for by the constructor below
        super().__init__(
            proxies={"http": proxy, "https": proxy} if proxy else None,
            timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
            max_pool_connections=CONNECTIONS,
        )
        self._pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}
        self._manager.pool_classes_by_scheme = self._pool_classes_by_scheme

    def send(self, request: Any) -> Any:
        """As botocore's; SlowAnswerError and HugeAnswerError for an answer that has to be cut off."""
        with Exchange():
            return super().send(request)

    def _get_ssl_context(self) -> ssl.SSLContext:
        return self._layerscope_context

    def _setup_ssl_cert(self, conn: Any, url: str, verify: object) -> None:  # noqa: ARG002
        conn.cert_reqs = "CERT_REQUIRED"
