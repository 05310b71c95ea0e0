"""The images that are open, with what is listed of their layers."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from weakref import WeakValueDictionary

from layerscope.contents.analysis.package_files import LayerPackages
from layerscope.contents.analysis.secret_visitor import SecretVisitor
from layerscope.contents.errors import NoListingError
from layerscope.contents.finding.ways import Way
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.notes import Note
from layerscope.contents.tree.tree import Tree
from layerscope.text.reasons import Reason

MOST_TOLD = 12  # oddities
_MOST_TOLD_BYTES = 1024  # of a path of theirs
MOST_TREES = 4  # of half a million paths each takes 150 MB
WAITED_FOR_VIEWS = 5.0  # times what they cost, until a tree grows on and they have to be computed anew
LOOK_EVERY_S = 0.05  # whether it was stopped, while another does the same


class Stamp(NamedTuple):
    """By what a file is known to be as it was."""

    path: str
    size_bytes: int
    modified_ns: int
    inode: int

    @classmethod
    def of(cls, path: str) -> Stamp | None:
        """The file's as it is now; None where there is none."""
        try:
            found = Path(path).stat()
        except OSError:
            return None
        return cls(path, found.st_size, found.st_mtime_ns, found.st_ino)


@dataclass(eq=False)
class Listed:
    """A layer's listing, and from where its files are read on; images that share the layer share it.

    `span_digests` are of the compressed bytes from each checkpoint to the next, where they are known.
    `packages` are what its files tell, as far as they were looked at; `secrets` where they have secrets, once
    all of them were. `proof` is the file of this computer whose bytes were found to be the layer's, as it was
    then.
    """

    listing: Listing
    checkpoints: Sequence[Checkpoint] = ()
    span_digests: Sequence[bytes] = ()
    proof: Stamp | None = None
    packages: LayerPackages | None = None
    has_all_packages: bool = False
    secrets: SecretVisitor | None = None

    def is_proved_by(self, local: str) -> bool:
        """Whether that file is still as it was when its bytes were found to be the layer's."""
        return bool(local) and self.proof is not None and Stamp.of(local) == self.proof


class OpenedImage:
    """An image, with the tree of what is listed.

    Attributes: `image`; `listed`, and `ways` as they were found, by position; `lock`, which is held around
    everything with `tree`; `let_go_of`, the positions that were listed before the tree was let go.
    `clock` and `work_clock` tell the seconds that pass, and those that this thread worked.
    """

    def __init__(
        self,
        image: ImageLayers,
        clock: Callable[[], float] = time.monotonic,
        work_clock: Callable[[], float] = time.thread_time,
    ) -> None:
        self._clock, self._work_clock = clock, work_clock
        self._grown_at_s = -math.inf
        self._viewed_s = 0.0  # what views have cost since the tree has grown
        self.image = image
        self.lock = threading.RLock()
        self.listed: dict[int, Listed] = {}
        self.ways: dict[int, Way] = {}
        self.let_go_of: set[int] = set()
        self.tree = self._new_tree()

    def layer(self, position: int) -> ImageLayer:
        """The layer. Raises NoListingError where the image has none such."""
        for layer in self.image.layers:
            if layer.position == position:
                return layer
        raise NoListingError(Reason.tr("The image has no such layer."))

    def take(self, position: int, listed: Listed, check: Callable[[], None]) -> None:
        """Have the layer's listing, as a whole, in the tree."""
        with self.lock:
            self.listed[position] = listed
            self.let_go_of.discard(position)
            self.tree.add(position, listed.listing, check=check)

    def notes(self, position: int) -> tuple[tuple[Note, ...], int]:
        """The first oddities of the layer's entries, and how many there are."""
        with self.lock:
            notes, count = self.tree.notes_of(position)
            return tuple(
                note._replace(path=note.path[:_MOST_TOLD_BYTES]) for note in notes[:MOST_TOLD]
            ), count

    @contextmanager
    def viewed(self) -> Iterator[Tree]:
        """The tree, for who computes what a view shows; what that costs is counted."""
        with self.lock:
            began_s = self._work_clock()
            try:
                yield self.tree
            finally:
                self._viewed_s += self._work_clock() - began_s

    def grow(self, position: int, listing: Listing, check: Callable[[], None]) -> None:
        """Have what came of a listing in the tree, unless that is in use just now.

        Each time all sums are computed anew: the more they cost, the less often.
        """
        if self.lock.acquire(blocking=False):
            try:
                is_due = self._clock() - self._grown_at_s >= WAITED_FOR_VIEWS * self._viewed_s
                if position not in self.listed and is_due:
                    self.tree.add(position, listing, is_growing=True, check=check)
                    self._grown_at_s, self._viewed_s = self._clock(), 0.0
            finally:
                self.lock.release()

    def let_go(self) -> None:
        """Free the tree and the listings; the image itself stays known."""
        with self.lock:
            self.let_go_of |= self.listed.keys()
            tree, self.tree, self.listed = self.tree, self._new_tree(), {}
        tree.free()

    def _new_tree(self) -> Tree:
        return Tree(max((each.position for each in self.image.layers), default=0), self.image.os)


class Images:
    """Every open image; of the trees only those are held that were asked for last."""

    def __init__(self, most_trees: int = MOST_TREES) -> None:
        self._most_trees = most_trees
        self._lock = threading.Lock()
        self._open: dict[str, OpenedImage] = {}  # the last used at the end

    def open(self, image: ImageLayers) -> OpenedImage:
        """The image, open from now on."""
        with self._lock:
            opened = self._open.pop(image.digest, None)
            if opened is not None and _digests(opened.image) == _digests(image):
                opened.image = image
            else:
                opened = OpenedImage(image)
            self._open[image.digest] = opened
        self._spare()
        return opened

    def of(self, digest: str) -> OpenedImage:
        """The open image of this digest. Raises NoListingError where none is."""
        with self._lock:
            opened = self._open.pop(digest, None)
            if opened is None:
                raise NoListingError(Reason.tr("The image is not open."))
            self._open[digest] = opened
        self._spare()
        return opened

    def every(self) -> list[OpenedImage]:
        """All of them."""
        with self._lock:
            return list(self._open.values())

    def close(self, digest: str) -> None:
        """Let go of the image."""
        with self._lock:
            opened = self._open.pop(digest, None)
        if opened is not None:
            opened.let_go()

    def _spare(self) -> None:
        with self._lock:
            held = [each for each in self._open.values() if each.listed]
        for opened in held[: -self._most_trees]:
            opened.let_go()


def _digests(image: ImageLayers) -> list[tuple[int, str]]:
    return [(each.position, each.digest) for each in image.layers]


class Listings:
    """The listings of all open images, each once; and one at a time who makes the same."""

    def __init__(self) -> None:
        self._listed: WeakValueDictionary[str, Listed] = WeakValueDictionary()
        self._lock = threading.Lock()
        self._under_way: dict[str, tuple[threading.Lock, int]] = {}

    def of(self, digest: str) -> Listed | None:
        """The layer's, where an open image has it."""
        with self._lock:
            return self._listed.get(digest)

    def put(self, digest: str, listed: Listed) -> None:
        """Have others find it."""
        with self._lock:
            self._listed[digest] = listed

    @contextmanager
    def alone_with(self, digest: str, check: Callable[[], None]) -> Iterator[None]:
        """The only one with this layer in the block; `check` is called while it waits."""
        with self._lock:
            lock, users = self._under_way.get(digest, (threading.Lock(), 0))
            self._under_way[digest] = (lock, users + 1)
        try:
            while not lock.acquire(timeout=LOOK_EVERY_S):
                check()
            try:
                yield
            finally:
                lock.release()
        finally:
            with self._lock:
                lock, users = self._under_way[digest]
                if users > 1:
                    self._under_way[digest] = (lock, users - 1)
                else:
                    del self._under_way[digest]
