"""A server that answers one byte after the other, under every time-out between two of them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAUSE_S = 0.02
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 100000\r\n\r\n"


class DrippingServer:
    """Sends `opening` at once, and then `drop` again and again.

    Attributes: `url`; `asked` counts the connections, `ended` those that the other side ended.
    """

    def __init__(self, listener: socket.socket, opening: bytes, drop: bytes) -> None:
        self._listener = listener
        self._opening, self._drop = opening, drop
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.asked = 0
        self.ended = threading.Semaphore(0)
        self.closing = threading.Event()

    def serve(self) -> None:
        while True:
            try:
                wire, _ = self._listener.accept()
            except OSError:
                return
            self.asked += 1
            threading.Thread(target=self._drip, args=(wire,), daemon=True).start()

    def _drip(self, wire: socket.socket) -> None:
        with wire:
            try:
                wire.sendall(self._opening)
                while not self.closing.wait(PAUSE_S):
                    wire.sendall(self._drop)
            except OSError:
                self.ended.release()


IN_BODY = (_HEAD, b" ")
IN_HEAD = (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a")
ENDLESS = (_HEAD.replace(b"Content-Length: 100000", b"Connection: close"), b" " * 1_000_000)
IN_HANDSHAKE = (b"\x16\x03\x03\x40\x00", b"\x02")  # a TLS record of 16 kB that never comes to its end


@contextmanager
def dripping_server(way: tuple[bytes, bytes]) -> Iterator[DrippingServer]:
    """The server on a free port of this machine, while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = DrippingServer(listener, *way)
        threading.Thread(target=server.serve, daemon=True).start()
        yield server
        server.closing.set()
        listener.shutdown(socket.SHUT_RDWR)
