"""An image brought back from the archive: asked about first, then followed until it is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.widgets.announcing import Say
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ServiceError
from layerscope.registry.model.images import ImageStatus, ListedImage

TASKS = "restore/"
# ECR needs up to about 20 minutes; after half an hour a person has to look.
FIRST_WAIT_S, LONGEST_WAIT_S, MOST_S = 2.0, 30.0, 1800.0
_GROWTH = 1.5
# What ends the following. Just after ECR has agreed, a listing may be behind and say ARCHIVED still.
_AT_ONCE = frozenset({ImageStatus.ACTIVE})
_AFTERWARDS = frozenset({ImageStatus.ACTIVE, ImageStatus.ARCHIVED})
translate = QCoreApplication.translate


class Archive(Protocol):
    """The archive of one registry; what it raises is a RegistryError."""

    async def restore(self, repository: str, digest: str) -> str:
        """Have the image restored; its status from now on."""
        ...

    async def look(self, repository: str, digest: str) -> ListedImage:
        """The image as it is listed now."""
        ...


@dataclass(frozen=True, slots=True)
class Restored:
    """An image and what people call it."""

    repository: str
    digest: str
    title: str


class Restoring(QObject):
    """Follows any number of restores, whatever is chosen meanwhile; another account breaks the following off.

    Signals: `begun(Restored)` once ECR has agreed; `listed(Restored, ListedImage)` each time that ECR tells
    of the image; `failed(Restored, error)` where the restore was refused or the image was not heard of any
    more; `ended(Restored)` when there is nothing left to follow, which a lost connection does not tell.
    """

    begun = Signal(object)
    ended = Signal(object)
    listed = Signal(object, object)
    failed = Signal(object, object)

    def __init__(
        self,
        tasks: Tasks,
        say: Say,
        parent: QObject | None = None,
        waits_s: Callable[[], Iterator[float]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._say = say
        self._waits_s = waits_s or growing_waits
        self._archive: Archive | None = None
        self._followed: dict[str, Restored] = {}

    def use(self, archive: Archive | None) -> None:
        """Ask another registry from now on; what was followed in the one before goes on there unseen."""
        self._tasks.cancel(TASKS)
        self._followed.clear()
        self._archive = archive

    def is_followed(self, repository: str, digest: str) -> bool:
        """Whether the image is being restored under this window's eyes."""
        return _key(repository, digest) in self._followed

    def stop_following(self, repository: str, digest: str) -> None:
        """Look at the image no more; ECR goes on restoring it."""
        wanted = self._followed.pop(_key(repository, digest), None)
        self._tasks.cancel(_key(repository, digest))
        if wanted is not None:
            self.ended.emit(wanted)

    def start(self, wanted: Restored) -> None:
        """Have it restored, and follow it; nothing where that is under way."""
        archive = self._archive
        if archive is None:
            return
        key = _key(wanted.repository, wanted.digest)
        self._followed[key] = wanted
        self._say(translate("Restore", "Asking ECR to restore {image}…").format(image=wanted.title))
        self._tasks.start(key, lambda: self._restore(archive, wanted), Policy.KEEP)

    def follow(self, wanted: Restored) -> None:
        """Follow a restore that was begun earlier; nothing where that is under way."""
        archive = self._archive
        if archive is None:
            return
        key = _key(wanted.repository, wanted.digest)
        self._followed[key] = wanted
        self._tasks.start(key, lambda: self._to_the_end(archive, wanted, _AFTERWARDS), Policy.KEEP)

    async def _restore(self, archive: Archive, wanted: Restored) -> None:
        try:
            status = await archive.restore(wanted.repository, wanted.digest)
        except RegistryError as error:
            self._fail(wanted, error)
            return
        if status != ImageStatus.ACTIVE:
            self.begun.emit(wanted)
            text = translate("Restore", "ECR is restoring {image}; this takes up to 20 minutes.")
            self._say(text.format(image=wanted.title))
        await self._to_the_end(archive, wanted, _AT_ONCE)

    async def _to_the_end(self, archive: Archive, wanted: Restored, last: frozenset[ImageStatus]) -> None:
        try:
            status = await self._status(archive, wanted, last)
        except RegistryError as error:
            self._fail(wanted, error)
            return
        self._forget(wanted)
        self.ended.emit(wanted)
        if status == ImageStatus.ACTIVE:
            text = translate("Restore", "{image} is restored and can be pulled again.")
        elif status == ImageStatus.ARCHIVED:
            text = translate("Restore", "{image} is archived again; the restore did not finish.")
        else:
            text = translate("Restore", "{image} is not restored yet; refresh to check again.")
        self._say(text.format(image=wanted.title))

    async def _status(self, archive: Archive, wanted: Restored, last: frozenset[ImageStatus]) -> str:
        """The image's status, as soon as it is one of the `last` ones or the last wait is over.

        A look that failed is made again.
        """
        failure: RegistryError | None = None
        for wait_s in self._waits_s():
            try:
                image = await archive.look(wanted.repository, wanted.digest)
            except RegistryError as error:
                if not error.retryable:
                    raise
                failure = error
            else:
                failure = None
                self.listed.emit(wanted, image)
                if image.status in last:
                    return image.status
            await asyncio.sleep(wait_s)
        if failure is not None:
            raise failure
        return ImageStatus.ACTIVATING

    def _fail(self, wanted: Restored, error: RegistryError) -> None:
        self._forget(wanted)
        if isinstance(error, ServiceError) and not error.retryable:  # ECR's last word on it
            self.ended.emit(wanted)
        self.failed.emit(wanted, error)

    def _forget(self, wanted: Restored) -> None:
        self._followed.pop(_key(wanted.repository, wanted.digest), None)


def growing_waits() -> Iterator[float]:
    """The seconds between two looks: short at first, for at most MOST_S in all."""
    wait_s, left_s = FIRST_WAIT_S, MOST_S
    while left_s > 0:
        yield wait_s
        left_s -= wait_s
        wait_s = min(wait_s * _GROWTH, LONGEST_WAIT_S)


def _key(repository: str, digest: str) -> str:
    return f"{TASKS}{repository}@{digest}"
