"""What of an image is looked at: scope, layer, changes, order; rules only."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.views import Order, View


@dataclass(frozen=True, slots=True)
class Looked:
    """`wanted` is the scope somebody chose; without a layer the whole image is looked at all the same."""

    wanted: Scope = Scope.LAYER
    layer: int = 0
    changes: tuple[Change, ...] = ()
    order: Order = Order.NAME
    is_descending: bool = False
    words: str = ""

    @property
    def scope(self) -> Scope:
        return self.wanted if self.layer else Scope.IMAGE

    def view(self, image: str) -> View:
        """As the service is asked."""
        return View(image, self.scope, self.layer, self.changes, self.order, self.is_descending)
