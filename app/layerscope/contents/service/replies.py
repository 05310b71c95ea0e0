"""What is answered about the contents of images; `number` is the request's."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import (
    Difference,
    LargeFile,
    LeftBehind,
    PackageDifference,
    PackageStep,
    PermissionFinding,
    StartFinding,
    WastedFile,
)
from layerscope.contents.model.listing import ListingFacts
from layerscope.contents.model.notes import Note
from layerscope.contents.model.rows import PackedRows
from layerscope.contents.model.views import PathVersion
from layerscope.contents.model.ways import TableCheck, WayKind


@dataclass(frozen=True, slots=True)
class Done:
    """The request was answered whole."""

    number: int


@dataclass(frozen=True, slots=True)
class Failed:
    """What kept the request from being answered; what came before stays true."""

    number: int
    error: Exception


@dataclass(frozen=True, slots=True)
class LayerWay:
    """The cheapest way to a layer's listing; `reason` says why there is none."""

    layer: int
    kind: WayKind
    transferred_bytes: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The image is open: `ways` of all its layers, in order."""

    number: int
    ways: tuple[LayerWay, ...]


@dataclass(frozen=True, slots=True)
class ListProgress:
    """A layer is being listed: rows may be asked for again. Some ten a second at most."""

    number: int
    layer: int
    read_bytes: int
    of_bytes: int
    entries: int


@dataclass(frozen=True, slots=True)
class LayerListed:
    """A layer is listed, whole or as far as `facts` say. `transferred_bytes`: what that cost.

    `notes` are the first of `note_count` oddities of its entries; a path of theirs that is too long is cut.
    """

    number: int
    layer: int
    facts: ListingFacts
    entries: int
    transferred_bytes: int = 0
    table_check: TableCheck | None = None  # where a table was read before
    notes: tuple[Note, ...] = ()
    note_count: int = 0


@dataclass(frozen=True, slots=True)
class LayerFailed:
    """A layer could not be listed at all, or only up to a fault."""

    number: int
    layer: int
    error: Exception


@dataclass(frozen=True, slots=True)
class OtherWay:
    """What was kept of the layer is not there, or damaged: it was not listed. Asked again, it is read so."""

    number: int
    way: LayerWay


@dataclass(frozen=True, slots=True)
class Rows:
    """Some of the rows, from row `first` of `total` on. `total_found` is greater where only some are given.

    `missing_layers`, of those that the view needs, are not listed.
    """

    number: int
    first: int
    total: int
    rows: PackedRows
    total_found: int = 0
    missing_layers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """What a view shows in all: hard links add nothing to `size_bytes`."""

    number: int
    files: int
    folders: int
    size_bytes: int
    missing_layers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The layers that do something to the path, in order."""

    number: int
    versions: tuple[PathVersion, ...]
    missing_layers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What a path leads to.

    `path` is where its links end; `layer` 0: nothing is seen there. `through` are the links that were
    followed, in order.
    """

    number: int
    path: bytes
    layer: int
    kind: Kind
    size_bytes: int
    mode: int
    through: tuple[bytes, ...] = ()
    missing_layers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """`way` reads the file: from the start of the layer (WHOLE), or less."""

    number: int
    transferred_bytes: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Piece:
    """At most 256 KiB of a file, from byte `start`."""

    number: int
    start: int
    content: bytes


@dataclass(frozen=True, slots=True)
class FileEnd:
    """The file's whole size. `is_verified`: its whole content was read and has the digest of its listing."""

    number: int
    size_bytes: int
    is_verified: bool
    transferred_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Some of what an analysis found; one of these has values. `missing_layers` were not looked at."""

    number: int
    wasted: tuple[WastedFile, ...] = ()
    large: tuple[LargeFile, ...] = ()
    packages: tuple[PackageStep, ...] = ()
    permissions: tuple[PermissionFinding, ...] = ()
    left_behind: tuple[LeftBehind, ...] = ()
    starting: tuple[StartFinding, ...] = ()
    unpacked_bytes: int = 0  # of STARTING: what the listed layers take on a disk
    missing_layers: tuple[int, ...] = ()
    failures: tuple[Exception, ...] = ()  # package databases that could not be read


@dataclass(frozen=True, slots=True)
class AnalysisCost:
    """Before bytes are spent: what reading every layer for an analysis would transfer."""

    number: int
    transferred_bytes: int


@dataclass(frozen=True, slots=True)
class Differences:
    """Some of the paths that differ, in the order of their paths."""

    number: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class PackageDifferences:
    """Some of the packages that differ; the first has none."""

    number: int
    differences: tuple[PackageDifference, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many layers both share, and the others of each; those that are missing could not be compared."""

    number: int
    shared: int
    left_only: tuple[int, ...]
    right_only: tuple[int, ...]
    left_missing: tuple[int, ...] = ()
    right_missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A path of a layer, by that layer's digest."""

    digest: str
    path: bytes
    kind: Kind
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Hits:
    """Some of what was found."""

    number: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Layers that are neither open nor kept: they were not searched."""

    number: int
    layers: tuple[str, ...]


Reply = (
    Done
    | Failed
    | Opened
    | ListProgress
    | LayerListed
    | LayerFailed
    | OtherWay
    | Rows
    | Total
    | History
    | Followed
    | Cost
    | Piece
    | FileEnd
    | Found
    | AnalysisCost
    | Differences
    | PackageDifferences
    | Compared
    | Hits
    | NotKnown
)
