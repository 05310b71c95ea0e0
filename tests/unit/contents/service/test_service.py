"""The service: what is asked is answered once, and what is cancelled is stopped."""

from __future__ import annotations

import time
import weakref
from typing import get_args

from layerscope.contents.errors import NoListingError, ReadingStoppedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service import service
from layerscope.contents.service.replies import Done, Failed, Opened, Rows, Total
from layerscope.contents.service.requests import (
    Cancel,
    CloseImage,
    FolderRows,
    ListLayers,
    OpenImage,
    Request,
    Totals,
    View,
)
from support.drivers.contents_service import DIGEST, PATIENCE_S, Asking

IMAGE = ImageLayers("repository", DIGEST, (ImageLayer(1, "sha256:1", 5), ImageLayer(2, "sha256:2", 7)))
VIEW = View(DIGEST, Scope.IMAGE, 0)


def test_an_image_that_is_opened_tells_its_ways(asking: Asking) -> None:
    asking.layers = {"sha256:1": b"12345", "sha256:2": b"1234567"}
    opened, done = asking.ask(lambda number: OpenImage(number, IMAGE))
    assert isinstance(opened, Opened)
    assert [way.layer for way in opened.ways] == [1, 2]
    assert {way.kind for way in opened.ways} == {WayKind.LOCAL}
    assert isinstance(done, Done)


def test_a_view_says_what_is_not_listed(asking: Asking) -> None:
    asking.ask(lambda number: OpenImage(number, IMAGE))
    rows, _ = asking.ask(lambda number: FolderRows(number, VIEW, b""))
    assert isinstance(rows, Rows)
    assert (rows.total, rows.rows.count, rows.missing_layers) == (0, 0, (1, 2))
    total, _ = asking.ask(lambda number: Totals(number, VIEW))
    assert isinstance(total, Total)
    assert (total.files, total.size_bytes, total.missing_layers) == (0, 0, (1, 2))


def test_an_image_that_is_not_open_has_no_rows(asking: Asking) -> None:
    asking.ask(lambda number: OpenImage(number, IMAGE))
    assert asking.ask(lambda number: CloseImage(number, DIGEST)) == [Done(asking.last_number)]
    (failed,) = asking.ask(lambda number: FolderRows(number, VIEW, b""))
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, NoListingError)


def test_a_cancelled_request_is_stopped_and_answered(asking: Asking) -> None:
    asking.hold()
    number = asking.begin(lambda number: OpenImage(number, IMAGE))
    assert asking.ask(lambda other: Cancel(other, number)) == [Done(asking.last_number)]
    asking.release()
    failed = asking.replies(number)[-1]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ReadingStoppedError)


def test_what_failed_leaves_nothing_behind(asking: Asking) -> None:
    """Without a collection: tests have none while they run, as the program's worker has none."""
    asking.layers = {"sha256:1": b"x"}  # of another size than told, and no archive
    asking.ask(lambda number: OpenImage(number, IMAGE))
    asking.ask(lambda number: ListLayers(number, DIGEST, (1, 2, 3)))
    (opened,) = asking.service._holdings.images.every()
    held = weakref.ref(opened)
    del opened
    asking.ask(lambda number: CloseImage(number, DIGEST))
    asking.forget()
    until_s = time.monotonic() + PATIENCE_S  # a thread that has answered may still be on its way out
    while held() is not None:
        assert time.monotonic() < until_s


def test_every_request_has_an_answer() -> None:
    assert set(service._ANSWERS) == set(get_args(Request)) - {Cancel}
