"""What can be done with several selected layers of an image at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.much import layers_text, wants_layers
from layerscope.desktop.shell.transfer_queue import TransferQueue
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.announcing import Say
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.base import RegistryError
from layerscope.words.messages import words
from layerscope.words.plurals import Plural

TASK = "layers/several"
URLS_TASK = "layers/several-urls"
translate = QCoreApplication.translate


class SeveralLayers(QObject):
    """`selected()` gives the layers, empty where there are not several; asks once where they are much.

    Attributes: `url_of`, what mints their URLs; None before there is a registry.
    """

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        queue: TransferQueue,
        say: Say,
        selected: Callable[[], Sequence[ChosenLayer]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._queue = queue
        self._say = say
        self.selected = selected
        self.url_of: UrlOf | None = None
        self._urls = new_action(self, "", self.copy_urls, name="copyUrls")
        self._digests = new_action(self, "", self.copy_digests, name="copyDigests")
        self._download = new_action(self, "", self.download, name="downloadLayers")

    def actions(self) -> tuple[QAction, ...]:
        """The actions for the layers that are selected now; none where there are not several."""
        layers = self.selected()
        if not layers:
            return ()
        self._urls.setText(Plural.tr("Copy %Ln presigned URLs", "", len(layers)))
        self._digests.setText(Plural.tr("Copy %Ln digests", "", len(layers)))
        self._download.setText(translate("SeveralLayers", "Download %1").replace("%1", layers_text(layers)))
        return self._urls, self._digests, self._download

    def copy_digests(self) -> None:
        digests = list(dict.fromkeys(chosen.layer.digest for chosen in self.selected()))
        QGuiApplication.clipboard().setText("\n".join(digests))
        text = Plural.tr("Copied %1 and %Ln others", "", len(digests) - 1)
        self._say(text.replace("%1", digests[0]))

    def copy_urls(self) -> None:
        """Ask for every layer's URL, and copy those that ECR gives out, a line each."""
        layers = list({chosen.layer.digest: chosen for chosen in self.selected()}.values())
        if layers and self.url_of is not None:
            url_of = self.url_of
            self._tasks.start(URLS_TASK, lambda: self._copy_urls(layers, url_of))

    async def _copy_urls(self, layers: Sequence[ChosenLayer], url_of: UrlOf) -> None:
        urls: list[str] = []
        refused: RegistryError | None = None
        for chosen in layers:
            try:
                urls.append((await url_of(chosen.ref)).url)
            except RegistryError as error:
                refused = error
        told = Plural.tr("Copied %Ln presigned URLs.", "", len(urls)) if urls else ""
        if refused is not None:
            text = Plural.tr("%Ln layers have none: %1.", "", len(layers) - len(urls))
            told = f"{told} {text.replace('%1', words(refused).title)}".strip()
        if urls:
            QGuiApplication.clipboard().setText("\n".join(urls))
        self._say(told)

    def download(self) -> bool:
        """Whether several are selected; then they are downloaded, once each."""
        layers = list({chosen.layer.digest: chosen for chosen in self.selected()}.values())
        if layers:
            self._tasks.start(TASK, lambda: self._start(layers), Policy.KEEP)
        return bool(layers)

    async def _start(self, layers: Sequence[ChosenLayer]) -> None:
        saving = self._queue.saving()
        new = [chosen for chosen in layers if chosen.layer.digest not in saving]
        if await wants_layers(self._window, new):
            self._queue.save_layers(new)
            begun = translate("SeveralLayers", "Downloading %1.").replace("%1", layers_text(new))
            self._say(begun)
