"""What the service has while it answers: open images, the ways to bytes, and what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.source import Source
from layerscope.contents.service.asking import Sources
from layerscope.contents.service.images import Images, Listed, Listings, OpenedImage
from layerscope.contents.service.stopping import Stop


class KeptListings(Protocol):
    """What earlier runs listed, for who may read it. Each blocks; nothing of it is worth a failure."""

    def listing(self, digest: str) -> Listing | None:
        """The layer's listing; None where none is kept."""

    def checkpoints(self, digest: str) -> Sequence[Checkpoint]:
        """From where the layer's files are read on; none where none are kept."""

    def keep(self, listing: Listing, checkpoints: Sequence[Checkpoint]) -> None:
        """Keep them."""

    def known(self, digests: Iterable[str]) -> frozenset[str]:
        """Those of the layers that are kept."""

    def has_path(self, digest: str, part: bytes) -> bool | None:
        """Whether the part is in a path of the layer, in any case; None where the layer is not kept."""

    def has_file(self, digest: str, sha256: bytes) -> bool | None:
        """Whether a file of the layer has this raw SHA-256; None where the layer is not kept."""


@dataclass
class Holdings:
    """`store` is None where nothing is kept."""

    sources: Sources
    store: KeptListings | None
    limits: Limits = DEFAULT
    images: Images = field(default_factory=Images)
    listings: Listings = field(default_factory=Listings)

    def source(self, opened: OpenedImage, layer: ImageLayer, stop: Stop) -> Source | None:
        """The way to the layer's bytes; None where they cannot be had. Raises RegistryError."""
        if layer.missing:
            return None
        image = opened.image
        return self.sources(image.repository, image.registry_id, layer, stop)

    def opened(self, digest: str, stop: Stop) -> OpenedImage:
        """The open image, with what was listed of it as far as that is kept. Raises NoListingError."""
        opened = self.images.of(digest)
        for position in sorted(opened.let_go_of):
            listed = self.kept(opened.layer(position).digest)
            if listed is not None:
                opened.take(position, listed, stop.check)
            opened.let_go_of.discard(position)
        return opened

    def kept(self, digest: str) -> Listed | None:
        """The layer's whole listing, where this run has it or an earlier one kept it."""
        if (listed := self.listings.of(digest)) is not None:
            return listed
        listing = self.store.listing(digest) if self.store else None
        if listing is None or not listing.facts.is_complete or self.store is None:
            return None
        listed = Listed(listing, self.store.checkpoints(digest))
        self.listings.put(digest, listed)
        return listed

    def keep(self, digest: str, listed: Listed) -> None:
        """Have later runs find it too, where it is whole and believed."""
        self.listings.put(digest, listed)
        facts = listed.listing.facts
        if self.store is not None and facts.is_complete and facts.is_verified:
            self.store.keep(listed.listing, listed.checkpoints)
