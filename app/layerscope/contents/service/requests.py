"""What may be asked about the contents of images.

Each request has a number of the asker's own. It is answered by replies of that number, of which the last is
`Done` or `Failed`. An image is named by its manifest's digest and must be open. Many may be under way at
once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.views import View


@dataclass(frozen=True, slots=True)
class OpenImage:
    """Look at an image: finds the cheapest way to each layer's listing. Answered by `Opened`.

    Nothing is read for it but what costs next to nothing: what is kept, and a layer's last bytes.
    """

    number: int
    image: ImageLayers


@dataclass(frozen=True, slots=True)
class CloseImage:
    """Let go of what is held of an image."""

    number: int
    image: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the request of the other number: it fails with ReadingStoppedError, within 0.2 seconds."""

    number: int
    other: int


@dataclass(frozen=True, slots=True)
class ListLayers:
    """List these layers, by position; with `reads_layer` from their own bytes although a table tells them.

    Answered by `ListProgress` now and then, and by `LayerListed`, `LayerFailed` or `OtherWay` for each.
    """

    number: int
    image: str
    layers: tuple[int, ...]
    reads_layer: bool = False


@dataclass(frozen=True, slots=True)
class FolderRows:
    """The rows of a folder, of what is listed now. Answered by `Rows`, in parts."""

    number: int
    view: View
    folder: bytes


@dataclass(frozen=True, slots=True)
class FilterRows:
    """The rows that match filter words, flat, with whole paths, the first 10,000. Answered by `Rows`."""

    number: int
    view: View
    words: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Answered by `Total`."""

    number: int
    view: View


@dataclass(frozen=True, slots=True)
class PathHistory:
    """What each layer does to a path. Answered by `History`."""

    number: int
    image: str
    path: bytes


@dataclass(frozen=True, slots=True)
class FollowPath:
    """What is seen at a path, links followed. Answered by `Followed`."""

    number: int
    view: View
    path: bytes


@dataclass(frozen=True, slots=True)
class FileCost:
    """How many bytes must be transferred to read the file that `layer` has at `path`. Answered by `Cost`."""

    number: int
    image: str
    layer: int
    path: bytes


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The bytes of the file that `layer` has at `path`, from `start`, at most `most_bytes`.

    A hard link reads as its target. Answered by `Piece`s in order, then `FileEnd`.
    """

    number: int
    image: str
    layer: int
    path: bytes
    start: int
    most_bytes: int


class Analysis(StrEnum):
    WASTED = "wasted"
    LARGE = "large"
    PACKAGES = "packages"
    PERMISSIONS = "permissions"
    LEFT_BEHIND = "left-behind"
    STARTING = "starting"


@dataclass(frozen=True, slots=True)
class Analyze:
    """An analysis of the layers that are listed. Answered by `Found` with its values, in parts.

    `reads_layers`: of LEFT_BEHIND, to look into every file of every layer, which reads the layers whole;
    without it only names, the history and the environment are looked at. Of PACKAGES, to read what tells of
    them whatever that transfers; without it 64 MB at most. `AnalysisCost` says what was not read. `config` is
    the image's config, as the registry has it.
    """

    number: int
    image: str
    analysis: Analysis
    reads_layers: bool = False
    config: str = ""


class BomForm(StrEnum):
    CYCLONEDX = "cyclonedx"
    SPDX = "spdx"


@dataclass(frozen=True, slots=True)
class WriteBom:
    """A bill of materials of the image's packages, JSON. Answered by `Piece`s, then `FileEnd`.

    Without `reads_layers` no more is transferred than `Analyze` would unasked; what was left out is named in
    the bill, and `AnalysisCost` says what reading it would transfer.
    """

    number: int
    image: str
    form: BomForm
    name: str
    reads_layers: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """What differs between two open images, or between two layers where both numbers are not 0.

    Answered by `Differences` in parts, from what is listed, and by `PackageDifferences` where the packages of
    both are known; `Compared` says which layers had to be left out. `reads_packages`: to read what tells of
    them whatever that transfers; without it 64 MB at most.
    """

    number: int
    left: str
    right: str
    left_layer: int = 0
    right_layer: int = 0
    ignores_times: bool = True
    reads_packages: bool = False


@dataclass(frozen=True, slots=True)
class FindFile:
    """Look for a name, a glob, or a file's digest (`sha256:…`) in the listings of these layers, by digest.

    Those that are neither open nor kept are answered by `NotKnown`. Answered by `Hits`, in parts.
    """

    number: int
    words: str
    layers: tuple[str, ...]


Request = (
    OpenImage
    | CloseImage
    | Cancel
    | ListLayers
    | FolderRows
    | FilterRows
    | Totals
    | PathHistory
    | FollowPath
    | FileCost
    | ReadFile
    | Analyze
    | WriteBom
    | Compare
    | FindFile
)
