"""The way to a host by plain sockets, in the calling thread: a connection, a tunnel, TLS, one answer."""

from __future__ import annotations

import base64
import os
import selectors
import socket
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from layerscope import __version__
from layerscope.registry.aws.certificates import issuer_of
from layerscope.registry.errors.base import Evidence, Subject
from layerscope.registry.errors.network import (
    ConnectionLostError,
    ConnectTimeoutError,
    ProxyError,
    UnreachableError,
)
from layerscope.text.reasons import Reason

MOST_ADDRESSES = 4  # of a name that stands for many; S3's stands for eight
_HEAD_LIMIT_BYTES = 32 * 1024
_PORTS = {"http": 80, "https": 443}


class Endpoint(NamedTuple):
    """Where a connection goes to: the host itself, or the proxy in front of it."""

    host: str
    port: int
    secure: bool

    @classmethod
    def of(cls, url: str) -> Endpoint:
        """The endpoint of a URL; ValueError if it has no host."""
        parts = urlsplit(url)
        if not parts.hostname:
            raise ValueError("no host")
        return cls(parts.hostname, parts.port or _PORTS.get(parts.scheme, 443), parts.scheme == "https")

    @property
    def netloc(self) -> str:
        """`host:port`, an IPv6 address in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """An HTTP answer's status (0 if malformed) and headers, names in lower case."""

    status: int
    headers: dict[str, str]
    asked_at_s: float  # epoch seconds, as the next
    came_at_s: float

    @property
    def clock_offset_s(self) -> float | None:
        """This clock minus the server's; None without a Date header, which has whole seconds."""
        try:
            theirs_s = parsedate_to_datetime(self.headers.get("date", "")).timestamp() + 0.5
        except (ValueError, TypeError, OverflowError):
            return None
        return (self.asked_at_s + self.came_at_s) / 2 - theirs_s


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The name's addresses; OSError. Cannot be stopped: the system's own time-out applies."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def connect(addresses: Sequence[str], endpoint: Endpoint, patience_s: float) -> socket.socket:
    """A connection to the first of the addresses that answers, all tried at once.

    Raises ConnectTimeoutError where none answered in time, UnreachableError where all refused.
    """
    ends_at_s = time.monotonic() + patience_s
    refused: list[str] = []
    with selectors.DefaultSelector() as waiting:
        try:
            for address in addresses[:MOST_ADDRESSES]:
                _begin(address, endpoint.port, waiting, refused)
            while waiting.get_map():
                ready = waiting.select(max(0.0, ends_at_s - time.monotonic()))
                if not ready:
                    words = Reason.tr(
                        "Connecting to {host} timed out after {seconds} s.",
                        host=endpoint.netloc,
                        seconds=f"{patience_s:g}",
                    )
                    raise ConnectTimeoutError(words, subject=Subject(host=endpoint.host))
                for key, _ in ready:
                    candidate = waiting.unregister(key.fileobj).data
                    if won := _taken(candidate, refused):
                        return won
        finally:
            for key in list((waiting.get_map() or {}).values()):
                key.data.close()
    reasons = "; ".join(dict.fromkeys(refused)) or Reason.tr("not an address")
    words = Reason.tr("No connection to {host}: {reason}", host=endpoint.netloc, reason=reasons)
    raise UnreachableError(words, subject=Subject(host=endpoint.host))


def tunnel(connection: socket.socket, proxy: str, endpoint: Endpoint) -> None:
    """Make the proxy connect to the endpoint; ProxyError where it does not."""
    lines = [f"CONNECT {endpoint.netloc} HTTP/1.1", f"Host: {endpoint.netloc}", *_proxy_authorization(proxy)]
    head = _ask(connection, lines)
    if head.status != 200:
        words = Reason.tr(
            "The proxy answered HTTP {status} to the connection to {host}.",
            status=head.status,
            host=endpoint.netloc,
        )
        if head.status == 407:
            words = Reason.tr("The proxy requires authentication.")
        evidence = Evidence(
            code=str(head.status), http_status=head.status, raw_text=str(words), at_s=time.time()
        )
        raise ProxyError(words, subject=Subject(host=Endpoint.of(proxy).host), evidence=evidence)


def secured(connection: socket.socket, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    """The connection under TLS, the host's certificate verified; ssl.SSLError or OSError."""
    # One that was cut off meanwhile is left to its owner: `wrap_socket` takes it over and may lose it open.
    connection.getpeername()
    return context.wrap_socket(connection, server_hostname=host)


def shown_issuer(connection: socket.socket, host: str) -> str:
    """Who signed the certificate that the host shows, trusted or not; empty where it shows none.

    For a host that was not trusted: nothing is sent over the connection but TLS's greeting.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with secured(connection, host, context) as shown:
            return issuer(shown)
    except OSError:
        return ""


def issuer(connection: ssl.SSLSocket) -> str:
    """Who signed the certificate that the other side has shown."""
    return issuer_of(connection.getpeercert(binary_form=True) or b"")


def ask(connection: socket.socket, endpoint: Endpoint, proxy: str | None = None) -> ResponseHead:
    """The head of the answer to a GET of `/` that says nothing of the caller.

    `proxy` for a plain request that goes through one. ConnectionLostError or OSError where none comes.
    """
    target = f"http://{endpoint.netloc}/" if proxy else "/"
    lines = [f"GET {target} HTTP/1.1", f"Host: {endpoint.netloc}", "Accept: */*", "Connection: close"]
    return _ask(connection, lines + _proxy_authorization(proxy or ""))


def _begin(address: str, port: int, waiting: selectors.BaseSelector, refused: list[str]) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        candidate = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:  # no IPv6 here
        refused.append(str(error))
        return
    candidate.setblocking(False)
    try:
        candidate.connect_ex((address, port))
    except OSError as error:  # an invalid address, such as one with an unknown scope
        candidate.close()
        refused.append(str(error))
        return
    waiting.register(candidate, selectors.EVENT_WRITE, candidate)


def _taken(candidate: socket.socket, refused: list[str]) -> socket.socket | None:
    code = candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code == 0:
        candidate.setblocking(True)
        return candidate
    refused.append(os.strerror(code))
    candidate.close()
    return None


def _proxy_authorization(proxy: str) -> list[str]:
    user = urlsplit(proxy)
    if not user.username:
        return []
    pair = f"{unquote(user.username)}:{unquote(user.password or '')}"
    return [f"Proxy-Authorization: Basic {base64.b64encode(pair.encode()).decode()}"]


def _ask(connection: socket.socket, lines: Sequence[str]) -> ResponseHead:
    request = "\r\n".join([*lines, f"User-Agent: layerscope/{__version__}", "", ""])
    asked_at_s = time.time()
    connection.sendall(request.encode("latin-1"))
    received = b""
    while b"\r\n\r\n" not in received and len(received) < _HEAD_LIMIT_BYTES:
        chunk = connection.recv(4096)
        if not chunk:
            break
        received += chunk
    if not received:
        raise ConnectionLostError(Reason.tr("The connection closed without a response."))
    return _head(received, asked_at_s, time.time())


def _head(received: bytes, asked_at_s: float, came_at_s: float) -> ResponseHead:
    first, *rest = received.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    words = first.split(" ", 2)
    known = len(words) > 1 and words[0].startswith("HTTP/") and words[1].isdecimal()
    pairs = (line.partition(":") for line in rest)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return ResponseHead(int(words[1]) if known else 0, headers, asked_at_s, came_at_s)
