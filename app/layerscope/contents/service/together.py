"""Several things at once, in this thread and some beside it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def each_of(items: Iterable[Item], work: Callable[[Item], object], most: int) -> None:
    """Do the work for each, in their order, `most` at once. Raises what the first raised that failed.

    After a failure nothing more is begun; what is under way comes to its end before it is raised.
    """
    waiting, failures = deque(items), deque[BaseException]()

    def go_on() -> None:
        while waiting and not failures:
            try:
                item = waiting.popleft()
            except IndexError:  # another thread was quicker
                return
            try:
                work(item)
            except BaseException as error:  # noqa: BLE001 - raised by who began it
                failures.append(error)

    threads = [
        threading.Thread(target=go_on, name="contents-beside", daemon=True)
        for _ in range(min(most, len(waiting)) - 1)
    ]
    for thread in threads:
        thread.start()
    go_on()
    for thread in threads:
        thread.join()
    while len(failures) > 1:
        failures.pop()
    if failures:
        raise failures.popleft()  # none is kept: its traceback leads to where it would be
