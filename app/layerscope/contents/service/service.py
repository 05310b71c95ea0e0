"""Answers what is asked about the contents of images, in threads of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.service import (
    analyses,
    bills,
    comparing,
    files,
    listing,
    opening,
    searching,
    viewing,
)
from layerscope.contents.service.asking import Asking, Sources, Tell
from layerscope.contents.service.holdings import Holdings, KeptListings
from layerscope.contents.service.lanes import Lane
from layerscope.contents.service.replies import Done, Failed
from layerscope.contents.service.requests import (
    Analyze,
    Cancel,
    CloseImage,
    Compare,
    FileCost,
    FilterRows,
    FindFile,
    FolderRows,
    FollowPath,
    ListLayers,
    OpenImage,
    PathHistory,
    ReadFile,
    Request,
    Totals,
    WriteBom,
)

_Answer = Callable[[Asking[Any], Holdings], None]
_QUICK, _OPENING, _READING, _FILES = "quick", "opening", "reading", "files"
_MOST = {_QUICK: 2, _OPENING: 2, _READING: 4, _FILES: 4}  # threads
_ANSWERS: dict[type, tuple[str, _Answer]] = {
    OpenImage: (_OPENING, opening.open_image),
    CloseImage: (_QUICK, opening.close_image),
    ListLayers: (_READING, listing.list_layers),
    FolderRows: (_QUICK, viewing.tell_folder),
    Totals: (_QUICK, viewing.tell_totals),
    FilterRows: (_QUICK, viewing.tell_found),
    PathHistory: (_QUICK, viewing.tell_history),
    FollowPath: (_QUICK, viewing.tell_followed),
    FileCost: (_QUICK, files.tell_cost),
    ReadFile: (_FILES, files.tell_file),
    Analyze: (_READING, analyses.analyze),
    WriteBom: (_READING, bills.write_bom),
    Compare: (_READING, comparing.compare),
    FindFile: (_FILES, searching.find_file),
}


class ContentsService:
    """Answers by `tell`, which is called in threads of the service's, for many requests at once.

    `sources` leads to the layers' bytes; `store` has listings of before, None where nothing is kept.
    """

    def __init__(
        self, sources: Sources, store: KeptListings | None, tell: Tell, limits: Limits = DEFAULT
    ) -> None:
        self._tell = tell
        self._holdings = Holdings(sources, store, limits)
        self._lock = threading.Lock()
        self._under_way: dict[int, Asking[Any]] = {}
        self._waiting: set[int] = set()  # of these, for a thread
        self._lanes = {name: Lane(name, most) for name, most in _MOST.items()}

    def ask(self, request: Request) -> None:
        """Begin to answer; returns at once. The last reply is `Done` or `Failed`."""
        if isinstance(request, Cancel):
            self._stop(lambda asking: asking.number == request.other)
            self._tell(Done(request.number))
            return
        if isinstance(request, CloseImage):
            self._stop(lambda asking: getattr(asking.request, "image", None) == request.image)
        elif isinstance(request, OpenImage):
            self._holdings.images.open(request.image)  # what is asked next finds it
        asking: Asking[Any] = Asking(request, self._tell)
        with self._lock:
            self._under_way[request.number] = asking
            self._waiting.add(request.number)
        lane, answer = _ANSWERS[type(request)]
        self._lanes[lane].run(lambda: self._answer(asking, answer))

    def close(self) -> None:
        """Stop everything; what waits is answered no more."""
        for lane in self._lanes.values():
            lane.close()
        self._stop(lambda _asking: True)

    def _stop(self, which: Callable[[Asking[Any]], bool]) -> None:
        with self._lock:
            stopped = [asking for asking in self._under_way.values() if which(asking)]
            waiting = [asking for asking in stopped if asking.number in self._waiting]
            self._waiting -= {asking.number for asking in waiting}
        for asking in stopped:
            asking.stop.set()
        for asking in waiting:
            self._end(asking, Failed(asking.number, ReadingStoppedError()))

    def _answer(self, asking: Asking[Any], answer: _Answer) -> None:
        with self._lock:
            if asking.number not in self._waiting:
                return
            self._waiting.remove(asking.number)
        try:
            asking.check()
            answer(asking, self._holdings)
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            # No name for it but `error`, which Python lets go: its traceback leads to this very frame.
            self._end(asking, Failed(asking.number, _told(error, asking)))
        else:
            self._end(asking, Done(asking.number))

    def _end(self, asking: Asking[Any], last: Done | Failed) -> None:
        with self._lock:
            self._under_way.pop(asking.number, None)
        self._tell(last)


def _told(error: Exception, asking: Asking[Any]) -> Exception:
    """Whatever a stop made fail was stopped."""
    return ReadingStoppedError() if asking.stop.is_set else error
