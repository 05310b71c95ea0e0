"""An HTTP server for tests that answers as it is told: real botocore and urllib3 in front of real bytes."""

import json
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One request as it arrived; the names of the headers in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def operation(self) -> str:
        return self.headers.get("x-amz-target", "").rpartition(".")[2]

    @property
    def parameters(self) -> dict[str, Any]:
        return json.loads(self.body)


@dataclass
class Reply:
    """What is sent back. `length` overrides Content-Length; `dropped` closes without any answer."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    dropped: bool = False
    before: Callable[[], object] = lambda: None  # called in the server's thread before the answer


def ok(answer: dict[str, Any], **headers: str) -> Reply:
    return Reply(body=json.dumps(answer).encode(), headers={"x-amzn-RequestId": "req-1", **headers})


def refusal(code: str, message: str = "no", status: int = 400, **headers: str) -> Reply:
    body = json.dumps({"__type": code, "message": message}).encode()
    return Reply(status, body, {"x-amzn-RequestId": "req-1", **headers})


def page(status: int, html: str = "<html><body>Sign in to the Wi-Fi</body></html>") -> Reply:
    return Reply(status, html.encode(), {"Content-Type": "text/html"})


Script = Reply | Callable[[Asked], Reply]


class ScriptedServer:
    """Answers operations of ECR (by X-Amz-Target) and GETs (by path); the last reply of a script is repeated.

    `asked` is every request so far.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self._scripts: dict[str, list[Script]] = defaultdict(list)
        self._lock = threading.Lock()

    def answer(self, key: str, *replies: Script) -> None:
        """The replies to an operation (`DescribeImages`) or a path (`/blob`), one after the other."""
        self._scripts[key] = list(replies)

    def operations(self) -> list[str]:
        return [asked.operation for asked in self.asked if asked.operation]

    def reply_to(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            script = self._scripts[asked.operation or asked.path.partition("?")[0]]
            if not script:
                return Reply(500, b'{"__type": "Unscripted"}')
            reply = script.pop(0) if len(script) > 1 else script[0]
        return reply(asked) if callable(reply) else reply


@contextmanager
def scripted_server(tls: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    """The server on a free port of this machine, while the block runs; with `tls` by https."""
    http = _Server(("127.0.0.1", 0), _Handler)
    http.tls = tls
    http.scripted = ScriptedServer(f"{'https' if tls else 'http'}://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield http.scripted
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    tls: ssl.SSLContext | None = None

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Serve in the connection's own thread, where a client that distrusts us harms nobody else."""
        if self.tls is None:
            super().finish_request(request, client_address)
            return
        with self.tls.wrap_socket(request, server_side=True) as secure:
            super().finish_request(secure, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is part of many tests; what a test cares for, it asserts."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, self.rfile.read(length))
        reply = self.server.scripted.reply_to(asked)
        reply.before()
        if reply.dropped:
            self.close_connection = True
            return
        (self.send_response_only if "Date" in reply.headers else self.send_response)(reply.status)
        if "Transfer-Encoding" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        if reply.length not in (None, len(reply.body)):
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_HEAD = _handle  # noqa: N815 - http.server's names

    def log_message(self, *_: object) -> None:
        pass
