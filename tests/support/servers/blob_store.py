"""A store of blobs on this machine, behind presigned URLs: it does with each GET what a test tells it to."""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from layerscope.registry.model.presigned import PresignedUrl

CONTENT = bytes(range(256)) * 4096  # 1 MiB: several buffers
DIGEST = "sha256:" + hashlib.sha256(CONTENT).hexdigest()
DENIED = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>R1</RequestId></Error>"

Answer = Callable[[BaseHTTPRequestHandler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away, or does not trust us, is part of many tests."""


class Store:
    """Speaks TLS where a context is given; `answer` is what it does with each GET.

    `seen` are the headers, `targets` the request targets, `tunnels` what a proxy was asked to connect to.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answer: Answer = send(CONTENT)
        self.answer_tunnel: Answer = send(b"", 502)
        self.seen: list[dict[str, str]] = []
        self.targets: list[str] = []
        self.tunnels: list[str] = []
        store = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                store.seen.append(dict(self.headers.items()))
                store.targets.append(self.path)
                self.close_connection = True
                store.answer(self)

            def do_CONNECT(self) -> None:
                store.seen.append(dict(self.headers.items()))
                store.tunnels.append(self.path)
                self.close_connection = True
                store.answer_tunnel(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = _Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.port = self._server.server_port
        self.address = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.port}"

    def url(self, digest: str = DIGEST) -> PresignedUrl:
        return PresignedUrl.from_url(f"{self.address}/id/id?X-Amz-Signature=secret", digest)

    def refuse_connections(self) -> None:
        """Let nobody in from now on."""
        self._server.shutdown()  # or its thread might still take one more from the queue
        self._server.socket.close()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def send(body: bytes, status: int = 200, promised: int | None = None, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body) if promised is None else promised))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(location: str) -> Answer:
    return send(b"", 302, Location=location)
