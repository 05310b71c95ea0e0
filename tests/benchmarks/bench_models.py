"""The images list with 100,000 images: how long it keeps the window waiting, and what it weighs."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

import qasync
from gaps import Gaps, waited_ms
from offscreen import application
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.goto.suggesting.names import Names
from layerscope.desktop.goto.suggesting.suggestion import MOST_OF_A_KIND
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository

TITLE = "The list of images with 100,000 rows, in a shown window"
COLUMNS = ("what", "median", "worst", "to reach")
IMAGES = 100_000
PAGE = 1_000
UNLOADED = "without its waiting for a processor, ms"
_INDEX = "application/vnd.oci.image.index.v1+json"
_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
_TYPED = ("v", "v3", "v3.", "v3.1", "v3.11", "", "c0ff", "7", "99")


def rows() -> Iterator[tuple[str, ...]]:
    """The longest gap of a 5 ms timer while pages arrive, single filters and sorts, and the memory."""
    app = application()
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app, set_running_loop=False)) as runner:
        yield from runner.run(_measured(app))


async def _measured(app: QApplication) -> list[tuple[str, ...]]:
    tasks = Tasks(lambda key, error: print(key, repr(error)))
    presenter = ImagesPresenter(tasks, Theme(app, ThemeChoice.LIGHT), lambda _text: None)
    presenter.pane.resize(460, 800)
    presenter.pane.show()
    presenter.open(Repository("warm-up"), _Images(_first_page))
    await presenter.select("no such tag")  # fonts and icons are loaded once
    presenter.close()
    await asyncio.sleep(0.2)
    before_bytes = _resident_bytes()
    gaps = Gaps()
    started = time.perf_counter()
    presenter.open(Repository("bench"), _Images(_pages))
    await presenter.select("no such tag")  # returns when the listing has ended
    loaded_s = time.perf_counter() - started
    worst, usual = gaps.stop()
    weight = (_resident_bytes() - before_bytes) / 1e6
    filters = [await _timed(lambda typed=typed: presenter.pane.filter.setText(typed)) for typed in _TYPED]
    model = presenter.model
    tags = Names(presenter.tags())
    keys = [await _timed(lambda typed=typed: tags.search(typed, MOST_OF_A_KIND)) for typed in _TYPED if typed]
    both = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    sorts = [
        await _timed(lambda column=column, order=order: model.sort(column, order))
        for order in both
        for column in model.store.columns_in_use  # no other has a heading to click
    ]
    await tasks.close()
    presenter.pane.close()
    return [
        ("gap while pages arrive, ms", f"{usual:.1f}", f"{worst:.1f}", "≤ 16 ms"),
        (f"the longest {UNLOADED}", "", f"{gaps.unloaded_ms:.1f}", ""),
        *_rows_of(f"one filter, ms ({len(filters)} of them)", filters, "≤ 10 ms"),
        *_rows_of(f"one key in Go to, ms ({len(keys)} of them)", keys, "≤ 16 ms"),
        *_rows_of(f"one sort, ms ({len(sorts)} of them)", sorts, "≤ 20 ms"),
        ("memory over the empty window, MB", f"{weight:.0f}", "", "≤ 120 MB"),
        ("all pages in the list, s", f"{loaded_s:.2f}", "", ""),
    ]


def _rows_of(what: str, times: list[tuple[float, float]], aim: str) -> Iterator[tuple[str, ...]]:
    for name, found, goal in zip(
        (what, f"the same {UNLOADED}"), zip(*times, strict=True), (aim, ""), strict=True
    ):
        yield (name, f"{median(found):.1f}", f"{max(found):.1f}", goal)


async def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the act, all and without the time in which other programs had the processor."""
    await asyncio.sleep(0.05)
    started, had_waited_ms = time.perf_counter(), waited_ms()
    act()
    taken_ms = (time.perf_counter() - started) * 1000
    return taken_ms, taken_ms - (waited_ms() - had_waited_ms)


async def _pages(_repository: str) -> AsyncIterator[tuple[ListedImage, ...]]:
    random = Random(7)
    for start in range(0, IMAGES, PAGE):
        page: list[ListedImage] = []
        for part in range(start, start + PAGE, 50):  # short of anything that could be taken for a gap
            page += (_image(random, number) for number in range(part, part + 50))
            await asyncio.sleep(0)
        yield tuple(page)


def _image(random: Random, number: int) -> ListedImage:
    kind = random.choice(
        ("application/vnd.oci.image.manifest.v1+json",) * 4 + ("application/vnd.oci.image.index.v1+json",)
    )
    tags = (f"v{random.randrange(40)}.{random.randrange(100)}.{number}",) if random.random() < 0.8 else ()
    digest = f"sha256:{random.getrandbits(256):064x}"
    pushed_at_s = 1.7e9 + random.random() * 1e7
    return ListedImage(digest, tags, random.randrange(1, 10**10), pushed_at_s, kind)


async def _first_page(repository: str) -> AsyncIterator[tuple[ListedImage, ...]]:
    async for page in _pages(repository):
        yield page
        await asyncio.sleep(0.2)  # to be painted
        return


class _Images:
    """Images without children."""

    def __init__(self, pages: Callable[[str], AsyncIterator[tuple[ListedImage, ...]]]) -> None:
        self.pages = pages

    async def children(self, _repository: str, _digest: str) -> tuple[()]:
        return ()

    async def named(self, _repository: str, _digests: object) -> dict[str, tuple[()]]:
        return {}


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
