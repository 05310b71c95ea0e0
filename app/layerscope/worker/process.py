"""One worker as the window has it: started, listened to, and known to have ended within a second."""

from __future__ import annotations

import contextlib
import itertools
import logging
import queue
import signal
import subprocess
import threading
import time
import traceback
from typing import IO, Any

from layerscope.files.own_program import NO_WINDOW, own_command
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact_to_hand_on
from layerscope.worker import messages
from layerscope.worker.coding import UnreadableError
from layerscope.worker.frames import FROM_WORKER_BYTES, BrokenPipeLineError, framed, read_frame, write_all
from layerscope.worker.surroundings import to_start

_log = logging.getLogger(__name__)
START_S = 20.0  # to be ready: a busy machine, or a virus scanner that reads each module
SILENCE_S = 5.0  # of a worker at work, and it counts as hung; a machine that swaps is no reason to end it
END_S = 0.5  # to end by itself, once its window has no more to do
_LONGEST_LINE, _MOST_LINES = 2000, 500  # of what it says to the log


class WorkerGoneError(Exception):
    """The worker ended, or does not answer any more; `reason` says how.

    `worker` is None where none could be started.
    """

    def __init__(self, reason: str, worker: WorkerProcess | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.worker = worker


class WorkerProcess:
    """A process at the other end of two pipes. Every method may be called from any thread.

    Attributes: `gone`, how it ended, None while it runs; `is_ready`, whether it has said that it serves;
    `idle_since_s`, monotonic, None while it works.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.gone: str | None = None
        self.idle_since_s: float | None = time.monotonic()
        self._process = process
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._inboxes: dict[int, queue.SimpleQueue[Any]] = {}
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._writing_since_s: float | None = None
        self._heard_s = time.monotonic()
        self.is_ready = self._is_noted = False
        self._said: dict[type, object] = {}
        self._threads = [
            threading.Thread(target=body, name=f"worker-{self._process.pid}", daemon=True)
            for body in (self._listen, self._write, self._log_lines)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def jobs(self) -> int:
        """How many pieces of work it has."""
        return len(self._inboxes)

    def send(self, message: object) -> None:
        """Send soon, and without waiting."""
        self._outbox.put(framed(messages.spelled(message)))

    def say(self, message: object) -> None:
        """Send it, unless the last one of its kind was the same."""
        with self._lock:
            if self._said.get(type(message)) == message:
                return
            self._said[type(message)] = message
            self.send(message)

    def begin(self, kind: str, content: str) -> tuple[int, queue.SimpleQueue[Any]]:
        """The number of new work, and where its messages arrive, None once the worker is gone."""
        inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        with self._lock:
            number = next(self._numbers)
            if self.gone is not None:
                raise WorkerGoneError(self.gone, self)
            if not self._inboxes:
                self._heard_s = time.monotonic()
            self._inboxes[number] = inbox
            self.idle_since_s = None
            self.send(messages.Begin(number, kind, content))
        return number, inbox

    def forget(self, number: int) -> None:
        """Hear no more of this work."""
        with self._lock:
            self._inboxes.pop(number, None)
            if not self._inboxes:
                self.idle_since_s = time.monotonic()

    def note(self) -> bool:
        """Whether nobody has noted yet that it is gone."""
        with self._lock:
            is_new, self._is_noted = not self._is_noted, True
            return is_new

    def check(self, now_s: float) -> None:
        """End it where it hangs: at work it says that it is alive, and takes what it is sent."""
        patience_s = SILENCE_S if self.is_ready else START_S
        writing_since_s = self._writing_since_s
        is_deaf = writing_since_s is not None and now_s - writing_since_s > patience_s
        if is_deaf or (self._inboxes and now_s - self._heard_s > patience_s):
            self.kill(Reason.tr("it did not answer"))

    def excuse(self, now_s: float) -> None:
        """Count its silence from now on: who listens was away himself."""
        self._heard_s = now_s
        if self._writing_since_s is not None:
            self._writing_since_s = now_s

    def kill(self, reason: str) -> None:
        """End it at once."""
        with self._lock:
            if self.gone is None:
                self.gone = reason
        self._process.kill()

    def close(self) -> None:
        """Have it pause what it does and end; it is killed where it does not. Blocks for END_S at most."""
        with self._lock:
            self.gone = self.gone or ""
        self._outbox.put(None)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_S)
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(END_S)

    # The threads.

    def _listen(self) -> None:
        reason: str = ""
        try:
            with _there(self._process.stdout) as pipe:
                while (frame := read_frame(pipe.fileno(), FROM_WORKER_BYTES)) is not None:
                    self._hear(messages.read(frame, messages.FROM_WORKER))
        except (UnreadableError, BrokenPipeLineError, OSError) as error:
            _log.warning("worker %d: %s", self.pid, redact_to_hand_on(str(error)))
            reason = Reason.tr("it sent something unexpected")
        except Exception:  # noqa: BLE001 - a mistake of ours must not leave its work waiting
            _log.error("worker %d: %s", self.pid, redact_to_hand_on(traceback.format_exc()))
            reason = Reason.tr("it sent something unexpected")
        self._process.kill()
        status = self._process.wait()
        with self._lock:
            if self.gone is None:
                self.gone = reason or _how(status)
            inboxes = list(self._inboxes.values())
        self._outbox.put(None)
        for inbox in inboxes:
            inbox.put(None)

    def _hear(self, message: Any) -> None:
        self._heard_s = time.monotonic()
        if isinstance(message, messages.Ready):
            if message.version != messages.VERSION:
                raise UnreadableError(f"it is of version {message.version[:40]}, not {messages.VERSION}")
            self.is_ready = True
        elif (
            not isinstance(message, messages.Alive) and (inbox := self._inboxes.get(message.job)) is not None
        ):
            inbox.put(message)

    def _write(self) -> None:
        with _there(self._process.stdin) as pipe, contextlib.suppress(OSError):  # `_listen` notices
            while (frame := self._outbox.get()) is not None:
                self._writing_since_s = time.monotonic()
                write_all(pipe.fileno(), frame)
                self._writing_since_s = None

    def _log_lines(self) -> None:
        with _there(self._process.stderr) as pipe:
            for count in itertools.count():
                line = pipe.readline(_LONGEST_LINE)
                if not line:
                    return
                if count < _MOST_LINES:
                    told = redact_to_hand_on(line.decode(errors="replace").rstrip())
                    _log.warning("worker %d: %s", self.pid, told)


def start_process(command: list[str] | None = None) -> subprocess.Popen[bytes]:
    """A worker's process with its three pipes; nothing else is inherited. Raises OSError."""
    return subprocess.Popen(  # noqa: S603 - this very program
        command or own_command("worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=to_start(),
        bufsize=0,
        close_fds=True,
        creationflags=NO_WINDOW,
    )


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("a worker without its pipes")
    return pipe


def _how(status: int) -> str:
    """How a process ended, in words."""
    if status < 0:
        with contextlib.suppress(ValueError):
            return Reason.tr("signal {name}", name=signal.Signals(-status).name)
    return Reason.tr("exit status {status}", status=status)
