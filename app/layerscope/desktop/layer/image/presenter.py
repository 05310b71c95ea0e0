"""From a chosen image to its layers, manifest and config."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from layerscope.access.image_children import ImageChild
from layerscope.access.platforms import PlatformImage
from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.layer.image.following import Following, ReadImageOf
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.image.listed_platforms import listed_platforms
from layerscope.desktop.layer.image.reasons import why_no_commands, why_no_layers
from layerscope.desktop.layer.read_failures import ReadFailures
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.lists import Explain
from layerscope.registry.ecr.children import Child
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.model.layers import Layer, LayerRef

IMAGE_TASK = "layer-image"
SETTLING_S = 0.15


class ImagePresenter(QObject):
    """Reads the chosen image once it rests; an index is followed to one of its platforms.

    A manifest never changes under its digest; the layers' states may, and `refresh` asks for them anew.
    `listed_children` gives what the list has below an index.

    Signals: `image_shown` with the ReadImage that is now seen; `platform_chosen(digest)` of the chosen
    child's index, to be chosen in the list.
    """

    image_shown = Signal(object)
    platform_chosen = Signal(str)

    def __init__(
        self,
        pane: LayersPane,
        tabs: LayerTabs,
        layers: LayerPresenter,
        tasks: Tasks,
        settling_s: float = SETTLING_S,
        machine: Platform | None = None,
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._tabs = tabs
        self._layers = layers
        self._tasks = tasks
        self._settling_s = settling_s
        self._following = Following(machine)
        self._registry_id = ""
        self._image: ImageChoice | None = None  # as it was chosen
        self._shown: ImageChoice | None = None  # the one that is seen: of an index, one of its platforms
        self._wanted: tuple[str, ...] = ()
        self._reading: asyncio.Task[None] | None = None
        self._found: ReadImage | None = None
        self._read_failures = ReadFailures()
        self._explain: Explain = lambda _image, _error: ""
        self.listed_children: Callable[[str], Sequence[ImageChild]] = lambda _digest: ()
        pane.heading.platforms_of = self._platforms_of
        pane.heading.platform_chosen.connect(self._on_heading_platform_chosen)
        pane.retry_asked.connect(self.refresh)
        pane.layer_chosen.connect(self._on_pane_layer_chosen)
        pane.layer_clicked.connect(tabs.leave_image)
        pane.copy_asked.connect(layers.copy_url)

    @property
    def chosen(self) -> ImageChoice | None:
        """The image that was chosen, read or not."""
        return self._image

    @property
    def shown(self) -> ImageChoice | None:
        """The image that is seen or being read: of an index that was read, one of its platforms."""
        return self._shown or self._image

    @property
    def found(self) -> ReadImage | None:
        """What is read of it so far; None while nothing is."""
        return self._found

    def index_children(self) -> Sequence[Child]:
        """What the chosen index has in it, or the chosen platform's, once that was read."""
        image = self._image
        if image is None:
            return ()
        return self._following.children(image.repository, image.index_digest or image.digest)

    def use(self, read: ReadImageOf | None, registry_id: str = "") -> None:
        """Read images of another account or region from now on.

        `read(repository, digest, on_part)` calls `on_part` with what is known while the rest still comes.
        """
        self._following.use(read)
        self._registry_id = registry_id
        self._read_failures.clear()
        self.choose(None)

    def choose(self, image: ImageChoice | None, layer_digests: Sequence[str] = ()) -> None:
        """Show the image; of `layer_digests` the first that is one of its layers gets chosen."""
        is_other = image is None or self._image is None or image.digest != self._image.digest
        self._image, self._wanted = image, tuple(layer_digests)
        self._begin(is_other=is_other)
        if image is None:
            self._tabs.show_no_image()
            self._pane.show_empty(None, self.tr("Choose an image to see its layers."))
        elif image.error is not None:
            self._fail(image, image.error)
        else:
            self._open(image, self._settling_s)

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

    def look_at_manifest(self) -> None:
        """Bring the manifest's tab into sight."""
        self._tabs.setCurrentWidget(self._tabs.manifest)

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
        self._following.forget_all()

    def refresh(self) -> None:
        if self._image is not None:
            image = replace(self._image, error=None)
            self._following.forget(image)
            self._ask(image, 0.0)

    def note_read(self, ref: LayerRef, failure: str, is_of_content: bool) -> None:
        """Show of a layer what came of reading it: why that failed, "" where it went well."""
        if not self._read_failures.note(ref, failure, is_of_content=is_of_content):
            return
        if self._shown is not None and self._found is not None and self._shown.repository == ref.repository:
            layers = self._read_failures.known(ref.repository, self._registry_id, self._found.layers)
            if layers:
                self._pane.show_layers(self._shown, layers, why_no_commands(self._found))
        chosen = self._layers.chosen
        if chosen is not None and chosen.ref == ref:
            self._layers.choose(replace(chosen, layer=self._read_failures.known_of(ref, chosen.layer)))

    def _begin(self, *, is_other: bool) -> None:
        self._tasks.cancel(IMAGE_TASK)
        self._found = self._reading = self._shown = None
        if is_other:
            self._pane.forget()
            self._layers.choose(None)
            self._tabs.show_layer(None)

    def _open(self, image: ImageChoice, settling_s: float) -> None:
        if (kept := self._following.kept(image)) is not None:
            self._show(self._following.target(image), kept)
        else:
            self._ask(image, settling_s)

    def _ask(self, image: ImageChoice, settling_s: float) -> None:
        if self._following.can_read:
            self._pane.show_loading(self._following.target(image))
            self._reading = self._tasks.start(IMAGE_TASK, lambda: self._read_image(image, settling_s))

    async def _read_image(self, image: ImageChoice, settling_s: float) -> None:
        if settling_s:
            await asyncio.sleep(settling_s)
        try:
            found = await self._following.read(image, self._show)
        except RegistryError as error:
            self._fail(self._following.target(image), error)
            return
        self._show(self._following.target(image), found)

    def _show(self, image: ImageChoice, found: ReadImage) -> None:
        self._shown, self._found = image, found
        self._tabs.show_image(found)
        if found.layers:
            layers = self._read_failures.known(image.repository, self._registry_id, found.layers)
            self._pane.show_layers(image, layers, why_no_commands(found))
            self._choose_wanted()
        else:
            self._layers.choose(None)
            self._pane.show_empty(image, why_no_layers(found))
        self.image_shown.emit(found)

    def _platforms_of(self, image: ImageChoice) -> Sequence[PlatformImage]:
        """The image and the others of its index."""
        chosen = self._image
        if chosen is None or not image.index_digest:
            return ()
        if not chosen.index_digest:
            return self._following.platforms(chosen)
        return listed_platforms(self.listed_children(chosen.index_digest), chosen.index_digest)

    def _on_heading_platform_chosen(self, digest: str) -> None:
        """Show another platform of the chosen index; of a chosen platform's index by its row in the list."""
        image = self._image
        if image is None:
            return
        if image.index_digest:
            self.platform_chosen.emit(digest)
            return
        self._following.pick(image, digest)
        self._begin(is_other=True)
        self._open(image, 0.0)

    def _choose_wanted(self) -> None:
        if any(self._pane.choose_layer(digest) for digest in self._wanted):
            self._wanted = ()

    def _fail(self, image: ImageChoice, error: Exception) -> None:
        if (chosen := self._layers.chosen) is not None:  # to be chosen again, should reading succeed later
            self._wanted = (chosen.layer.digest,)
        self._shown = image
        self._layers.choose(None)
        self._tabs.show_no_image()
        if reason := self._explain(image, error):
            self._pane.show_empty(image, reason)
        else:
            self._pane.show_failed(image, error)

    def _on_pane_layer_chosen(self, layer: Layer | None) -> None:
        chosen = self._chosen_layer(self._shown, layer) if layer and self._shown else None
        self._tabs.show_layer(layer.position if layer and chosen else None)
        self._layers.choose(chosen)

    def several(self) -> list[ChosenLayer]:
        """The layers that are selected in the table, where more than one is."""
        image = self._shown
        return [self._chosen_layer(image, layer) for layer in self._pane.several()] if image else []

    def _chosen_layer(self, image: ImageChoice, layer: Layer) -> ChosenLayer:
        manifest = self._found.manifest if self._found else None
        unasked = self._found.availability_error if self._found else None
        return ChosenLayer(
            image.repository, layer, image.digest, image.tag, self._registry_id, manifest, unasked
        )
