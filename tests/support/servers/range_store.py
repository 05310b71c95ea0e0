"""A store of one blob on this machine that knows ranges, keeps connections and misbehaves as it is told."""

from __future__ import annotations

import hashlib
import random
import re
import socket
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from layerscope.registry.errors.blobs import UrlDeniedError, UrlExpiredError
from layerscope.registry.model.presigned import PresignedUrl

PART_BYTES = 16 * 1024
ETAG = '"one"'
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")


class Request(BaseHTTPRequestHandler):
    """One connection; what a fault is called with."""

    protocol_version = "HTTP/1.1"
    wbufsize = 64 * 1024
    store: RangeStore

    def do_GET(self) -> None:
        store = self.store
        match = _RANGE.fullmatch(self.headers.get("Range", ""))
        size_bytes = len(store.content)
        self.start, self.end = (int(match[1]), int(match[2]) + 1) if match else (0, size_bytes)
        self.ranged = match is not None
        self.end = min(self.end, size_bytes)
        with store.lock:
            store.asked.append((self.start, self.end))
            store.targets.append(self.path)
            fault = store.faults.pop(0) if store.faults else store.always
        (fault or send)(self)

    def head(self, status: int, length: int | None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length is None:
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def span_head(self, **headers: str) -> None:
        """The head of an honest answer."""
        told = {"ETag": self.store.etag, **headers}
        if self.ranged:
            told.setdefault("Content-Range", f"bytes {self.start}-{self.end - 1}/{len(self.store.content)}")
        self.head(206 if self.ranged else 200, self.end - self.start, **told)

    def refuse(self, status: int, code: str, message: str = "no") -> None:
        body = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>".encode()
        self.head(status, len(body), Content_Type="application/xml")
        self.wfile.write(body)

    def reset(self) -> None:
        """End the connection by a reset."""
        self.wfile.flush()
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def log_message(self, *_: object) -> None:
        pass


Fault = Callable[[Request], None]


class RangeStore:
    """`faults` strike one request each, `always` all others.

    `asked` are the spans asked for, `targets` the requests' targets.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.digest = "sha256:" + hashlib.sha256(content).hexdigest()
        self.etag = ETAG
        self.asked: list[tuple[int, int]] = []
        self.targets: list[str] = []
        self.faults: list[Fault] = []
        self.always: Fault | None = None
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        handler = type("Handler", (Request,), {"store": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.port = self._server.server_port

    def url(self, name: str = "blob") -> PresignedUrl:
        address = f"http://127.0.0.1:{self.port}/{name}?X-Amz-Signature=secret"
        return PresignedUrl.from_url(address, self.digest)

    def stop(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is part of many tests."""


def content_of(size_bytes: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size_bytes)


# What a request may meet.


def send(request: Request) -> None:
    request.span_head()
    request.wfile.write(request.store.content[request.start : request.end])


def truncated(request: Request) -> None:
    """Half of it, then an orderly end."""
    request.span_head()
    request.wfile.write(request.store.content[request.start : (request.start + request.end) // 2])
    request.close_connection = True


def reset(request: Request) -> None:
    """Half of it, then a reset."""
    request.span_head()
    request.wfile.write(request.store.content[request.start : (request.start + request.end) // 2])
    request.reset()


def dropped(request: Request) -> None:
    """No answer at all."""
    request.close_connection = True


def stalled(request: Request) -> None:
    """A third of it, then nothing until the client gives up."""
    request.span_head()
    request.wfile.write(
        request.store.content[request.start : request.start + (request.end - request.start) // 3]
    )
    request.wfile.flush()
    request.close_connection = True
    request.connection.settimeout(20)
    request.connection.recv(1)  # returns when the client gives up


def whole(request: Request) -> None:
    """A 200 with everything, whatever was asked."""
    request.head(200, len(request.store.content), ETag=request.store.etag)
    request.wfile.write(request.store.content)


def unmeasured(request: Request) -> None:
    """A 200 that ends with the connection and never says how long it is."""
    request.head(200, None)
    request.wfile.write(request.store.content)


def shifted(request: Request) -> None:
    """Another range than the one asked for."""
    size = len(request.store.content)
    if not request.ranged:
        send(request)
        return
    start = (request.start + 1) % (size - 1)
    end = min(size, start + request.end - request.start)
    request.head(206, end - start, Content_Range=f"bytes {start}-{end - 1}/{size}")
    request.wfile.write(request.store.content[start:end])


def unsatisfied(request: Request) -> None:
    size = len(request.store.content)
    request.head(416, 0, Content_Range=f"bytes */{size}")


def short(request: Request) -> None:
    """A quarter of the range, and it says so."""
    if request.ranged:
        request.end = request.start + max(1, (request.end - request.start) // 4)
    send(request)


def slow_down(request: Request) -> None:
    request.refuse(503, "SlowDown", "Please reduce your request rate.")


def internal(request: Request) -> None:
    request.refuse(500, "InternalError")


def expired(request: Request) -> None:
    request.refuse(403, "AccessDenied", "Request has expired")


def denied(request: Request) -> None:
    request.refuse(403, "AccessDenied", "Access Denied")


def page(request: Request) -> None:
    body = b"<html><body>Sign in to the network</body></html>"
    request.head(200, len(body), Content_Type="text/html")
    request.wfile.write(body)


REFUSALS = (UrlExpiredError, UrlDeniedError)  # what `expired` and `denied` mean, over and over
