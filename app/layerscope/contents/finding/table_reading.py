"""A layer's listing out of its table of contents, by one request: of the layer's bytes, or of SOCI's blob."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from layerscope.contents.errors import TableError
from layerscope.contents.finding.ways import Way
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.source import Source
from layerscope.contents.toc.stored_tables import stored_table
from layerscope.contents.toc.ztoc import read_ztoc
from layerscope.text.reasons import Reason


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table told: of a SOCI table also from where in a gzip layer files are read.

    `span_digests` are empty, or the raw SHA-256 of the compressed bytes from each checkpoint to the next.
    """

    listing: Listing
    checkpoints: tuple[Checkpoint, ...] = ()
    span_digests: tuple[bytes, ...] = ()


def read_table(
    way: Way,
    layer: ImageLayer,
    source_of: Callable[[ImageLayer], Source],
    check: Callable[[], None],
    limits: Limits = DEFAULT,
) -> TableReading:
    """What the table of a way by TABLE or SOCI tells.

    `source_of` gives the way to a blob's bytes, of the layer or, as if it were one, of its SOCI table.
    Raises TableError where the table is not to be believed: then the layer itself is to be read (whole_way).
    What the source and `check` raise passes through.
    """
    if way.soci is not None:
        table = way.soci
        blob = replace(
            layer, digest=table.digest, size_bytes=table.size_bytes, media_type="", diff_id="", local=""
        )
        content = source_of(blob).range(0, table.size_bytes)
        told = read_ztoc(content, table, layer, check, limits)
        return TableReading(told.listing, told.checkpoints, told.span_digests)
    if way.place is None:
        raise TableError(Reason.tr("The layer has no table of contents."))
    source, place = source_of(layer), way.place
    stored = source.range(place.start, place.size_bytes)
    return TableReading(stored_table(stored, place, layer.digest, source.size_bytes, check, limits))
