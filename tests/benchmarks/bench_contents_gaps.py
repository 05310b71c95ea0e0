"""How long the window is kept waiting while layers are listed: by a worker, and by threads of its own."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from gaps import Gaps
from many_layers import gib_image, many_image
from offscreen import application
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from layerscope.access.pools import TURN_S
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.service.replies import Done, Failed, ListProgress, Reply
from layerscope.contents.service.requests import Cancel, FolderRows, ListLayers, OpenImage, Request, View
from layerscope.contents.service.service import ContentsService
from layerscope.contents.service.stopping import Stop
from layerscope.desktop.runtime.garbage_collection import Collector
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.worker.desk import Desk
from layerscope.worker.sources.local_source import LocalSource
from layerscope.worker.work.contents import ContentsOrder
from layerscope.worker.workers import Workers

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "The window's gaps while layers are listed (aim: 16 ms), and how soon a stop is heard (200 ms)"
COLUMNS = (
    "what",
    "gap ms",
    "of it without waiting ms",
    "usual ms",
    "rows ms",
    "stop ms",
    "wall s",
    "processor s",
)


class Inbox(QObject):
    """Replies that are heard in the window's loop."""

    came = Signal(object)


class Answering(Protocol):
    """What answers: `ask` returns what stops the request."""

    def ask(
        self, request_of: Callable[[int], Request], on_reply: Callable[[Reply], object]
    ) -> Callable[[], None]: ...

    def close(self) -> None: ...


class ByWorker:
    """The desk as the window has it."""

    def __init__(self) -> None:
        self._workers = Workers(SpeedLimit(), lambda reason, _: print("a worker ended:", reason), most=1)
        self._desk = Desk(
            self._workers, lambda: ContentsOrder("", None, NetworkSettings(), "", DEFAULT), _no_url
        )

    def ask(
        self, request_of: Callable[[int], Request], on_reply: Callable[[Reply], object]
    ) -> Callable[[], None]:
        return self._desk.ask(request_of, on_reply).stop

    def close(self) -> None:
        self._desk.close()
        self._workers.close()


class Here:
    """The service in threads of this process."""

    def __init__(self) -> None:
        self._numbers, self._heard = 0, dict[int, Callable[[Reply], object]]()
        self._service = ContentsService(_local, None, lambda reply: self._heard[reply.number](reply))

    def ask(
        self, request_of: Callable[[int], Request], on_reply: Callable[[Reply], object]
    ) -> Callable[[], None]:
        self._numbers += 1
        number = self._numbers
        self._heard[number] = on_reply
        self._service.ask(request_of(number))
        return lambda: self.ask(lambda other: Cancel(other, number), lambda _: None) and None

    def close(self) -> None:
        self._service.close()


def rows() -> Iterator[tuple[str, ...]]:
    """Both ways for each image."""
    application()
    before_s, collector = sys.getswitchinterval(), Collector()
    sys.setswitchinterval(TURN_S)  # as the window has it
    try:
        with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
            for title, image in (
                ("1 GiB", gib_image(Path(name))),
                ("40 layers, 550,000 entries", many_image(Path(name))),
            ):
                for where, kind in (("a worker", ByWorker), ("threads of its own", Here)):
                    answering = kind()
                    try:
                        yield (f"{title}, by {where}", *_measured(answering, image))
                    finally:
                        answering.close()
    finally:
        sys.setswitchinterval(before_s)
        collector.stop()


def _measured(answering: Answering, image: ImageLayers) -> tuple[str, ...]:
    _wait(answering, lambda number: OpenImage(number, image))
    layers = tuple(each.position for each in image.layers)
    stop_s = _stopped_s(answering, image, layers)
    gaps, began_s, had_s = Gaps(), time.perf_counter(), _used_s()
    rows_s = _wait(answering, lambda number: ListLayers(number, image.digest, layers), image)
    passed_s = time.perf_counter() - began_s
    longest_ms, usual_ms = gaps.stop()
    answering.close()
    return (
        f"{longest_ms:.1f}",
        f"{gaps.unloaded_ms:.1f}",
        f"{usual_ms:.1f}",
        f"{rows_s * 1000:.0f}",
        f"{stop_s * 1000:.0f}",
        f"{passed_s:.1f}",
        f"{_used_s() - had_s:.1f}",
    )


def _stopped_s(answering: Answering, image: ImageLayers, layers: tuple[int, ...]) -> float:
    """From the stop to the last reply, in the middle of listing."""
    began_s = [0.0]

    def hear(reply: Reply) -> None:
        if isinstance(reply, ListProgress) and reply.entries > 100 and not began_s[0]:
            began_s[0] = time.perf_counter()
            stop()

    inbox, over = Inbox(), list[float]()

    def take(reply: Reply) -> None:
        hear(reply)
        if isinstance(reply, Done | Failed):
            over.append(time.perf_counter())

    inbox.came.connect(take)
    stop = answering.ask(lambda number: ListLayers(number, image.digest, layers), inbox.came.emit)
    _run_until(lambda: bool(over))
    return over[0] - (began_s[0] or over[0])


def _wait(
    answering: Answering, request_of: Callable[[int], Request], with_rows: ImageLayers | None = None
) -> float:
    """Run the loop until it is answered; the longest that rows took which were asked for meanwhile."""
    inbox, over, waits, asked_s = Inbox(), list[Reply](), [0.0], [0.0]

    def take(reply: Reply) -> None:
        if isinstance(reply, Done | Failed):
            over.append(reply)
        elif with_rows is not None and isinstance(reply, ListProgress) and not asked_s[0]:
            asked_s[0] = time.perf_counter()
            view = View(with_rows.digest, Scope.LAYER, reply.layer)
            answering.ask(lambda number: FolderRows(number, view, b""), rows_inbox.came.emit)

    def take_rows(reply: Reply) -> None:
        if isinstance(reply, Done | Failed):
            waits.append(time.perf_counter() - asked_s[0])
            asked_s[0] = 0.0

    rows_inbox = Inbox()
    rows_inbox.came.connect(take_rows)
    inbox.came.connect(take)
    answering.ask(request_of, inbox.came.emit)
    _run_until(lambda: bool(over))
    if isinstance(over[0], Failed):
        raise over[0].error
    return max(waits)


def _run_until(is_over: Callable[[], bool]) -> None:
    while not is_over():
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.0005)


def _local(_repository: str, _registry_id: str, layer: ImageLayer, stop: Stop) -> LocalSource:
    return LocalSource(Path(layer.local), layer.size_bytes, stop)


def _no_url(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
    raise AssertionError("every layer is on this computer")


def _used_s() -> float:
    """Of this process and of its children that have ended."""
    times = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in times)
