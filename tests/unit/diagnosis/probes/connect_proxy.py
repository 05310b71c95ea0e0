"""A proxy for tests that makes tunnels, as a company's does; it may ask for a sign-in first."""

from __future__ import annotations

import base64
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class ConnectProxy:
    """`url` leads to it; `asked` is every first line so far; `status` its answer to CONNECT.

    `user` (`name:password`) is who may use it, empty for everybody.
    """

    url: str = ""
    status: int = 200
    user: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def connect_proxy(**options: object) -> Iterator[ConnectProxy]:
    """The proxy on a free port of this machine, while the block runs."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Tunnel) as server:
        server.daemon_threads = True
        server.proxy = ConnectProxy(f"http://127.0.0.1:{server.server_address[1]}", **options)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server.proxy  # type: ignore[attr-defined]
        finally:
            server.shutdown()
            thread.join()


class _Tunnel(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        proxy: ConnectProxy = self.server.proxy  # type: ignore[attr-defined]
        first = self.rfile.readline().decode().strip()
        headers = [line.decode().strip() for line in iter(self.rfile.readline, b"\r\n") if line]
        proxy.asked.append(first)
        expected = f"Proxy-Authorization: Basic {base64.b64encode(proxy.user.encode()).decode()}"
        status = 407 if proxy.user and expected not in headers else proxy.status
        self.wfile.write(f"HTTP/1.1 {status} Of the proxy\r\n\r\n".encode())
        if status != 200:
            return
        host, _, port = first.split()[1].rpartition(":")
        with socket.create_connection((host, int(port)), timeout=10) as onward:
            back = threading.Thread(target=_pump, args=(onward, self.connection), daemon=True)
            back.start()
            _pump(self.connection, onward)
            back.join(10)


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return
