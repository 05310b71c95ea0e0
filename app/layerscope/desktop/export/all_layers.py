"""All layers of one or more images into the download folder, each a transfer of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.account_calls import RegistryReader
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.much import wants_layers
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.transfers.disk.existing_file import is_here
from layerscope.transfers.engine.stopping import Stop
from layerscope.words import formats
from layerscope.words.messages import words
from layerscope.words.plurals import Plural

TASK = "layers/all"


class LayerQueue(Protocol):
    """What saves layers, and the folder that they are saved to."""

    @property
    def folder(self) -> Path:
        """Where one click saves to."""

    def saving(self) -> frozenset[str]:
        """The digests of those transfers into the folder that are under way."""

    def save_layers(self, layers: Iterable[ChosenLayer]) -> None:
        """Save the layers into the folder."""


class AllLayers(QObject):
    """Asks about layers that are not in ECR, skips those already saved or under way, and says what it did."""

    def __init__(
        self,
        tasks: Tasks,
        blocking: Blocking,
        window: QWidget,
        queue: LayerQueue,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._blocking = blocking
        self._window = window
        self._queue = queue
        self._say = say

    def download(
        self, images: Sequence[ImageChoice], registry: RegistryReader, registry_id: str = ""
    ) -> None:
        """Begin with these images' layers, each once; of an index with one image in it, that image's."""
        self._tasks.start(TASK, lambda: self._download(images, registry, registry_id), Policy.KEEP)

    async def _download(
        self, images: Sequence[ImageChoice], registry: RegistryReader, registry_id: str
    ) -> None:
        by_digest: dict[str, ChosenLayer] = {}
        for image in images:
            for chosen in await self._read(image, registry, registry_id):
                by_digest.setdefault(chosen.layer.digest, chosen)
        layers = list(by_digest.values())
        if not layers:
            return
        foreign = [chosen for chosen in layers if chosen.layer.foreign]
        wanted = [chosen for chosen in layers if not chosen.layer.foreign]
        if foreign and await self._wants(foreign, len(layers)):
            wanted = layers
        await self._start(images, wanted, len(layers) - len(wanted))

    async def _read(
        self, image: ImageChoice, registry: RegistryReader, registry_id: str
    ) -> list[ChosenLayer]:
        """The image's layers; none, and why is said, where there are none or they cannot be read."""
        try:
            layers = await _layers_of(image, registry, registry_id)
        except RegistryError as error:
            text = self.tr("The layers of {image} were not downloaded: {reason}.")
            self._say(text.format(image=_name(image), reason=words(error).title))
            return []
        if not layers:
            text = self.tr("{image} is an index; choose one of its platforms.")
            self._say(text.format(image=_name(image)))
        return layers

    async def _start(
        self, images: Sequence[ImageChoice], wanted: Sequence[ChosenLayer], left_out: int
    ) -> None:
        saving = self._queue.saving()
        rest = [chosen for chosen in wanted if chosen.layer.digest not in saving]
        here = await self._here(rest)
        begun = [chosen for chosen in rest if chosen.layer.digest not in here]
        if not await wants_layers(self._window, begun):
            return
        self._queue.save_layers(begun)
        begun_bytes = sum(chosen.layer.size_bytes or 0 for chosen in begun)
        started = self.tr("{n} started ({size})").replace("{size}", formats.size(begun_bytes))
        parts = (
            (started, len(begun)),
            (self.tr("{n} already in progress"), len(wanted) - len(rest)),
            (self.tr("{n} already downloaded and verified"), len(rest) - len(begun)),
            (self.tr("{n} skipped"), left_out),
        )
        told = " · ".join(text.format(n=formats.count(count)) for text, count in parts if count)
        name = _name(images[0]) if len(images) == 1 else Plural.tr("%Ln images", "", len(images))
        self._say(self.tr("Layers of {image}: {counts}.").format(image=name, counts=told))

    async def _here(self, layers: Sequence[ChosenLayer]) -> set[str]:
        """The digests of those already saved in the folder, checked."""
        folder, stop = self._queue.folder, Stop()

        def look() -> set[str]:
            return {
                chosen.layer.digest
                for chosen in layers
                if is_here(folder / chosen.file_name, chosen.layer.digest, chosen.layer.size_bytes, stop)
            }

        try:
            return await self._blocking(look)
        finally:
            stop.set()  # a thread whose task was cancelled reads no further

    async def _wants(self, foreign: Sequence[ChosenLayer], all_count: int) -> bool:
        """Whether layers from other hosts are wanted too."""
        hosts = sorted({urlsplit(url).hostname or "" for chosen in foreign for url in chosen.layer.urls[:1]})
        box = MessageBox(self._window)
        box.setObjectName("foreignLayers")
        box.setWindowTitle(self.tr("Download all layers"))
        box.setText(self.tr("Some of these layers are not in ECR."))
        text = self.tr("{count} of {all} are at {hosts}. Their digests are verified like all others.")
        counts = {"count": formats.count(len(foreign)), "all": formats.count(all_count)}
        box.setInformativeText(text.format(hosts=", ".join(hosts), **counts))
        fetch = box.addButton(self.tr("Download them too"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Leave them out"), QMessageBox.ButtonRole.RejectRole)
        answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        box.finished.connect(
            lambda _: None if answered.done() else answered.set_result(box.clickedButton() is fetch)
        )
        box.open()
        try:
            return await answered
        finally:
            box.close()
            box.deleteLater()


async def _layers_of(image: ImageChoice, registry: RegistryReader, registry_id: str) -> list[ChosenLayer]:
    """Each layer once; empty for an index with several images."""
    found = await registry.read_image(image.repository, image.digest)
    images = [child for child in found.children if child.kind is ImageKind.IMAGE]
    if len(images) == 1:
        image = replace(image, digest=images[0].descriptor.digest)
        found = await registry.read_image(image.repository, image.digest)
    by_digest = {
        layer.digest: ChosenLayer(image.repository, layer, image.digest, image.tag, registry_id)
        for layer in reversed(found.layers)
    }
    return sorted(by_digest.values(), key=lambda chosen: chosen.layer.position)


def _name(image: ImageChoice) -> str:
    return f"{image.repository}:{image.tag}" if image.tag else image.repository
