"""A request while it is answered: what its answer may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.source import Source
from layerscope.contents.service.replies import Reply
from layerscope.contents.service.requests import Request
from layerscope.contents.service.stopping import Stop

Asked = TypeVar("Asked", bound=Request)
Tell = Callable[[Reply], None]


class Sources(Protocol):
    """The way to layers' bytes."""

    def __call__(self, repository: str, registry_id: str, layer: ImageLayer, stop: Stop) -> Source:
        """The layer's bytes; whatever it waits for ends with ReadingStoppedError once `stop` is set.

        Blocks. Raises RegistryError.
        """


@dataclass(frozen=True, slots=True)
class Asking(Generic[Asked]):
    """`request` under way. `tell` may be called in any thread; `stop` is set once nobody wants it."""

    request: Asked
    tell: Tell
    stop: Stop = field(default_factory=Stop)

    @property
    def number(self) -> int:
        return self.request.number

    def check(self) -> None:
        """Raise ReadingStoppedError once it was stopped."""
        self.stop.check()
