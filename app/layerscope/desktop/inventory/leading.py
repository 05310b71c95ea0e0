"""From a row of a check or a search to the layer or config that it is about."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.navigator import WAYS, Navigator
from layerscope.diagnosis.checking.found import ImagePartKind

_TASK = f"{WAYS}inventory"


class Leading:
    """Chooses repository, image and layer in the window's lists; the last row that was opened counts."""

    def __init__(self, tasks: Tasks, navigator: Navigator) -> None:
        self._tasks = tasks
        self._navigator = navigator

    def go(self, repository: str, image: str, digest: str, kind: ImagePartKind) -> None:
        """Choose them, and bring the layer or the config into sight."""
        self._tasks.start(_TASK, lambda: self._go(repository, image, digest, kind))

    def start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do this in place of what leads somewhere now."""
        self._tasks.start(_TASK, work)

    def cancel(self) -> None:
        """Lead nowhere any more."""
        self._tasks.cancel(_TASK)

    async def choose(self, repository: str, image: str, digest: str, kind: ImagePartKind) -> bool:
        """Whether it is chosen, nothing being brought into sight."""
        await self._navigator.open_repository(repository)
        if not await self._navigator.open_image(image, is_certain=True):
            return False
        return kind is not ImagePartKind.LAYER or await self._navigator.open_layer(digest)

    async def _go(self, repository: str, image: str, digest: str, kind: ImagePartKind) -> None:
        if await self.choose(repository, image, digest, kind):
            if kind is ImagePartKind.LAYER:
                self._navigator.image.look_at_layer()
            elif kind is ImagePartKind.CONFIG:
                self._navigator.image.look_at_config()
