"""GET of a presigned URL in the calling thread: identity encoding, no Authorization, few redirects."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from layerscope.registry.aws.loading import load_urllib3
from layerscope.registry.aws.logs import keep_secrets_out_of_logs
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.aws.trust import proxy_for, tls_context
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.s3 import MAX_READ_BYTES, read_s3_error
from layerscope.registry.model.redirects import redirected, refused_redirect
from layerscope.text.reasons import Reason

if TYPE_CHECKING:
    import urllib3

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 20  # between two packets
MOST_REDIRECTS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Kept-alive connections to the stores behind presigned URLs, by the network settings of the moment.

    May be used by several threads. urllib3 and the certificates are loaded at the first use.
    """

    def __init__(self, connections: int, network: Callable[[], NetworkSettings] = NetworkSettings) -> None:
        self._connections = connections
        self._network = network
        self._lock = threading.Lock()
        self._managers: dict[tuple[str | None, NetworkSettings], urllib3.PoolManager] = {}

    def get(self, url: str, subject: Subject, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
        """The answer, its body unread and never decoded; the caller must release or close it.

        The URL is signed for a GET with no header but Host, so a Range may be among `headers` and nothing
        that identifies the caller. Raises BlobError for a refusal, urllib3's and Python's errors for no
        answer.
        """
        for _ in range(MOST_REDIRECTS + 1):
            response = self.ask(url, headers)
            if response.status not in _REDIRECTS:
                return _accepted(response, subject)
            response.close()
            url = redirected(url, response.headers.get("Location", ""), response.status, subject)
        raise refused_redirect(
            Reason.tr("The address redirects more than {count} times; not followed.", count=MOST_REDIRECTS),
            response.status,
            subject,
        )

    def ask(self, url: str, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
        """Whatever answer comes, be it a redirect or a refusal, its body unread; the caller must close it.

        Raises urllib3's and Python's errors for no answer.
        """
        network = self._network()
        return self._manager(proxy_for(url, network), network).request(
            "GET",
            url,
            headers={"Accept-Encoding": "identity", **headers},
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
        )

    def _manager(self, proxy: str | None, network: NetworkSettings) -> urllib3.PoolManager:
        with self._lock:
            if (proxy, network) not in self._managers:
                self._managers[proxy, network] = _new_manager(proxy, network, self._connections)
            return self._managers[proxy, network]


def is_html(response: urllib3.BaseHTTPResponse) -> bool:
    """Whether the answer claims to be a web page, as a portal's does and no registry's blob."""
    return "html" in response.headers.get("Content-Type", "").lower()


def _new_manager(proxy: str | None, network: NetworkSettings, connections: int) -> urllib3.PoolManager:
    load_urllib3()
    import urllib3

    keep_secrets_out_of_logs()
    options: dict[str, Any] = {
        "maxsize": connections,
        "timeout": urllib3.Timeout(connect=CONNECT_TIMEOUT_S, read=READ_TIMEOUT_S),
        "ssl_context": tls_context(network),
    }
    if proxy is None:
        return _watched(urllib3.PoolManager(**options))
    user = urlsplit(proxy)
    if user.username:
        pair = f"{unquote(user.username)}:{unquote(user.password or '')}"
        options["proxy_headers"] = urllib3.make_headers(proxy_basic_auth=pair)
    return _watched(urllib3.ProxyManager(proxy, **options))


def _watched(manager: urllib3.PoolManager) -> urllib3.PoolManager:
    """The manager with connections that an `Exchange` can cut off."""
    from layerscope.registry.ecr.watched_pools import POOLS

    manager.pool_classes_by_scheme = POOLS
    return manager


def _accepted(response: urllib3.BaseHTTPResponse, subject: Subject) -> urllib3.BaseHTTPResponse:
    if response.status in (200, 206):
        return response
    try:
        body = response.read(MAX_READ_BYTES, decode_content=False)
    finally:
        response.close()
    raise read_s3_error(response.status, dict(response.headers), body, subject, at_s=time.time())
