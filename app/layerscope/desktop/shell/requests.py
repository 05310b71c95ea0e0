"""What one feature wants of another: a signal for each wish, answered by the feature whose business it is."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from layerscope.contents.model.entries import clean_path


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go within a registry: each step empty where nothing names it.

    `image` is a tag or an image digest, `layers` are digests of blobs, `unsure` those that may be either.
    """

    repository: str = ""
    image: str = ""
    layers: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def names_more(self) -> bool:
        """Whether there is a way to go once a repository is known."""
        return bool(self.image or self.layers or self.unsure)


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file, or a folder, of an image: as `layer` has it, or with 0 as the whole image shows it.

    `repository` and `image` (a digest) are empty where the open image is meant. `digest` is the file's
    (`sha256:…`), empty where it is not known; `size_bytes` likewise None. Where nothing is at `path`, the
    paths `or_else` are looked for, in their order.
    """

    path: bytes
    layer: int = 0
    repository: str = ""
    image: str = ""
    digest: str = ""
    size_bytes: int | None = None
    or_else: tuple[bytes, ...] = ()


def place_of(paths: Sequence[str]) -> FilePlace:
    """The first of these paths that is there, in the open image."""
    first, *others = (clean_path(path.encode()) for path in paths)
    return FilePlace(first, or_else=tuple(others))


class AccountWish(enum.Enum):
    """A way to an account to ask as."""

    KEYS = enum.auto()
    IMPORT = enum.auto()
    SSO = enum.auto()
    PROFILES = enum.auto()
    """The dialog of all profiles."""


class Requests(QObject):
    """Signals that any feature may emit.

    `report(str)`: show the report of a diagnosis that a text holds.
    `account(AccountWish)`: have an account added or corrected. `demonstration(bool)`: open the demo data, or
    leave them. `diagnosis(Asked)`: find out why. `text_replaced()`: another text is read, so that nothing
    which only the former one said may stay in sight. `download(ChosenLayer, bool)`: save the layer, with True
    asking where. `route(Route)`: go there. `go_to(str)`: go where a pasted text leads.
    `settings(SettingsPage)`: show them. `network_settings()`: show those. `shortcuts()`: show what each key
    does.
    `layer_read(LayerRef, str, bool)`: reading a layer was tried, with why it failed, or "", and whether all
    of it was judged, so that its content is known to be right or wrong.
    `look_inside(Route)`: find out whether that image can be unpacked and started.
    `show_file(FilePlace)`: show it among the files. `find_file(FilePlace)`: find the images of its repository
    that have it; one without a path is asked for. `compare_image()`: ask what to compare the open image with.
    """

    account = Signal(object)
    demonstration = Signal(bool)
    diagnosis = Signal(object)
    report = Signal(str)
    text_replaced = Signal()
    download = Signal(object, bool)
    route = Signal(object)
    layer_read = Signal(object, str, bool)
    look_inside = Signal(object)
    show_file = Signal(object)
    find_file = Signal(object)
    compare_image = Signal()
    go_to = Signal(str)
    settings = Signal(object)
    network_settings = Signal()
    shortcuts = Signal()
