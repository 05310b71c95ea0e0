"""From a chosen image to its layers, manifest and config."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.read_failures import ReadFailures
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.lists import Explain
from layerscope.desktop.words.kinds import kind_word
from layerscope.registry.ecr.children import Child, names_of
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.layer_list import steps_told
from layerscope.registry.model.layers import Layer, LayerRef

IMAGE_TASK = "layer-image"
SETTLING_S = 0.15
_MOST_KEPT = 50

OnPart = Callable[[ReadImage], None]
ReadImageOf = Callable[[str, str, OnPart], Awaitable[ReadImage]]


class ImagePresenter(QObject):
    """Reads the chosen image once it rests, and keeps the last ones for going back.

    A manifest never changes under its digest; the layers' states may, and `refresh` asks for them anew.
    An index with one image in it is followed to that image.

    Signals: `image_shown` with the ReadImage that is now seen.
    """

    image_shown = Signal(object)

    def __init__(
        self,
        pane: LayersPane,
        tabs: LayerTabs,
        layers: LayerPresenter,
        tasks: Tasks,
        settling_s: float = SETTLING_S,
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._tabs = tabs
        self._layers = layers
        self._tasks = tasks
        self._settling_s = settling_s
        self._read: ReadImageOf | None = None
        self._registry_id = ""
        self._image: ImageChoice | None = None  # as it was chosen
        self._shown: ImageChoice | None = None  # the one whose layers are seen: of an index, its only image
        self._wanted: tuple[str, ...] = ()
        self._reading: asyncio.Task[None] | None = None
        self._found: ReadImage | None = None
        self._kept: OrderedDict[tuple[str, str], tuple[ImageChoice, ReadImage]] = OrderedDict()
        self._read_failures = ReadFailures()
        self._explain: Explain = lambda _image, _error: ""
        pane.retry_asked.connect(self.refresh)
        pane.layer_chosen.connect(self._on_pane_layer_chosen)
        pane.copy_asked.connect(layers.copy_url)

    @property
    def chosen(self) -> ImageChoice | None:
        """The image that was chosen, read or not."""
        return self._image

    def use(self, read: ReadImageOf | None, registry_id: str = "") -> None:
        """Read images of another account or region from now on.

        `read(repository, digest, on_part)` calls `on_part` with what is known while the rest still comes.
        """
        self._read, self._registry_id = read, registry_id
        self._kept.clear()
        self._read_failures.clear()
        self.choose(None)

    def choose(self, image: ImageChoice | None, layer_digests: Sequence[str] = ()) -> None:
        """Show the image; of `layer_digests` the first that is one of its layers gets chosen."""
        self._tasks.cancel(IMAGE_TASK)
        is_other = image is None or self._image is None or image.digest != self._image.digest
        self._image, self._wanted = image, tuple(layer_digests)
        self._found = self._reading = None
        if is_other:
            self._pane.forget()
            self._layers.choose(None)
        if image is None:
            self._tabs.show_no_image()
            self._pane.show_empty(None, self.tr("Choose an image to see its layers."))
        elif image.error is not None:
            self._fail(image, image.error)
        elif (kept := self._kept.get((image.repository, image.digest))) is not None:
            self._show(*kept)
        else:
            self._ask(image, self._settling_s)

    async def settled(self) -> ReadImage | None:
        """The image that is shown, once its reading is over; None where there is none, or it failed."""
        if self._reading is not None:
            await asyncio.wait([self._reading])
        return self._found

    @property
    def is_reading(self) -> bool:
        """Whether the chosen image is still being read."""
        return self._reading is not None and not self._reading.done()

    def choose_layer(self, digest: str) -> bool:
        """Choose the layer of this digest; False where the image that is shown has none such."""
        return self._pane.choose_layer(digest)

    def explain_by(self, explain: Explain) -> None:
        """Ask `explain` about each failure: a sentence to be shown in the error's place, else nothing."""
        self._explain = explain

    def show_layer(self, layer: ChosenLayer | None) -> None:
        """Show a layer that no image which is open has; None: no layer at all."""
        self._layers.choose(layer)

    def look_at_layer(self) -> None:
        """Bring the layer's tab into sight."""
        self._tabs.setCurrentWidget(self._tabs.panel)

    def look_at_config(self) -> None:
        """Bring the config's tab into sight."""
        self._tabs.setCurrentWidget(self._tabs.config)

    def show_reason(self, image: ImageChoice, reason: str) -> None:
        """Show no layers of the image, and say why."""
        self._pane.show_empty(image, reason)

    def show_failure(self, image: ImageChoice, error: Exception) -> None:
        """Show the error in the layers' place."""
        self._pane.show_failed(image, error)

    def failures(self) -> tuple[BaseException | None, BaseException | None]:
        """Why the image is not shown, and why its layer's URL is not."""
        return self._pane.message.failure, self._layers.failure

    def ask_again(self) -> None:
        """Read the image again if a session that had run out cut it short, else its URL."""
        if self.is_reading or new_session_helps(self._pane.message.failure):
            self.refresh()
        elif self._layers.is_asking or new_session_helps(self._layers.failure):
            self._layers.retry()

    def forget_read(self) -> None:
        """Read every other image anew when it is chosen again."""
        self._kept.clear()

    def refresh(self) -> None:
        if self._image is not None:
            self._kept.pop((self._image.repository, self._image.digest), None)
            self._ask(replace(self._image, error=None), 0.0)

    def note_read(self, ref: LayerRef, failure: str, is_of_content: bool) -> None:
        """Show of a layer what came of reading it: why that failed, "" where it went well."""
        if not self._read_failures.note(ref, failure, is_of_content=is_of_content):
            return
        if self._shown is not None and self._found is not None and self._shown.repository == ref.repository:
            layers = self._read_failures.known(ref.repository, self._registry_id, self._found.layers)
            if layers:
                self._pane.show_layers(self._shown, layers, self._why_no_commands(self._found))
        chosen = self._layers.chosen
        if chosen is not None and chosen.ref == ref:
            self._layers.choose(replace(chosen, layer=self._read_failures.known_of(ref, chosen.layer)))

    def _ask(self, image: ImageChoice, settling_s: float) -> None:
        if (read := self._read) is not None:
            self._pane.show_loading(image)
            self._reading = self._tasks.start(IMAGE_TASK, lambda: self._read_image(read, image, settling_s))

    async def _read_image(self, read: ReadImageOf, image: ImageChoice, settling_s: float) -> None:
        if settling_s:
            await asyncio.sleep(settling_s)
        try:
            shown, found = await _followed(read, image, self._show)
        except RegistryError as error:
            self._fail(image, error)
            return
        self._kept[image.repository, image.digest] = shown, found
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self._show(shown, found)

    def _show(self, image: ImageChoice, found: ReadImage) -> None:
        self._shown, self._found = image, found
        self._tabs.show_image(found)
        if found.layers:
            layers = self._read_failures.known(image.repository, self._registry_id, found.layers)
            self._pane.show_layers(image, layers, self._why_no_commands(found))
            self._choose_wanted()
        else:
            self._layers.choose(None)
            self._pane.show_empty(image, self._why_empty(found))
        self.image_shown.emit(found)

    def _choose_wanted(self) -> None:
        if any(self._pane.choose_layer(digest) for digest in self._wanted):
            self._wanted = ()

    def _fail(self, image: ImageChoice, error: Exception) -> None:
        if (chosen := self._layers.chosen) is not None:  # to be chosen again, should reading succeed later
            self._wanted = (chosen.layer.digest,)
        self._layers.choose(None)
        self._tabs.show_no_image()
        if reason := self._explain(image, error):
            self._pane.show_empty(image, reason)
        else:
            self._pane.show_failed(image, error)

    def _why_no_commands(self, found: ReadImage) -> str:
        """Why no layer of an image has a command; empty where one has, or where none is to be expected."""
        config = found.config
        if (
            config is None
            or found.kind is not ImageKind.IMAGE
            or any(layer.command for layer in found.layers)
        ):
            return ""
        steps = steps_told(config)
        if not steps:
            return self.tr("The config tells no steps: what made the layers is not known.")
        return self.tr("Steps: {steps}, layers: {layers}. Which step made which layer is not told.").format(
            steps=steps, layers=len(found.layers)
        )

    def _why_empty(self, found: ReadImage) -> str:
        images = [child for child in found.children if child.kind is ImageKind.IMAGE]
        if images:
            names = names_of(found.children)
            platforms = ", ".join(dict.fromkeys(names[child.descriptor.digest] for child in images))
            return self.tr("This index has an image for each of {platforms}. Choose one in the list.").format(
                platforms=platforms
            )
        if found.children:
            counts = Counter(child.kind for child in found.children)
            parts = ", ".join(f"{count} \u00d7 {kind_word(kind)}" for kind, count in counts.items())
            return self.tr("No image, but {kind}: {parts}.").format(kind=kind_word(found.kind), parts=parts)
        if found.kind is ImageKind.INDEX:
            return self.tr("This index has no image in it.")
        return self.tr("This {kind} has no layers.").format(kind=kind_word(found.kind))

    def _on_pane_layer_chosen(self, layer: Layer | None) -> None:
        image = self._shown
        if layer is None or image is None:
            self._layers.choose(None)
            self._tabs.show_layer(None)
            return
        manifest = self._found.manifest if self._found else None
        unasked = self._found.availability_error if self._found else None
        chosen = ChosenLayer(
            image.repository, layer, image.digest, image.tag, self._registry_id, manifest, unasked
        )
        self._tabs.show_layer(layer.position)
        self._layers.choose(chosen)


async def _followed(
    read: ReadImageOf, image: ImageChoice, show: Callable[[ImageChoice, ReadImage], None]
) -> tuple[ImageChoice, ReadImage]:
    """The image read, shown as its parts come; where it is an index with one image in it, that image."""
    found = await read(image.repository, image.digest, lambda part: show(image, part))
    if (only := _only_image(found)) is None:
        return image, found
    of_index = replace(
        image,
        index_digest=image.digest,
        digest=only.descriptor.digest,
        platform=only.descriptor.platform,
        name=names_of(found.children)[only.descriptor.digest],
        kind=only.kind,
    )
    return of_index, await read(image.repository, of_index.digest, lambda part: show(of_index, part))


def _only_image(found: ReadImage) -> Child | None:
    """The one image of an index that has only one beside its attestations."""
    images = [child for child in found.children if child.kind is ImageKind.IMAGE]
    return images[0] if len(images) == 1 else None
