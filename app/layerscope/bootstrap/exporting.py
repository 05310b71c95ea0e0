"""What leads from a chosen image to its export, and to all its layers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.accounts.profiles import Account
from layerscope.bootstrap.asking import Asking
from layerscope.bootstrap.layer_sources import source_account, url_of_account
from layerscope.desktop.browse.image_values import ImageChoice
from layerscope.desktop.export.all_layers import AllLayers, AllLayersCalls
from layerscope.desktop.export.job import KIND, export_job, read_description
from layerscope.desktop.export.presenter import ExportPresenter
from layerscope.desktop.export.target import Choice, ExportCalls, ExportTarget
from layerscope.desktop.layer.chosen import ChosenLayer
from layerscope.desktop.tasks import Tasks
from layerscope.desktop.transfers.job import Job
from layerscope.registry.ecr.manifests import Manifests
from layerscope.transfers.kept import KeptTransfer

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
        joined.transferring.restorers[KIND] = self._restored
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
        self._exports.ask(target, self._calls(self._joined.accounts.account))

    def download_all(self) -> None:
        """Save every layer of the chosen image."""
        image, asking = self._chosen(), self._asking
        if image is not None and asking is not None:
            calls = AllLayersCalls(asking.read_image, self._is_under_way, self._save, self._registry_id)
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
        joined = self._joined
        source = joined.transferring.source()
        joined.transfers.start(export_job(target, choice, calls, joined.transfers.engine, source))

    def _restored(self, kept: KeptTransfer) -> Job | None:
        """The export of an earlier run; None where the source is not one of an export's."""
        source = dict(kept.source)
        try:
            target, choice = read_description(source, kept.folder, kept.name)
        except (KeyError, ValueError):
            return None
        calls, engine = self._calls(source_account(source)), self._joined.transfers.engine
        job = export_job(target, choice, calls, engine, source)
        return replace(job, size_bytes=kept.size_bytes)

    def _calls(self, account: Account) -> ExportCalls:
        """The way to ECR as this account, whoever the window asks as by then."""
        ask = self._joined.transferring.ask

        async def tree(repository: str, digest: str) -> Manifests:
            return await ask.asking(account).read_tree(repository, digest)

        return ExportCalls(tree, url_of_account(account, ask), lambda: ask.ca_bundle(account))

    def _save(self, chosen: ChosenLayer) -> None:
        self._joined.transferring.begin(chosen, self._joined.downloads / chosen.file_name)

    def _is_under_way(self, chosen: ChosenLayer) -> bool:
        place = (chosen.layer.digest, self._joined.downloads)
        return any(
            (row.digest, row.folder) == place and row.stage.active for row in self._joined.transfers.rows
        )
