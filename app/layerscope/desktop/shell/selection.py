"""What is chosen in the window: a repository, an image of it, a layer of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.model.repositories import Repository


class Selection(QObject):
    """Chosen by the lists and by the ways through them; features follow.

    Attributes: `repository`, `image`, `layer`, None where none is chosen; `several_images()`, the images that
    are selected in the list, empty where there are not several; `several_layers()`, likewise.
    Signals: `repository_changed(Repository | None)`, `image_changed(ImageChoice | None)` and
    `layer_changed(ChosenLayer | None)`, whenever somebody chooses, be it the same again or with more known of
    it; `image_read(ReadImage)`, what is now seen of the chosen image.
    """

    repository_changed = Signal(object)
    image_changed = Signal(object)
    image_read = Signal(object)
    layer_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.repository: Repository | None = None
        self.image: ImageChoice | None = None
        self.layer: ChosenLayer | None = None
        self.several_images: Callable[[], tuple[ImageChoice, ...]] = tuple
        self.several_layers: Callable[[], Sequence[ChosenLayer]] = tuple

    def choose_repository(self, repository: Repository | None) -> None:
        """Open the repository; no image of it is chosen yet."""
        self.choose_image(None)
        self.repository = repository
        self.repository_changed.emit(repository)

    def choose_image(self, image: ImageChoice | None) -> None:
        """Show the image, once it is read."""
        self.image = image
        self.image_changed.emit(image)

    def choose_layer(self, layer: ChosenLayer | None) -> None:
        """Show the layer; it may be of no image that is open."""
        self.layer = layer
        self.layer_changed.emit(layer)
