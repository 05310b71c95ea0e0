"""What leads from a chosen image to its export, and to all its layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.bootstrap.asking import Asking
from layerscope.bootstrap.transferring import start_download
from layerscope.desktop.browse.image_values import ImageChoice
from layerscope.desktop.export.all_layers import AllLayers, AllLayersCalls
from layerscope.desktop.export.job import export_job
from layerscope.desktop.export.presenter import ExportPresenter
from layerscope.desktop.export.target import Choice, ExportCalls, ExportTarget
from layerscope.desktop.layer.chosen import ChosenLayer
from layerscope.desktop.tasks import Tasks
from layerscope.desktop.transfers.layer_job import UrlOf, Wanted, layer_job
from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.layers import Layer, LayerRef
from layerscope.registry.presigned import PresignedUrl
from layerscope.registry.reasons import Reason

if TYPE_CHECKING:
    from layerscope.bootstrap.joining import Joined

translate = QCoreApplication.translate


class ImageSaving(QObject):
    """Exports and all layers of the image that is chosen in the list, as the account it was chosen under.

    Signals: `announced(str)`.
    """

    announced = Signal(str)

    def __init__(self, joined: Joined, tasks: Tasks) -> None:
        super().__init__(joined)
        self._joined = joined
        self._asking: Asking | None = None
        self._registry_id = ""
        transfers, window = joined.transfers, joined.window
        transfers.engine = replace(transfers.engine, writes_tar=lambda: joined.settings.writes_tar)
        self._exports = ExportPresenter(tasks, window, lambda: joined.downloads)
        self._all = AllLayers(tasks, transfers.chores, window, lambda: joined.downloads)
        self._exports.export_chosen.connect(self._start)
        self._all.announced.connect(self.announced)
        self._offer()

    def use(self, asking: Asking, registry_id: str) -> None:
        """Ask as another account from now on."""
        self._exports.close()
        self._asking, self._registry_id = asking, registry_id

    def export_image(self) -> None:
        """Ask how the chosen image is to be exported."""
        image = self._chosen()
        if image is None or self._asking is None:
            return
        repository = self._joined.images.repository
        target = ExportTarget(
            image.repository,
            image.digest,
            image.index_digest or image.digest,
            image.tag,
            repository.uri if repository else "",
            self._registry_id,
        )
        self._exports.ask(target, ExportCalls(self._asking.read_tree, self._asking.url_of))

    def download_all(self) -> None:
        """Save every layer of the chosen image."""
        image, asking = self._chosen(), self._asking
        if image is not None and asking is not None:
            calls = AllLayersCalls(
                asking.read_image,
                self._is_under_way,
                lambda chosen: self._save(chosen, asking),
                self._registry_id,
            )
            self._all.download(image, calls)

    def _offer(self) -> None:
        """The same two in the image list's menu and in the layer's."""
        names = (
            (translate("Window", "Export image…"), self.export_image, "exportImageAction"),
            (translate("Window", "Download all layers"), self.download_all, "downloadAllLayers"),
        )
        for text, call, name in names:
            self._joined.images.actions.offer(
                text, call, name, lambda: self._joined.images.selected() is not None
            )
            self._joined.tabs.panel.actions_row.offer(text, call, name)

    def _chosen(self) -> ImageChoice | None:
        image = self._joined.images.selected()
        if image is None:
            self.announced.emit(translate("Window", "Choose an image first."))
        return image

    def _start(self, target: ExportTarget, choice: Choice, calls: ExportCalls) -> None:
        self._joined.transfers.start(export_job(target, choice, calls, self._joined.transfers.engine, {}))

    def _save(self, chosen: ChosenLayer, asking: Asking) -> None:
        transfers, path = self._joined.transfers, self._joined.downloads / chosen.file_name
        if not chosen.layer.foreign:
            start_download(transfers, asking, chosen, path)
            return
        size_bytes, url_of = chosen.layer.size_bytes, own_urls(chosen.layer)
        wanted = Wanted(chosen.ref, path.name, size_bytes, path.parent, url_of, chosen.layer.position)
        transfers.start(layer_job(wanted, transfers.engine))

    def _is_under_way(self, chosen: ChosenLayer) -> bool:
        place = (chosen.layer.digest, self._joined.downloads)
        return any(
            (row.digest, row.folder) == place and row.stage.active for row in self._joined.transfers.rows
        )


def own_urls(layer: Layer) -> UrlOf:
    """What gives a foreign layer's own URLs, the next one where the last is of no use any more."""
    urls: Iterator[str] = cycle(layer.urls)

    async def url_of(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:  # noqa: ARG001 - each call another
        if not layer.urls:
            raise InvalidManifestError(Reason.tr("a layer that is not in ECR has no URL"), "/layers")
        return PresignedUrl(next(urls), ref.digest)

    return url_of
