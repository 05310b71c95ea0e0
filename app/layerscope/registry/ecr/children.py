"""An index's children: which exist, which are missing, and what nested indexes hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import Manifests, fetch_manifests
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.content import IndexLoopError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.child_names import NamedChild, child_names
from layerscope.registry.manifests.kinds import ImageKind, kind_of, kind_of_child, says_kind
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Manifest
from layerscope.registry.model.media_types import is_blob

MOST_NESTED = 8  # indexes within indexes; real ones have one level, seldom two
MOST_CHILDREN = 2000  # in all; indexes that name each other many times would grow without end


class ChildState(StrEnum):
    """Whether an index's child exists and can be read."""

    PRESENT = "present"
    MISSING = "missing"  # the index names it, and the repository does not have it
    UNKNOWN = "unknown"  # could not be asked or read; the child's error says why


@dataclass(frozen=True, slots=True)
class Child:
    """One entry of an index; `manifest`, or `error` where it could not be read; `children` of a nested index.

    A part of a build cache is a blob and has none of these.

    A nested index that contains itself, or is nested too deep, has its manifest and an IndexLoopError.
    """

    descriptor: Descriptor
    kind: ImageKind
    state: ChildState
    manifest: Manifest | None = None
    error: RegistryError | None = None
    children: tuple[Child, ...] = ()


def names_of(children: Iterable[Child]) -> dict[str, str]:
    """What the children of one index are called, by their digests; any two are told apart."""
    return child_names(NamedChild(child.descriptor, child.manifest) for child in children)


async def read_children(client: EcrClient, repository: str, index: IndexManifest) -> tuple[Child, ...]:
    """The index's children in its order, each with its manifest or error; raises nothing.

    Those of one index are asked for together, by BatchGetImage, 100 a call.
    """
    return await _IndexReading(client, repository, index).below(index, (index.digest,))


class _IndexReading:
    """One reading of an index; no manifest is asked for twice."""

    def __init__(self, client: EcrClient, repository: str, index: IndexManifest) -> None:
        self._client = client
        self._repository = repository
        self._known: Manifests = {index.digest: index}
        self._left = MOST_CHILDREN

    async def below(self, index: IndexManifest, path: tuple[str, ...]) -> tuple[Child, ...]:
        self._left -= len(index.children)
        wanted = [
            child.digest
            for child in index.children
            if child.digest not in self._known and not is_blob(child.media_type)
        ]
        self._known.update(await fetch_manifests(self._client, self._repository, wanted))
        return tuple([await self._child(child, path) for child in index.children])

    async def _child(self, descriptor: Descriptor, path: tuple[str, ...]) -> Child:
        found = self._known.get(descriptor.digest)
        kind = kind_of_child(descriptor)
        if found is None:  # no manifest: it is not among the images, and missing nowhere
            return Child(descriptor, kind, ChildState.UNKNOWN)
        if isinstance(found, RegistryError):
            missing = isinstance(found, ImageNotFoundError)
            return Child(descriptor, kind, ChildState.MISSING if missing else ChildState.UNKNOWN, error=found)
        if not says_kind(descriptor):
            kind = kind_of(found)
        if not isinstance(found, IndexManifest):
            return Child(descriptor, kind, ChildState.PRESENT, found)
        path = (*path, descriptor.digest)
        if descriptor.digest in path[:-1] or len(path) > MOST_NESTED or self._left < len(found.children):
            loop = IndexLoopError(path, subject=Subject(repository=self._repository, image=path[0]))
            return Child(descriptor, kind, ChildState.PRESENT, found, loop)
        return Child(descriptor, kind, ChildState.PRESENT, found, children=await self.below(found, path))
