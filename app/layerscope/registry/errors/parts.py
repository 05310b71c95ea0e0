"""What an image was asked for and does not have.

NoSuchPartError
├── NoSuchPlatformError     with the platforms that there are
├── NoImageInIndexError
└── NoSuchLayerError
    └── SeveralLayersError  a digest's beginning that several layers have
"""

from __future__ import annotations

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, WordFacts

_MOST_NAMED = 20  # platforms


class NoSuchPartError(RegistryError):
    """The image is there, and what was asked of it is not in it."""


class NoSuchPlatformError(NoSuchPartError):
    """No image for the platform: `platform` as it was asked for, `platforms` those that there are."""

    def __init__(self, platform: str, platforms: tuple[str, ...], *, subject: Subject | None = None) -> None:
        named = _named(platforms)
        super().__init__(
            Reason.tr("No image for {platform}, only for {platforms}.", platform=platform, platforms=named),
            subject=subject,
        )
        self.platform = platform
        self.platforms = platforms

    def facts(self) -> WordFacts:
        return super().facts() | {"platform": self.platform, "platforms": _named(self.platforms)}


class NoImageInIndexError(NoSuchPartError):
    """An index without an image: it is empty, or what it has is something else."""

    def __init__(self, *, subject: Subject | None = None) -> None:
        super().__init__(Reason.tr("The index has no image in it."), subject=subject)


class NoSuchLayerError(NoSuchPartError):
    """The image has no such layer: `layer` as it was asked for, `count` how many layers there are."""

    def __init__(self, layer: str, count: int, *, subject: Subject | None = None) -> None:
        super().__init__(self._missing(layer, count), subject=subject)
        self.layer = layer
        self.count = count

    def facts(self) -> WordFacts:
        return super().facts() | {"layer": self.layer, "count": Count(self.count)}

    @staticmethod
    def _missing(layer: str, count: int) -> Reason:
        return Reason.tr("No layer {layer} among {count} layers.", layer=layer, count=Count(count))


class SeveralLayersError(NoSuchLayerError):
    """Several digests begin like that; `count` is how many."""

    @staticmethod
    def _missing(layer: str, count: int) -> Reason:
        return Reason.tr("{count} layers' digests begin with {layer}.", layer=layer, count=Count(count))


def _named(platforms: tuple[str, ...]) -> str:
    return ", ".join(platforms[:_MOST_NAMED]) + (", …" if len(platforms) > _MOST_NAMED else "")
