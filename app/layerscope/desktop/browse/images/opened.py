"""Images that were opened by name: rows for what no listing has, as far as their manifests tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.images import ListedImage

OPENING = "images/opened"
MOST_KEPT = 500  # rows, of all repositories of the registry


@dataclass(frozen=True, slots=True)
class OpenedImage:
    """An image as its manifest tells it, and its children where it is an index."""

    image: ListedImage
    children: Sequence[ImageChild] = ()


class OpenedSource(Protocol):
    """Reads an image that is not listed; what it raises is a RegistryError."""

    async def opened(self, repository: str, digest: str) -> OpenedImage:
        """The image of this digest; asked for by BatchGetImage alone."""
        ...


class OpenedImages:
    """Gives a chosen image that no listing has a row of its own; an index opens into its platforms.

    The rows of a repository come back with it for as long as the registry is the same. `show(identity)` is
    called for a row that is to be marked as chosen.
    """

    def __init__(self, tasks: Tasks, model: ImagesModel, show: Callable[[str], object]) -> None:
        self._tasks = tasks
        self._model = model
        self._show = show
        self._source: OpenedSource | None = None
        self._repository = ""
        self._kept: dict[tuple[str, str], ListedImage] = {}
        self._shown: set[str] = set()  # digests of the repository's rows that no listing has

    def __len__(self) -> int:
        """How many rows of the repository no listing has."""
        return len(self._shown)

    def __contains__(self, digest: object) -> bool:
        """Whether the image's row is one that no listing has."""
        return digest in self._shown

    def enter(self, repository: str, source: OpenedSource | None) -> None:
        """Show images of this repository from now on; an empty name is none."""
        self._tasks.cancel(OPENING)
        self._repository, self._source = repository, source
        self._shown.clear()

    def forget(self) -> None:
        """Keep no rows, as the registry is another one."""
        self._kept.clear()

    def come_back(self) -> None:
        """Show the repository's rows again, since its images may not be listed."""
        for image in self._rows():
            self._take(image)

    def leave_to_listing(self) -> None:
        """Keep none of the repository's, as its listing is complete."""
        for image in self._rows():
            del self._kept[self._repository, image.digest]
        self._shown.clear()

    def open(self, choice: ImageChoice) -> None:
        """Give the image a row, unless it has one; without one it stays where it cannot be read."""
        source = self._source
        if source is None or choice.repository != self._repository:
            return
        if self._model.identity_of_digest(choice.digest) and choice.digest not in self:
            return
        self._tasks.start(OPENING, lambda: self._open(source, choice))

    async def _open(self, source: OpenedSource, choice: ImageChoice) -> None:
        try:
            opened = await source.opened(choice.repository, choice.digest)
        except RegistryError:
            return  # the layers' place says why
        if not self._model.identity_of_digest(choice.digest) or choice.digest in self:
            self._put(opened.image, choice.tag)
        if self._model.tree.opens(opened.image):
            self._model.set_children(choice.digest, opened.children)
            self._model.set_open(choice.digest, is_open=True)
        self._show(self._model.identity_of_digest(choice.digest))

    def _put(self, image: ListedImage, tag: str) -> None:
        """Keep the row; the tag is this image's by now, whichever had it before."""
        key = (self._repository, image.digest)
        before = self._kept.pop(key, image)
        tags = tuple(dict.fromkeys((*before.tags, *([tag] if tag else []))))
        moved = [each for each in self._rows() if tag in each.tags]
        for each in (*(_without(other, tag) for other in moved), image._replace(tags=tags)):
            self._kept[self._repository, each.digest] = each
            self._take(each)
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]

    def _take(self, image: ListedImage) -> None:
        """Show the row, where the pages that a listing gave before it was denied do not have it."""
        if not self._model.knows(image.digest) or image.digest in self._shown:
            self._shown.add(image.digest)
            self._model.put([image])

    def _rows(self) -> list[ListedImage]:
        return [image for (repository, _), image in self._kept.items() if repository == self._repository]


def _without(image: ListedImage, tag: str) -> ListedImage:
    return image._replace(tags=tuple(each for each in image.tags if each != tag))
