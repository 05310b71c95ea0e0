"""Where somebody is in a registry, to come back to; rules only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layerscope.desktop.shell.selection import Selection


@dataclass(frozen=True, slots=True)
class Spot:
    """A repository, an image of it, a layer of that, and the tab beside: each empty where none is chosen.

    `image` and `layer` are digests; `tag` is what the image, or its `index`, is spoken of by; `tab` is the
    objectName of the tab's pane. `position` is the layer's, from 1; 0 where it is not known. Two are the same
    place whatever it is spoken of by.
    """

    repository: str = ""
    image: str = ""
    layer: str = ""
    tab: str = ""
    tag: str = field(default="", compare=False)
    index: str = field(default="", compare=False)
    position: int = field(default=0, compare=False)

    def leads_to(self, other: Spot) -> bool:
        """Whether the other is the same, or more is chosen in it."""
        is_same_image = not self.image or self.image == other.image
        return self.repository == other.repository and is_same_image and self.layer in {"", other.layer}

    def is_beside(self, other: Spot) -> bool:
        """Whether both are as deep and have the same parent: neighbours in a list that is walked through."""
        if self.repository != other.repository or not (self.image and other.image):
            return False
        return bool(self.layer) == bool(other.layer) and (not self.layer or self.image == other.image)


def spot_of(selection: Selection, tab: str = "") -> Spot:
    """What is chosen now."""
    repository, image, layer = selection.repository, selection.image, selection.layer
    if repository is None:
        return Spot()
    if image is None or image.repository != repository.name:
        return Spot(repository.name)
    spot = Spot(repository.name, image.digest, tab=tab, tag=image.tag, index=image.index_digest)
    if layer is None or not layer.layer.position:
        return spot
    return replace(spot, layer=layer.layer.digest, position=layer.layer.position)
