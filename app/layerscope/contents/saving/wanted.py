"""What of an image is to be saved, and how."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.layers import ImageLayer, ImageLayers

ROOT = b""


class SavingForm(StrEnum):
    """A folder of files, or one tar as `docker export` makes it: with owners, modes, links and devices."""

    FOLDER = "folder"
    TAR = "tar"


class LinkForm(StrEnum):
    """What becomes of symlinks in a folder. Those that lead out of it are never made as links."""

    LINK = "link"  # where they stay inside, else as text
    TEXT = "text"  # a file NAME.symlink that says where it leads
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Saving:
    """`paths` are clean paths of the view, each with all below it; the root is the whole file system.

    `layer` counts in the scopes LAYER and UP_TO. `links` and `keeps_executable` (whether who may run a file
    in the image may run it here) are of a folder only.
    """

    image: ImageLayers
    scope: Scope
    layer: int
    paths: tuple[bytes, ...] = (ROOT,)
    form: SavingForm = SavingForm.FOLDER
    links: LinkForm = LinkForm.LINK
    keeps_executable: bool = False

    @property
    def layers(self) -> tuple[ImageLayer, ...]:
        """Those that are read, the highest first."""
        upto = len(self.image.layers) if self.scope is Scope.IMAGE else self.layer
        first = self.layer if self.scope is Scope.LAYER else 1
        return tuple(layer for layer in reversed(self.image.layers) if first <= layer.position <= upto)

    @property
    def size_bytes(self) -> int:
        """Of the layers that are read."""
        return sum(layer.size_bytes for layer in self.layers)


def marker_line(saving: Saving) -> bytes:
    """What tells one saving from another, in the marker of the folder that it grows in."""
    what = [saving.scope, saving.layer, saving.form, saving.links, saving.keeps_executable]
    paths = hashlib.sha256(b"\0".join(saving.paths)).hexdigest()
    return json.dumps(["saving", saving.image.digest, *map(str, what), paths]).encode()
