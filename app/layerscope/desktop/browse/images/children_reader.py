"""Reads the children of indexes into the list: of one that is opened, and the names of the newest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.runtime.tasks import Policy, Tasks

_OPENED, _NAMING = "images/children/", "images/named"
NAMED_AT_ONCE = 100  # indexes in one call of BatchGetImage


class ChildrenSource(Protocol):
    """Reads indexes; what it raises is a RegistryError."""

    async def children(self, repository: str, digest: str) -> Sequence[ImageChild]:
        """What an index lists and what refers to it."""
        ...

    async def named(self, repository: str, digests: Sequence[str]) -> Mapping[str, Sequence[ImageChild]]:
        """The children that up to NAMED_AT_ONCE indexes name; one that cannot be read is left out."""
        ...


class ChildrenReader:
    """Of one repository at a time; what is read of another one after that is dropped."""

    def __init__(self, tasks: Tasks, model: ImagesModel) -> None:
        self._tasks = tasks
        self._model = model
        self._of: tuple[ChildrenSource, str] | None = None
        model.children_wanted.connect(self._on_model_children_wanted)

    def use(self, source: ChildrenSource | None, repository: str = "") -> None:
        """Read from this repository from now on; None reads nothing."""
        self._tasks.cancel(_OPENED)
        self._tasks.cancel(_NAMING)
        self._of = (source, repository) if source is not None else None

    def name(self, digests: Sequence[str]) -> None:
        """Find out what children these indexes name."""
        if (of := self._of) is not None and digests:
            self._tasks.start(_NAMING, lambda: self._read_named(of, digests))

    def _on_model_children_wanted(self, digest: str) -> None:
        if (of := self._of) is not None:
            self._model.set_loading(digest)
            self._tasks.start(f"{_OPENED}{digest}", lambda: self._read(of, digest), Policy.KEEP)

    async def _read(self, of: tuple[ChildrenSource, str], digest: str) -> None:
        source, repository = of
        try:
            children = await source.children(repository, digest)
        except Exception as error:  # noqa: BLE001 - shown in the list, whatever it is
            if self._of is of:
                self._model.set_failed(digest, error)
        else:
            if self._of is of:
                self._model.set_children(digest, children)

    async def _read_named(self, of: tuple[ChildrenSource, str], digests: Sequence[str]) -> None:
        source, repository = of
        for start in range(0, len(digests), NAMED_AT_ONCE):
            named = await source.named(repository, digests[start : start + NAMED_AT_ONCE])
            if not named or self._of is not of:
                return  # who may not read one may read none
            self._model.name_children(named)
