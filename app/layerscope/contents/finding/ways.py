"""The cheapest way to a layer's listing, and what it costs.

What is kept costs nothing, a layer on this computer no transfer; a table of contents is a hundredth of its
layer, and only a claim; everything else is read whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from layerscope.contents.errors import TableError
from layerscope.contents.finding.first_bytes import FIRST_BYTES, begins_archive
from layerscope.contents.model.layers import ImageLayer, SociTable
from layerscope.contents.model.limits import DEFAULT, MIB, Limits
from layerscope.contents.model.source import Source
from layerscope.contents.model.ways import WayKind
from layerscope.contents.toc.place import (
    TAIL_BYTES,
    Place,
    is_stargz_by_annotations,
    place_by_annotations,
    place_by_tail,
)
from layerscope.registry.errors.base import RegistryError
from layerscope.text.reasons import Reason

# Below it a layer is read sooner than its end is asked for and then its table.
LEAST_FOR_TAIL_BYTES = 4 * MIB
_ENCRYPTED = "+encrypted"


class Kept(Protocol):
    """What earlier runs listed."""

    def known(self, digests: Iterable[str]) -> frozenset[str]:
        """Those of the layers that are kept whole; their listings are not unpacked for it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a layer's listing. `reason`: why there is none, or why the layer's table is not taken."""

    kind: WayKind
    transferred_bytes: int = 0
    reason: str = ""
    place: Place | None = None
    soci: SociTable | None = None


def find_way(layer: ImageLayer, source: Source | None, store: Kept | None, limits: Limits = DEFAULT) -> Way:
    """The cheapest way to the layer's listing, by next to no bytes of it.

    `source` None: its bytes cannot be had. A fault on the way to its bytes is not told: whoever reads the
    layer meets it. Raises ReadingStoppedError.
    """
    if store and store.known((layer.digest,)):
        return Way(WayKind.KEPT)
    if layer.media_type.endswith(_ENCRYPTED):
        return Way(WayKind.NONE, reason=Reason.tr("The layer is encrypted."))
    if layer.missing or source is None:
        return Way(WayKind.NONE, reason=layer.missing or Reason.tr("The layer is not in the registry."))
    if not _may_be_archive(layer, source):
        return Way(WayKind.NONE, reason=Reason.tr("This is not an archive: it has no files to list."))
    return Way(WayKind.LOCAL) if source.is_local else _remote_way(layer, source, limits)


def whole_way(layer: ImageLayer, reason: str = "") -> Way:
    """To read the layer itself; `reason` says why not its table."""
    return Way(WayKind.WHOLE, layer.size_bytes, reason)


def _remote_way(layer: ImageLayer, source: Source, limits: Limits) -> Way:
    try:
        place, reason = _place(layer, source, limits), ""
    except TableError as error:
        place, reason = None, error.reason
    if place:
        return Way(WayKind.TABLE, place.size_bytes, place=place)
    if layer.soci and 0 < layer.soci.size_bytes < min(layer.size_bytes, limits.most_table_bytes):
        return Way(WayKind.SOCI, layer.soci.size_bytes, soci=layer.soci)
    return whole_way(layer, reason)


def _place(layer: ImageLayer, source: Source, limits: Limits) -> Place | None:
    """The place of the layer's own table; raises TableError where it cannot be there."""
    if told := place_by_annotations(layer.annotations, source.size_bytes, limits):
        return told
    is_worth_it = source.size_bytes >= LEAST_FOR_TAIL_BYTES and not layer.soci
    if not is_worth_it and not is_stargz_by_annotations(layer.annotations):
        return None
    size = min(TAIL_BYTES, source.size_bytes)
    try:
        tail = source.range(source.size_bytes - size, size)
    except (RegistryError, OSError):
        return None
    return place_by_tail(tail, source.size_bytes, layer.annotations, limits)


def _may_be_archive(layer: ImageLayer, source: Source) -> bool:
    """Whether its media type is of archives, or not known; else its first bytes tell."""
    if not layer.media_type or ".tar" in layer.media_type or "+tar" in layer.media_type:
        return True
    try:
        return begins_archive(source.range(0, min(FIRST_BYTES, source.size_bytes)))
    except (RegistryError, OSError):
        return True
