"""A window's side: a thread that hears second starts of this user's, one after the other."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from layerscope.bootstrap.handover import place
from layerscope.bootstrap.handover.wire import HandoverError, Line, Request, answer, hear

HEARING_S = 1.0  # for a second start to say what it wants
_WAITING = 8  # second starts that wait for their turn
_LONGEST_PATH = 100  # bytes of a socket's path: macOS takes 104
_log = logging.getLogger(__name__)


class Listening:
    """Listens from `start` to `close`. Attribute: `token`, this window's.

    `take` is called in the thread with each request, and says whether it is taken; it has to answer in time.
    """

    def __init__(self, take: Callable[[Request], bool], environment: Mapping[str, str] = os.environ) -> None:
        self.token = place.new_token()
        self._take = take
        self._folder = place.folder(environment)
        self._file = place.file_of(self._folder, environment)
        self._socket: socket.socket | None = None
        self._window: place.Window | None = None
        self._ended = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._listen, name="second starts", daemon=True)

    def start(self) -> None:
        """Begin, in the thread; where the system does not let us, nobody finds this window."""
        self._thread.start()

    def come_first(self) -> None:
        """Be the window that is found, where there are several; blocks. Raises OSError."""
        with self._lock:
            if self._window is not None and not self._ended and place.read(self._file) != self._window:
                place.write(self._file, self._window)

    def close(self) -> None:
        """End; nobody finds this window from now on."""
        with self._lock:
            self._ended = True
            window, listener, self._socket = self._window, self._socket, None
        if window is not None:
            place.forget(self._file, window)
            if isinstance(window.address, str):
                Path(window.address).unlink(missing_ok=True)
        if listener is not None:
            with contextlib.suppress(OSError):  # wakes the thread, where close alone does not
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _listen(self) -> None:
        try:
            self._open()
        except OSError as error:
            _log.info("second starts are not heard: %s", error.strerror)
            return
        self._accept()

    def _accept(self) -> None:
        while (listener := self._socket) is not None:
            try:
                connection, _ = listener.accept()
            except OSError:
                return  # closed
            with connection, contextlib.suppress(HandoverError):
                self._hear(connection)

    def _open(self) -> None:
        """Open the socket and tell where it is. Raises OSError."""
        folder = place.made_private(self._folder)
        _tidy(place.read(self._file))
        listener, address = _listener(folder)
        window = place.Window(address, self.token, os.getpid())
        with self._lock:
            if self._ended:
                listener.close()
                return
            self._socket, self._window = listener, window
            place.write(self._file, window)

    def _hear(self, connection: socket.socket) -> None:
        line = Line(connection, HEARING_S)
        request, nonce = hear(line, self.token)
        is_taken = self._take(request)
        answer(Line(connection, HEARING_S), self.token, nonce, is_taken=is_taken)


def _tidy(window: place.Window | None) -> None:
    """Take away the socket of a window that was killed: nobody listens there."""
    if window is None or not isinstance(window.address, str):
        return
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(HEARING_S)
        try:
            connection.connect(window.address)
        except ConnectionRefusedError:
            Path(window.address).unlink(missing_ok=True)
        except OSError:
            return


def _listener(folder: Path) -> tuple[socket.socket, str | int]:
    """A socket that listens, and how it is reached. Raises OSError."""
    path = folder / f"window-{os.getpid()}-{secrets.token_hex(4)}.sock"
    if not hasattr(socket, "AF_UNIX") or len(os.fsencode(path)) > _LONGEST_PATH:
        listener = socket.create_server(("127.0.0.1", 0), backlog=_WAITING)
        return listener, int(listener.getsockname()[1])
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(str(path))
        path.chmod(0o600)
        listener.listen(_WAITING)
    except OSError:
        listener.close()
        raise
    return listener, str(path)
