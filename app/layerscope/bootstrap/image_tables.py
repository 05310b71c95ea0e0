"""What is told of an image's layers beside it, looked up before the image is opened for its files."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.layers import ImageLayer, ImageLayers, SociTable
from layerscope.contents.service.replies import Failed, Reply
from layerscope.contents.service.requests import OpenImage
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.contents_desk import Asked, OnReply, RequestOf
from layerscope.desktop.shell.session import SessionSource
from layerscope.registry.ecr.soci import LayerTable
from layerscope.registry.errors.base import RegistryError

_KEY = "contents/tables/"
MOST_S = 4.0  # then the image is opened without
# Below it a layer is read in the time that asking takes; SOCI makes no tables of layers below 10 MiB itself.
LEAST_BYTES = 1024 * 1024
Ask = Callable[[RequestOf, OnReply], Asked]


class ImageTables:
    """Opens images with the tables that the registry has of their layers; as the account in use."""

    def __init__(self, session: SessionSource, tasks: Tasks) -> None:
        self._session, self._tasks = session, tasks
        self._numbers = itertools.count(1)

    def opened(self, image: ImageLayers, ask: Ask, on_reply: OnReply) -> Asked:
        """Ask for the image to be opened, once it is known what tables there are."""
        if not any(_may_have_one(layer) for layer in image.layers):
            return ask(lambda number: OpenImage(number, image), on_reply)
        opening = _Opening(on_reply)

        async def look_up() -> None:
            found = await self._with_tables(image)
            opening.begin(lambda: ask(lambda number: OpenImage(number, found), opening.hear))

        # Each has a key of its own: several features open images at once.
        task = self._tasks.start(f"{_KEY}{next(self._numbers)}", look_up)
        opening.until(task.cancel)
        return opening

    def leave(self) -> None:
        """Open nothing more that was asked for before."""
        self._tasks.cancel(_KEY)

    async def _with_tables(self, image: ImageLayers) -> ImageLayers:
        """The image with its tables, where they can be had soon; without, every layer is still to be read."""
        registry = self._session.of(self._session.accounts.account)
        try:
            async with asyncio.timeout(MOST_S):
                tables = await registry.soci_tables(image.repository, image.digest, image.annotations)
        except (RegistryError, TimeoutError):
            return image
        return with_tables(image, tables)


class _Opening:
    """A request that is asked later."""

    def __init__(self, on_reply: OnReply) -> None:
        self._on_reply: OnReply | None = on_reply
        self._asked: Asked | None = None
        self._end: Callable[[], object] = lambda: None

    def until(self, end: Callable[[], object]) -> None:
        """What ends the waiting."""
        self._end = end

    def begin(self, ask: Callable[[], Asked]) -> None:
        """Nothing is waited for any more."""
        if self._on_reply is not None:
            self._asked = ask()

    def hear(self, reply: Reply) -> None:
        if self._on_reply is not None:
            self._on_reply(reply)

    def stop(self) -> None:
        if self._asked is not None:
            self._asked.stop()
            return
        on_reply, self._on_reply = self._on_reply, None
        self._end()
        if on_reply is not None:
            asyncio.get_running_loop().call_soon(on_reply, Failed(0, ReadingStoppedError()))

    def cancel(self) -> None:
        self._on_reply = None
        self._end()
        if self._asked is not None:
            self._asked.cancel()


def with_tables(image: ImageLayers, tables: Iterable[LayerTable]) -> ImageLayers:
    """The image with each table at its layer."""
    by_layer = {
        table.layer: SociTable(table.digest, table.size_bytes, table.version, table.span_bytes)
        for table in tables
    }
    layers = (replace(layer, soci=by_layer.get(layer.digest)) for layer in image.layers)
    return replace(image, layers=tuple(layers))


def _may_have_one(layer: ImageLayer) -> bool:
    return layer.size_bytes >= LEAST_BYTES and not layer.missing and not layer.local and layer.soci is None
