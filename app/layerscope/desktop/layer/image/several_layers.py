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
from layerscope.desktop.words.plurals import Plural

TASK = "layers/several"
translate = QCoreApplication.translate


class SeveralLayers(QObject):
    """`selected()` gives the layers, empty where there are not several; asks once where they are much."""

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
        self._digests = new_action(self, "", self.copy_digests, name="copyDigests")
        self._download = new_action(self, "", self.download, name="downloadLayers")

    def actions(self) -> tuple[QAction, ...]:
        """The actions for the layers that are selected now; none where there are not several."""
        layers = self.selected()
        if not layers:
            return ()
        self._digests.setText(Plural.tr("Copy %Ln digests", "", len(layers)))
        self._download.setText(translate("SeveralLayers", "Download %1").replace("%1", layers_text(layers)))
        return self._digests, self._download

    def copy_digests(self) -> None:
        digests = list(dict.fromkeys(chosen.layer.digest for chosen in self.selected()))
        QGuiApplication.clipboard().setText("\n".join(digests))
        text = Plural.tr("Copied %1 and %Ln others", "", len(digests) - 1)
        self._say(text.replace("%1", digests[0]))

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
