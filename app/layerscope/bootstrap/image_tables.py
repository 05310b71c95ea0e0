"""What is told of an image's layers beside it, looked up before the image is opened for its files."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable

from layerscope.access.contents_desk import Asked, OnReply, RequestOf
from layerscope.access.layer_tables import looked_up, may_have_tables
from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.service.replies import Failed, Reply
from layerscope.contents.service.requests import OpenImage
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.session import SessionSource

_KEY = "contents/tables/"
Ask = Callable[[RequestOf, OnReply], Asked]


class ImageTables:
    """Opens images with the tables that the registry has of their layers; as the account in use."""

    def __init__(self, session: SessionSource, tasks: Tasks) -> None:
        self._session, self._tasks = session, tasks
        self._numbers = itertools.count(1)

    def opened(self, image: ImageLayers, ask: Ask, on_reply: OnReply) -> Asked:
        """Ask for the image to be opened, once it is known what tables there are."""
        if not may_have_tables(image):
            return ask(lambda number: OpenImage(number, image), on_reply)
        opening = _Opening(on_reply)

        async def look_up() -> None:
            registry = self._session.of(self._session.accounts.account)
            found = await looked_up(registry, image)
            opening.begin(lambda: ask(lambda number: OpenImage(number, found), opening.hear))

        # Each has a key of its own: several features open images at once.
        task = self._tasks.start(f"{_KEY}{next(self._numbers)}", look_up)
        opening.until(task.cancel)
        return opening

    def leave(self) -> None:
        """Open nothing more that was asked for before."""
        self._tasks.cancel(_KEY)


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
