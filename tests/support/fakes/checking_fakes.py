"""A registry for the checks: images and layers as the test says, and a count of what was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import SignalInstance

from layerscope.diagnosis.checking.reading import Calls
from layerscope.registry.ecr.availability import LayerStates
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.ecr.manifests import Manifests
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.kinds import kind_of_child
from layerscope.registry.manifests.manifest import (
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    Platform,
)
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.model.repositories import Repository

OCI = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"
FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
PAGE = 250


def heard_from(signal: SignalInstance) -> list[Any]:
    """What a signal of one value carries from now on."""
    heard: list[Any] = []
    signal.connect(lambda value: heard.append(value))  # noqa: PLW0108 - a list's method is no slot
    return heard


def digest(name: object) -> str:
    """A digest that stands for the name."""
    return "sha256:" + str(name).encode().hex().rjust(64, "0")[-64:]


def blob(name: object, media_type: str = GZIP, size_bytes: int | None = 10) -> Descriptor:
    return Descriptor(digest(name), size_bytes, media_type)


def an_image(name: object, *layers: object, config: object = None) -> ImageManifest:
    """An image of these layers; its text has their digests in it, as a real one's has."""
    found = tuple(layer if isinstance(layer, Descriptor) else blob(layer) for layer in layers)
    settings = blob(config, "application/vnd.oci.image.config.v1+json") if config is not None else None
    text = " ".join(each.digest for each in (*found, *([settings] if settings else [])))
    return ImageManifest(OCI, digest(name), settings, found, text=text)


def an_index(name: object, **platforms: object) -> IndexManifest:
    """An index with an image for each platform: `amd64="name"`."""
    children = tuple(
        Descriptor(digest(image), 700, OCI, platform=Platform("linux", architecture))
        for architecture, image in platforms.items()
    )
    return IndexManifest(INDEX, digest(name), children, text=" ".join(each.digest for each in children))


def listed(manifest: Manifest, *tags: str, **more: Any) -> ListedImage:
    return ListedImage(manifest.digest, tags, 1000, 1.0, manifest.media_type, **more)


@dataclass
class FakeRegistry:
    """Attributes: `broken`, layers' states by name; `unlisted`, manifests that are there all the same;
    `errors`, one for each operation's next calls; `asked`, what was asked, call by call.
    """

    images: dict[str, list[tuple[ListedImage, Manifest | RegistryError]]] = field(default_factory=dict)
    broken: dict[object, Availability] = field(default_factory=dict)
    unlisted: list[Manifest] = field(default_factory=list)
    errors: dict[str, list[RegistryError | None]] = field(default_factory=dict)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    waited_s: list[float] = field(default_factory=list)

    def push(
        self,
        manifest: Manifest,
        *tags: str,
        repository: str = "team/app",
        error: RegistryError | None = None,
        **more: Any,
    ) -> Manifest:
        self.images.setdefault(repository, []).append((listed(manifest, *tags, **more), error or manifest))
        return manifest

    def calls(self) -> Calls:
        return Calls(
            self._repositories, self._list, self._kept, self._kept_with, self._fresh, self._children,
            self._states,
        )  # fmt: skip

    async def wait(self, seconds: float) -> None:
        self.waited_s.append(seconds)

    def digests(self, operation: str) -> list[str]:
        """Every digest that the operation was asked about."""
        return [each for name, digests in self.asked if name == operation for each in digests]

    def _note(self, operation: str, digests: Iterable[str] = ()) -> None:
        self.asked.append((operation, tuple(digests)))
        if errors := self.errors.get(operation):
            error = errors.pop(0) if len(errors) > 1 else errors[0]
            if error is not None:
                raise error

    async def _repositories(self) -> AsyncGenerator[tuple[Repository, ...], None]:
        self._note("repositories")
        yield tuple(Repository(name) for name in self.images)

    async def _list(self, repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
        self._note("list", [repository])
        found = [image for image, _ in self.images.get(repository, [])]
        for start in range(0, len(found), PAGE):
            yield tuple(found[start : start + PAGE])
            await asyncio.sleep(0)

    async def _kept(self, repository: str, digests: Iterable[str]) -> Manifests:
        return await self._read("kept", repository, list(digests))

    async def _kept_with(self, repository: str, digests: Iterable[str], blobs: Sequence[str]) -> Manifests:
        found = await self._read("kept_with", repository, list(digests))
        return {
            each: one
            for each, one in found.items()
            if isinstance(one, RegistryError) or any(blob in one.text for blob in blobs)
        }

    async def _fresh(self, repository: str, digests: Iterable[str]) -> Manifests:
        return await self._read("fresh", repository, list(digests))

    async def _read(self, operation: str, repository: str, digests: list[str]) -> Manifests:
        try:
            self._note(operation, digests)
        except RegistryError as error:
            return dict.fromkeys(digests, error)
        if self.gate is not None:
            await self.gate.wait()
        known = {image.digest: one for image, one in self.images.get(repository, [])}
        known |= {manifest.digest: manifest for manifest in self.unlisted}
        return {each: known.get(each) or ImageNotFoundError("gone") for each in digests}

    async def _children(self, repository: str, index: IndexManifest) -> tuple[Child, ...]:
        found = await self._read("children", repository, [child.digest for child in index.children])
        return tuple(self._child(child, found[child.digest]) for child in index.children)

    def _child(self, descriptor: Descriptor, found: Manifest | RegistryError) -> Child:
        kind = kind_of_child(descriptor)
        if isinstance(found, ImageNotFoundError):
            return Child(descriptor, kind, ChildState.MISSING, error=found)
        if isinstance(found, RegistryError):
            return Child(descriptor, kind, ChildState.UNKNOWN, error=found)
        return Child(descriptor, kind, ChildState.PRESENT, found)

    async def _states(self, repository: str, layers: Sequence[Layer]) -> LayerStates:
        digests = list(dict.fromkeys(layer.digest for layer in layers if not layer.foreign))
        error = None
        try:
            self._note("states", digests)
        except RegistryError as failure:
            error = failure
        broken = {digest(name): state for name, state in self.broken.items()}
        return LayerStates(tuple(_with_state(layer, broken, error) for layer in layers), error)


def _with_state(layer: Layer, broken: dict[str, Availability], error: RegistryError | None) -> Layer:
    if layer.foreign:
        state = LayerState(Availability.FOREIGN)
    elif error is not None:
        state = LayerState(Availability.UNKNOWN, str(error))
    else:
        state = LayerState(broken.get(layer.digest, Availability.AVAILABLE))
    return Layer(layer.position, layer.digest, layer.media_type, layer.size_bytes or 10, state=state)
