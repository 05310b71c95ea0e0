"""What leads from a chosen image to its export, and to all its layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.export.all_layers import AllLayers, AllLayersCalls
from layerscope.desktop.export.job import KIND, export_job, read_description
from layerscope.desktop.export.presenter import ExportPresenter
from layerscope.desktop.export.target import ExportCalls, ExportChoice, ExportTarget
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.menus import Section
from layerscope.desktop.shell.places import Places
from layerscope.desktop.transfers.layer_sources import source_account
from layerscope.registry.ecr.manifests import Manifests
from layerscope.transfers.disk.kept import KeptTransfer

if TYPE_CHECKING:
    from layerscope.bootstrap.joining import Joined

translate = QCoreApplication.translate


class ImageSaving(QObject):
    """Exports and all layers of the image that is chosen in the list, as the account it was chosen under."""

    def __init__(self, joined: Joined, tasks: Tasks, places: Places) -> None:
        super().__init__(joined)
        self._joined = joined
        transfers, window = joined.transfers, joined.window
        self._exports = ExportPresenter(tasks, window, lambda: joined.downloads)
        self._all = AllLayers(tasks, transfers.chores, window, lambda: joined.downloads)
        self._exports.export_chosen.connect(self._start)
        self._all.announced.connect(window.say)
        joined.accounts.account_chosen.connect(self._exports.close)
        joined.shell.transfers.add_kind(KIND, self._restored)
        self._offer(places)

    def export_image(self) -> None:
        """Ask how the chosen image is to be exported."""
        image, account = self._chosen(), self._joined.accounts.account
        if image is None:
            return
        repository = self._joined.images.repository
        target = ExportTarget(
            image.repository,
            image.digest,
            image.index_digest or image.digest,
            image.tag,
            repository.uri if repository else "",
            account.registry_id,
        )
        self._exports.ask(target, self._calls(account))

    def download_all(self) -> None:
        """Save every layer of the chosen image."""
        image, account = self._chosen(), self._joined.accounts.account
        if image is not None:
            read = self._joined.shell.session.of(account).read_image
            calls = AllLayersCalls(read, self._is_under_way, self._save, account.registry_id)
            self._all.download(image, calls)

    def _offer(self, places: Places) -> None:
        """The same two in the window's menu, in the layer's, and in the image list's."""
        everywhere = [
            self._action(translate("Window", "Export image…"), self.export_image, "Ctrl+Shift+E"),
            self._action(translate("Window", "Download all layers"), self.download_all, "Ctrl+Shift+L"),
        ]
        places.menu(Section.IMAGE, *everywhere)
        for action, name in zip(everywhere, ("exportImageAction", "downloadAllLayers"), strict=True):
            action.setObjectName(name)
            self._joined.tabs.panel.actions_row.offer(action)
            of_list = self._action(action.text(), action.trigger)  # which is disabled where it fits no row
            of_list.setObjectName(name)
            self._joined.images.actions.offer(of_list, lambda _: self._joined.images.selected() is not None)

    def _action(self, text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _chosen(self) -> ImageChoice | None:
        image = self._joined.images.selected()
        if image is None:
            self._joined.window.say(translate("Window", "Choose an image first."))
        return image

    def _start(self, target: ExportTarget, choice: ExportChoice, calls: ExportCalls) -> None:
        joined = self._joined
        source = joined.transferring.source()
        joined.transfers.start(export_job(target, choice, calls, joined.shell.transfers.downloader, source))

    def _restored(self, kept: KeptTransfer) -> Job | None:
        """The export of an earlier run; None where the source is not one of an export's."""
        source = dict(kept.source)
        try:
            target, choice = read_description(source, kept.folder, kept.name)
        except (KeyError, ValueError):
            return None
        calls, engine = self._calls(source_account(source)), self._joined.shell.transfers.downloader
        job = export_job(target, choice, calls, engine, source)
        return replace(job, size_bytes=kept.size_bytes)

    def _calls(self, account: Account) -> ExportCalls:
        """The way to ECR as this account, whoever the window asks as by then."""
        session = self._joined.shell.session

        async def tree(repository: str, digest: str) -> Manifests:
            return await session.of(account).read_tree(repository, digest)

        return ExportCalls(tree, session.url_of(account), lambda: session.ca_bundle(account))

    def _save(self, chosen: ChosenLayer) -> None:
        self._joined.shell.transfers.save_layer(chosen)

    def _is_under_way(self, chosen: ChosenLayer) -> bool:
        return self._joined.shell.transfers.is_saving(chosen.layer.digest)
