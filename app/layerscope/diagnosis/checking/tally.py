"""What is broken in a repository, and how many images each broken thing affects; rules only.

Made for repositories of any size: of what is fine only the digest is remembered, so that it is asked about
once, and of what is broken a count and the first few images.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from layerscope.diagnosis.checking.found import ImagePartKind, Problem
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.manifests.manifest import Descriptor
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.references.digests import is_digest
from layerscope.text.reasons import Reason

BATCH_SIZE = 100  # ECR's maximum of digests in a call
MOST_EXAMPLES = 20
_LOST = LayerState(Availability.MISSING)


class Questions:
    """Digests that wait to be asked about, each of them once, and whom the answers are for.

    `broken` are those that cannot be had, by digest.
    """

    def __init__(self) -> None:
        self._asked: set[bytes] = set()
        self._due: list[str] = []
        self._waiting: dict[str, Problem] = {}  # as it will be, should it be broken
        self.broken: dict[str, Problem] = {}

    def add(self, kind: ImagePartKind, blob: Descriptor, image: str, platform: str = "") -> str:
        """Note that the image needs this; the identity of a problem that has grown by it, else empty."""
        digest = blob.digest
        known = self.broken.get(digest)
        if known is not None:
            self.broken[digest] = _grown(known, image)
            return known.identity
        waiting = self._waiting.get(digest)
        if waiting is not None:
            self._waiting[digest] = _grown(waiting, image)
        elif (key := compact(digest)) not in self._asked:
            self._asked.add(key)
            problem = Problem(kind, digest, _LOST, 1, (image,), platform=platform)
            if kind is not ImagePartKind.PLATFORM:  # there it is the manifest's
                problem = replace(problem, size_bytes=blob.size_bytes, unknown=blob.unknown)
            self._waiting[digest] = problem
            self._due.append(digest)
        return ""

    def due(self, *, all_of_them: bool) -> list[list[str]]:
        """The digests to ask about now, in full batches; at the end also those that fill none."""
        batches: list[list[str]] = []
        while len(self._due) >= BATCH_SIZE or (all_of_them and self._due):
            batches.append(self._due[:BATCH_SIZE])
            del self._due[:BATCH_SIZE]
        return batches

    def answer(self, digest: str, state: LayerState | None, size_bytes: int | None = None) -> str:
        """Note the digest's error, None if it is available; returns its problem's identity, or ""."""
        waiting = self._waiting.pop(digest, None)
        if waiting is None or state is None:
            return ""
        size_bytes = waiting.size_bytes if size_bytes is None else size_bytes
        self.broken[digest] = replace(waiting, state=state, size_bytes=size_bytes)
        return waiting.identity


class Tally:
    """The repository as far as it has been looked through.

    Attributes: `done`, how many images were; `archived`, how many of them the archive keeps, which is no
    fault; `layers` and `platforms`, the Questions about either.
    """

    def __init__(self) -> None:
        self.done = 0
        self.archived = 0
        self.layers = Questions()
        self.platforms = Questions()
        self._unreadable: dict[str, Problem] = {}
        self._changed: set[str] = set()

    def add_archived(self, images: int) -> None:
        self.done += images
        self.archived += images

    def add_image(self, digest: str, blobs: Iterable[tuple[ImagePartKind, Descriptor]]) -> None:
        """Count an image that needs these configs and layers; a digest that it has twice counts once."""
        self.done += 1
        for kind, blob in {blob.digest: (kind, blob) for kind, blob in blobs}.values():
            if is_digest(blob.digest):
                self._note(self.layers.add(kind, blob, digest))
            else:
                reason = Reason.tr("“{digest}” is not a digest.", digest=blob.digest)
                self._add_unreadable(kind, digest, LayerState(Availability.UNKNOWN, reason))

    def add_index(self) -> None:
        """Count an index; the images that it names are counted by themselves."""
        self.done += 1

    def suspect(self, index: str, child: Descriptor, platform: str) -> None:
        """Note that the index names an image for this platform that no listing has."""
        self._note(self.platforms.add(ImagePartKind.PLATFORM, child, index, platform))

    def add_unreadable(self, digest: str, error: RegistryError) -> None:
        """Count an image whose manifest cannot be had or read; one that was archived since is no fault."""
        if isinstance(error, ImageArchivedError):
            self.add_archived(1)
            return
        self.done += 1
        self._add_unreadable(
            ImagePartKind.IMAGE, digest, LayerState(Availability.UNKNOWN, error.words), error
        )

    def learn(self, batch: Iterable[str], told: Mapping[str, Layer]) -> None:
        for digest in batch:
            layer = told[digest]
            fine = layer.state.availability is Availability.AVAILABLE
            self._note(self.layers.answer(digest, None if fine else layer.state, layer.size_bytes))

    def learn_platforms(self, batch: Iterable[str], lost: Iterable[str]) -> None:
        """Note which of the images that were asked about are gone."""
        gone = set(lost)
        for digest in batch:
            self._note(self.platforms.answer(digest, _LOST if digest in gone else None))

    def changed(self) -> tuple[Problem, ...]:
        """The problems that are new or have grown since this was last asked."""
        identities, self._changed = self._changed, set()
        every = (self.layers.broken, self.platforms.broken)
        found = [each for broken in every for each in broken.values() if each.identity in identities]
        return (*found, *(self._unreadable[name] for name in identities if name in self._unreadable))

    def _add_unreadable(
        self, kind: ImagePartKind, digest: str, state: LayerState, error: RegistryError | None = None
    ) -> None:
        problem = Problem(kind, digest, state, 1, (digest,), error=error)
        self._unreadable[problem.identity] = problem
        self._note(problem.identity)

    def _note(self, identity: str) -> None:
        if identity:
            self._changed.add(identity)


def compact(digest: str) -> bytes:
    """The digest in a third of the space, as a key."""
    algorithm, _, hexadecimal = digest.partition(":")
    try:
        return algorithm[-3:].encode() + bytes.fromhex(hexadecimal)
    except ValueError:
        return digest.encode()


def _grown(known: Problem, image: str) -> Problem:
    first = known.examples
    return replace(
        known,
        images=known.images + 1,
        examples=(*first, image) if len(first) < MOST_EXAMPLES else first,
    )
