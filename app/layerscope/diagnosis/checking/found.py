"""What checks and searches find; values only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.text.values import Unknown

_FINE = {Availability.AVAILABLE, Availability.FOREIGN}


class ImagePartKind(StrEnum):
    LAYER = "layer"
    CONFIG = "config"
    PLATFORM = "platform"  # the image that an index names for one
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an image. `layer` as its manifest has it: position 0 for a config.

    `platform` is the platform's name, or the kind of what has no platform; empty where the image has only
    one. `image_digest` is the manifest that names the part.
    """

    kind: ImagePartKind
    layer: Layer
    image_digest: str
    platform: str = ""
    error: RegistryError | None = None

    @property
    def state(self) -> LayerState:
        return self.layer.state

    @property
    def is_broken(self) -> bool:
        """Whether it is missing, or could not be checked."""
        return self.state.availability not in _FINE


@dataclass(frozen=True, slots=True)
class CheckedImage:
    """An image with all its parts, in the order of its manifest; `error` says why some were not asked for."""

    digest: str
    parts: tuple[Part, ...] = ()
    error: RegistryError | None = None

    def counts(self, kind: ImagePartKind) -> Counter[Availability]:
        """How many different digests of that kind are in which state."""
        found = {part.layer.digest: part.state.availability for part in self.parts if part.kind is kind}
        return Counter(found.values())

    @property
    def broken(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_broken)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be had: a layer, a config, a platform's image, or an image as such.

    `images` is how many images it affects, `examples` the digests of the first of them; of a lost platform
    these are the indexes that name it. `unknown` says why a size that is told is none.
    """

    kind: ImagePartKind
    digest: str
    state: LayerState
    images: int = 1
    examples: tuple[str, ...] = ()
    size_bytes: int | None = None
    platform: str = ""
    error: RegistryError | None = None
    unknown: Unknown = ()

    @property
    def identity(self) -> str:
        """Its key: one digest may be a layer in one image and a config in another."""
        return f"{self.kind} {self.digest}"


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far a check is: `done` of `listed` images, which is all of them once `is_listed`.

    `problems` are those that are new or have grown since the last CheckProgress. `is_from_before` says that
    the manifests were read before, and that reading them was denied now.
    """

    done: int
    listed: int
    archived: int
    is_listed: bool
    problems: tuple[Problem, ...] = ()
    is_from_before: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """An image that holds the layer: as its `position`-th, or 0 for its config.

    `index_tags` are those of an index that names an image which has no tag itself.
    """

    repository: str
    image: ListedImage
    position: int
    index_digest: str = ""
    index_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """How far the search is. `found` are new since the last one, or are told again with an index.

    `unreadable` counts images whose manifests cannot be had: archived ones, and broken ones; `closed` the
    repositories that may not be looked into; `of` all that are to be, 0 while that is not known.
    """

    images: int
    repositories: int
    unreadable: int = 0
    closed: int = 0
    found: tuple[User, ...] = ()
    of: int = 0
