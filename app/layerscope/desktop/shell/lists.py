"""What the window's lists are for the ways through them, and for features that are not theirs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

from layerscope.access.image_children import ImageChild
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.children import Child
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.model.images import ListedImage

Explain = Callable[[ImageChoice, Exception], str]


class RepositoryList(Protocol):
    """The registry's repositories."""

    def failures(self) -> tuple[BaseException | None, ...]:
        """Why they are not all listed."""

    @property
    def is_complete(self) -> bool:
        """Whether all that there are were listed, and none is being read again."""

    @property
    def version(self) -> Hashable:
        """Another one once other repositories are listed."""

    def names(self) -> Sequence[str]:
        """Those that are listed or were opened by name, in their natural order."""

    async def select(self, name: str) -> bool:
        """Whether there is such a repository; then it is chosen. Waits for it while pages still come."""

    def first(self) -> str:
        """The name in the list's first row; empty where there is none."""

    def stop(self, failure: Exception) -> None:
        """Wait no longer for the repositories, for this reason."""


class ImageList(Protocol):
    """The images of the repository that is chosen, as far as they are listed."""

    @property
    def as_of_s(self) -> float | None:
        """When the last complete reading ended, in epoch seconds; None while there was none."""

    def selected(self) -> ImageChoice | None:
        """The image whose row is chosen; None where none is, or the row is no image."""

    async def select(self, tag_or_digest: str) -> bool:
        """Whether there is such an image; then it is chosen. Waits for it while pages still come."""

    def open_chosen(self) -> None:
        """Show what is in the chosen image, where it is an index."""

    @property
    def is_complete(self) -> bool:
        """Whether all that there are were listed, and none is being read again."""

    @property
    def version(self) -> Hashable:
        """Another one once other images are listed."""

    def tags(self) -> Sequence[str]:
        """Every tag that is listed, those pushed last first."""

    async def arrived(self) -> None:
        """Return once there are rows, or none will come."""

    def refresh(self) -> None:
        """Read the images again, keeping choice, position and what is open."""

    def listed(self, digest: str) -> ListedImage | None:
        """The image as the listing has it; None where it does not."""

    def name_of(self, digest: str) -> str:
        """What people call the image: its tag, or its index's; empty where that is not known."""

    def children_of(self, digest: str) -> Sequence[ImageChild]:
        """What is known to be in an index and about it; nothing where it was not read."""

    def every_image(self) -> Sequence[ListedImage] | None:
        """All images of the repository; None while they are not all known."""

    def failures(self) -> tuple[BaseException | None, ...]:
        """Why the images are not listed."""

    def update(self, image: ListedImage) -> None:
        """Show what more is known of a listed image; nothing where it is not listed."""


class ShownImage(Protocol):
    """The image that is chosen, its layers, and the tabs beside them."""

    @property
    def shown(self) -> ImageChoice | None:
        """The image that is seen or being read: of an index that was read, one of its platforms."""

    @property
    def found(self) -> ReadImage | None:
        """What is read of it so far; None while nothing is."""

    def index_children(self) -> Sequence[Child]:
        """What the chosen index has in it, or the chosen platform's, once that was read."""

    async def settled(self) -> ReadImage | None:
        """The image that is shown, once its reading is over; None where there is none, or it failed."""

    def choose_layer(self, digest: str) -> bool:
        """Choose the layer of this digest; False where the image that is shown has none such."""

    def show_layer(self, layer: ChosenLayer | None) -> None:
        """Show a layer that no image which is open has; None: no layer at all."""

    def failures(self) -> tuple[BaseException | None, ...]:
        """Why the image is not shown, and why its layer's URL is not."""

    def look_at_layer(self) -> None:
        """Bring the layer's tab into sight."""

    def look_at_manifest(self) -> None:
        """Bring the manifest's tab into sight."""

    def look_at_config(self) -> None:
        """Bring the config's tab into sight."""

    def refresh(self) -> None:
        """Read the chosen image anew."""

    def forget_read(self) -> None:
        """Read every other image anew when it is chosen again."""

    def show_reason(self, image: ImageChoice, reason: str) -> None:
        """Show no layers of the image, and say why."""

    def show_failure(self, image: ImageChoice, error: Exception) -> None:
        """Show the error in the layers' place."""

    def explain_by(self, explain: Explain) -> None:
        """Ask `explain` about each failure: a sentence to be shown in the error's place, else nothing."""
