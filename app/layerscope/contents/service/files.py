"""One file of a layer: its bytes, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from layerscope.contents.errors import NoListingError, NoSuchFileError
from layerscope.contents.onefile.reading_one import cost, file_bytes, is_compared
from layerscope.contents.onefile.targets import file_of, shown
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.counting import Counted
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import Listed, OpenedImage
from layerscope.contents.service.replies import Cost, FileEnd, Piece
from layerscope.contents.service.requests import FileCost, ReadFile
from layerscope.contents.service.stopping import Stop
from layerscope.contents.tree.following import place_to_read
from layerscope.contents.tree.tree import Place
from layerscope.text.reasons import Reason

PIECE_BYTES = 256 * 1024


class Found(NamedTuple):
    """Where a file's bytes are: an entry of a layer's listing."""

    layer: int
    listed: Listed
    number: int

    @property
    def size_bytes(self) -> int:
        return self.listed.listing.sizes[self.number]


def tell_cost(asking: Asking[FileCost], holdings: Holdings) -> None:
    """Tell what reading the file transfers."""
    opened = holdings.opened(asking.request.image, asking.stop)
    found = find(opened, asking.request.layer, asking.request.path)
    transferred = cost(found.listed.listing, found.number, found.listed.checkpoints)
    if is_local(opened, found):
        transferred = 0
    asking.tell(Cost(asking.number, transferred, found.size_bytes))


def tell_file(asking: Asking[ReadFile], holdings: Holdings) -> None:
    """Tell the file's bytes."""
    request = asking.request
    opened = holdings.opened(request.image, asking.stop)
    found = find(opened, request.layer, request.path)
    source, at = source_of(opened, found, holdings, asking.stop), request.start
    for piece in read(source, found, asking.stop, request.start, request.most_bytes):
        asking.tell(Piece(asking.number, at, piece))
        at += len(piece)
    is_verified = is_compared(found.listed.listing, found.number, request.start, request.most_bytes)
    asking.tell(FileEnd(asking.number, found.size_bytes, is_verified, source.transferred_bytes))


def find(opened: OpenedImage, layer: int, path: bytes) -> Found:
    """The file that the layer has at the path, or what it is a hard link to. Raises NoSuchFileError."""
    with opened.lock:
        tree = opened.tree
        place = place_to_read(tree, layer, path)
        if place is None and (number := tree.aside(layer, path)) is not None:
            place = Place(layer, opened.listed[layer].listing, number)
        if place is None:
            raise NoSuchFileError(shown(path))
        listed = opened.listed.get(place.layer) or Listed(place.listing)
    return Found(place.layer, listed, file_of(place.listing, place.number))


def is_local(opened: OpenedImage, found: Found) -> bool:
    """Whether a file of this computer has the layer, as it was when its digest was found to be right."""
    return found.listed.is_proved_by(opened.layer(found.layer).local)


def source_of(opened: OpenedImage, found: Found, holdings: Holdings, stop: Stop) -> Counted:
    """The way to the bytes of the file's layer. Raises NoListingError, RegistryError."""
    layer = opened.layer(found.layer)
    if not found.listed.is_proved_by(layer.local):
        layer = replace(layer, local="")
    source = holdings.source(opened, layer, stop)
    if source is None:
        raise NoListingError(layer.missing or Reason.tr("The layer is not in the registry."))
    return Counted(source)


def read(source: Counted, found: Found, stop: Stop, start: int, most_bytes: int) -> Iterator[bytes]:
    """The file's bytes, in pieces of at most PIECE_BYTES; raises as `file_bytes` does."""
    listed = found.listed
    for piece in file_bytes(
        source,
        listed.listing,
        found.number,
        listed.checkpoints,
        start=start,
        most_bytes=most_bytes,
        check=stop.check,
        span_digests=listed.span_digests,
    ):
        for at in range(0, len(piece), PIECE_BYTES):
            yield piece[at : at + PIECE_BYTES]
