"""The way through the window's lists, for whoever leads to a repository, an image or a layer."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.lists import ImageList, RepositoryList, ShownImage
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.session import SessionSource
from layerscope.registry.ecr.children import Child
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import RepositoryNotFoundError
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.model.repositories import Repository

WAYS = "ways/"  # begins the keys of tasks that lead through several lists
WAY = f"{WAYS}one"  # a new one takes the place of the one before
FRESH_S = 30.0  # a list read so lately is not read again for an image that it does not have


class Navigator:
    """Opens what is named, listed or not.

    Attributes: `repositories`, `images` and `image`, the lists, once their features have given them; `unread`
    is what kept the tag that was opened last from being read.
    """

    repositories: RepositoryList
    images: ImageList
    image: ShownImage

    def __init__(self, selection: Selection, session: SessionSource) -> None:
        self._selection = selection
        self._session = session
        self.unread: RegistryError | None = None

    def current_repository(self) -> str:
        """The repository whose images are listed; empty where none is open."""
        return self._selection.repository.name if self._selection.repository else ""

    async def open_repository(self, name: str) -> None:
        """Select it in the list; a repository that may be read but not listed is opened all the same."""
        if name != self.current_repository() and not await self.repositories.select(name):
            self._selection.choose_repository(Repository(name))

    async def open_image(self, image: str, *, is_certain: bool) -> bool:
        """Select it in the list, an index with its platforms; an image not listed is opened by its digest.

        Where it cannot be read either, the error is shown if it certainly is an image; of a tag, which has no
        digest then, it is `unread`.
        """
        self.unread = None
        if await self.images.select(image) or (self._is_old() and await self._select_anew(image)):
            self.images.open_chosen()
            return True
        repository, tag = self.current_repository(), "" if ":" in image else image
        digest = await self.digest_of(repository, tag) if tag else image
        if not digest or not repository:
            return False
        self._selection.choose_image(ImageChoice(repository, digest, tag))
        if is_certain or await self.image.settled() is not None:
            return True
        self._selection.choose_image(None)
        return False

    async def open_layer(self, digest: str) -> bool:
        """Choose the layer of the image that is open, on whichever of its platforms it is."""
        await self.image.settled()
        if self.image.choose_layer(digest):
            return True
        platform = next(
            (child for child in _every(self.image.index_children()) if _has_layer(child, digest)), None
        )
        if platform is None:
            return False
        if not await self.images.select(platform.descriptor.digest):
            name = self.current_repository()
            self._selection.choose_image(ImageChoice(name, platform.descriptor.digest, kind=platform.kind))
        await self.image.settled()
        return self.image.choose_layer(digest)

    def show_layer(self, repository: str, digest: str) -> None:
        """Show what its digest alone gives: the URL, or why there is none."""
        reason = QCoreApplication.translate("GoTo", "it was given by its digest alone.")
        layer = Layer(position=0, digest=digest, state=LayerState(Availability.UNKNOWN, reason))
        self.image.show_layer(ChosenLayer(repository, layer))

    def forget_missing(self) -> None:
        """Show nothing any more of what was named alone, and is neither listed nor there."""
        layer, repository = self._selection.layer, self._selection.repository
        if layer is not None and not layer.layer.position:
            self.image.show_layer(None)
        if self.image.failures()[0] is not None and self.images.selected() is None:
            self._selection.choose_image(None)
        is_missing = any(isinstance(failure, RepositoryNotFoundError) for failure in self.images.failures())
        if repository is not None and is_missing and repository == Repository(repository.name):
            self._selection.choose_repository(None)

    async def digest_of(self, repository: str, tag: str) -> str:
        """What the tag names, where it may be read though not listed; empty where it names nothing."""
        session = self._session.current
        if session is None:
            return ""
        try:
            return await session.resolve_tag(repository, tag)
        except RegistryError as error:
            self.unread = error
            return ""

    def _is_old(self) -> bool:
        """Whether the image may have been pushed since the images were listed."""
        as_of_s = self.images.as_of_s
        return as_of_s is not None and time.time() - as_of_s > FRESH_S

    async def _select_anew(self, image: str) -> bool:
        self.images.refresh()
        return await self.images.select(image)


def _every(children: Iterable[Child]) -> Iterator[Child]:
    """The children and those of nested indexes."""
    for child in children:
        yield child
        yield from _every(child.children)


def _has_layer(child: Child, digest: str) -> bool:
    return child.manifest is not None and any(layer.digest == digest for layer in layers_of(child.manifest))
