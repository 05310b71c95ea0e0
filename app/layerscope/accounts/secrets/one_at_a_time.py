"""Calls that may wait for a person, one at a time, each given up after a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class OneAtATime:
    """Runs calls in threads of their own, none before the one before it has ended.

    A call that was given up goes on, since a question on the screen cannot be taken back from here; until
    it ends, no other begins. So questions never pile up, and what comes late never overtakes.
    """

    def __init__(self, timeout_s: float) -> None:
        self.timeout_s = timeout_s
        self._free = threading.Lock()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function returns or raises; TimeoutError where it did not end or start in time."""
        until_s = time.monotonic() + self.timeout_s
        if not self._free.acquire(timeout=self.timeout_s):
            raise TimeoutError
        answer: Future[T] = Future()

        def run() -> None:
            try:
                result = function(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 - whatever it is, the caller gets it
                self._free.release()
                answer.set_exception(error)
            else:
                self._free.release()
                answer.set_result(result)

        # A daemon: an open question must not keep the program from ending.
        threading.Thread(target=run, name="keyring", daemon=True).start()
        return answer.result(max(0.0, until_s - time.monotonic()))
