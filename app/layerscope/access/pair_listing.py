"""The layers of two images: which they share, and which are to be listed before they can be compared."""

from __future__ import annotations

from layerscope.access.contents_desk import ContentsDesk
from layerscope.access.layer_listing import LayerListing, OnProgress
from layerscope.contents.model.layers import ImageLayers

Wanted = tuple[tuple[int, ...], tuple[int, ...]]
"""Positions of layers to list: of the left image, and of the right one those that the left has not."""


class PairListing:
    """Attributes: `left` and `right`, what is listed of each."""

    def __init__(self, desk: ContentsDesk, left: ImageLayers, right: ImageLayers) -> None:
        self.left = LayerListing(desk, left)
        self.right = LayerListing(desk, right)
        self._shared = {layer.digest for layer in left.layers} & {layer.digest for layer in right.layers}

    @property
    def is_open(self) -> bool:
        return self.left.is_open and self.right.is_open

    @property
    def total(self) -> int:
        """How many layers both have, each once."""
        both = (*self.left.image.layers, *self.right.image.layers)
        return len({layer.digest for layer in both})

    @property
    def shared(self) -> int:
        """How many layers of the left image the right one has too."""
        return sum(layer.digest in self._shared for layer in self.left.image.layers)

    async def open(self) -> None:
        """Find out the ways to the listings; raises what kept that from being done."""
        await self.left.open()
        if self.right.image.digest == self.left.image.digest:
            self.right = self.left
        else:
            await self.right.open()

    def every(self, left_layer: int = 0, right_layer: int = 0) -> Wanted:
        """All that is not listed; of layers compared, these two alone."""
        left = self.left.to_list([left_layer] if left_layer else None)
        right = self.right.to_list([right_layer] if right_layer else None)
        known = {self._digest(self.left, position) for position in left}
        return left, tuple(each for each in right if self._digest(self.right, each) not in known)

    def unshared(self, left_layer: int = 0, right_layer: int = 0) -> Wanted:
        """The same without layers that both have: what they hold differs in neither."""
        left, right = self.every(left_layer, right_layer)
        if left_layer:
            return left, right
        return (
            tuple(each for each in left if self._digest(self.left, each) not in self._shared),
            tuple(each for each in right if self._digest(self.right, each) not in self._shared),
        )

    def put_off(self) -> Wanted:
        """Those that were not listed since they cost more than was told."""
        left, right = tuple(sorted(self.left.put_off)), tuple(sorted(self.right.put_off))
        return (left, ()) if self.right is self.left else (left, right)

    @staticmethod
    def count(wanted: Wanted) -> int:
        """How many layers these are."""
        return len(wanted[0]) + len(wanted[1])

    def cost_bytes(self, wanted: Wanted) -> int:
        """What listing them transfers."""
        return self.left.cost_bytes(wanted[0]) + self.right.cost_bytes(wanted[1])

    async def list(self, wanted: Wanted, on_progress: OnProgress) -> None:
        """List them; what both have is known for both then."""
        if self.right is self.left:
            await self.left.list((*wanted[0], *wanted[1]), on_progress)
            return
        await self.left.list(wanted[0], on_progress)
        await self.right.list(wanted[1], on_progress)
        if any(wanted):
            await self.left.open()
            await self.right.open()

    @staticmethod
    def _digest(listing: LayerListing, position: int) -> str:
        return next(layer.digest for layer in listing.image.layers if layer.position == position)
