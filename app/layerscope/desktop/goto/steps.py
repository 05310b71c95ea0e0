"""Go to's way through the window's lists."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.desktop.browse.image_values import ImageChoice
from layerscope.desktop.browse.images import ImagesPresenter
from layerscope.desktop.browse.repositories import RepositoriesPresenter
from layerscope.desktop.layer.chosen import ChosenLayer
from layerscope.desktop.layer.image_presenter import ImagePresenter
from layerscope.desktop.layer.presenter import LayerPresenter
from layerscope.registry.ecr.children import Child
from layerscope.registry.layers import Layer
from layerscope.registry.manifests.joining import layers_of
from layerscope.registry.repositories import Repository


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists one is sent through; `goto.presenter.Steps` says what each step does."""

    repositories: RepositoriesPresenter
    images: ImagesPresenter
    image: ImagePresenter
    layer: LayerPresenter

    def current_repository(self) -> str:
        """The repository whose images are listed."""
        return self.images.repository.name if self.images.repository else ""

    async def open_repository(self, name: str) -> None:
        """Select it in the list; a repository that may be read but not listed is opened all the same."""
        if not await self.repositories.select(name):
            self.repositories.repository_chosen.emit(Repository(name))

    async def open_image(self, image: str, layers: tuple[str, ...]) -> bool:
        """Select it in the list; an image that may be read but not listed is opened by its digest."""
        found = await self.images.select(image)
        if not found and ":" in image and self.images.repository is not None:
            self.image.choose(ImageChoice(self.images.repository.name, image), layers)
            return True
        return found

    async def open_layer(self, digest: str) -> bool:
        """Choose the layer of the image that is open, on whichever of its platforms it is."""
        found = await self.image.settled()
        if found is None:
            return False
        if self.image.choose_layer(digest):
            return True
        platform = next((child for child in found.children if _has_layer(child, digest)), None)
        if platform is None:
            return False
        if not await self.images.select(platform.descriptor.digest):
            name = self.current_repository()
            self.image.choose(ImageChoice(name, platform.descriptor.digest, kind=platform.kind))
        await self.image.settled()
        return self.image.choose_layer(digest)

    def show_layer(self, repository: str, digest: str) -> None:
        """Show what its digest alone gives: the URL, or why there is none."""
        self.layer.choose(ChosenLayer(repository, Layer(position=0, digest=digest)))


def _has_layer(child: Child, digest: str) -> bool:
    return child.manifest is not None and any(layer.digest == digest for layer in layers_of(child.manifest))
