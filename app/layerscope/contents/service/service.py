"""Answers what is asked about the contents of images, in threads of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from layerscope.contents.errors import NoListingError, ReadingStoppedError
from layerscope.contents.service.asking import Asking, Sources, Tell
from layerscope.contents.service.lanes import Lane
from layerscope.contents.service.replies import Done, Failed
from layerscope.contents.service.requests import Cancel, Request

_MOST_AT_ONCE = 4  # of each kind of waiting
_Answer = Callable[[Asking[Any]], None]


class ContentsService:
    """Answers by `tell`, which is called in threads of the service's, for many requests at once.

    `sources` leads to the layers' bytes; `store` has listings of before, None where nothing is kept.
    """

    def __init__(self, sources: Sources, store: object | None, tell: Tell) -> None:
        self._sources, self._store, self._tell = sources, store, tell
        self._lock = threading.Lock()
        self._under_way: dict[int, Asking[Any]] = {}
        self._lane = Lane("long", _MOST_AT_ONCE)

    def ask(self, request: Request) -> None:
        """Begin to answer; returns at once. The last reply is `Done` or `Failed`."""
        if isinstance(request, Cancel):
            self._cancel(request)
            return
        asking: Asking[Any] = Asking(request, self._tell)
        with self._lock:
            self._under_way[request.number] = asking
        self._lane.run(lambda: self._answer(asking, _not_yet))

    def close(self) -> None:
        """Stop everything; nothing is told any more that was not begun."""
        with self._lock:
            under_way = list(self._under_way.values())
        self._lane.close()
        for asking in under_way:
            asking.stop.set()

    def _cancel(self, request: Cancel) -> None:
        with self._lock:
            asking = self._under_way.get(request.other)
        if asking is not None:
            asking.stop.set()
        self._tell(Done(request.number))

    def _answer(self, asking: Asking[Any], answer: _Answer) -> None:
        try:
            asking.check()
            answer(asking)
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            last: Done | Failed = Failed(asking.number, _as_asked(error, asking))
        else:
            last = Done(asking.number)
        with self._lock:
            self._under_way.pop(asking.number, None)
        self._tell(last)


def _as_asked(error: Exception, asking: Asking[Any]) -> Exception:
    """Whatever a stop made fail was stopped."""
    return ReadingStoppedError() if asking.stop.is_set else error


def _not_yet(_asking: Asking[Any]) -> None:
    raise NoListingError("nothing is listed yet")
