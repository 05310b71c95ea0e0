"""Exports of images and all their layers in the window, as the account they were chosen under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.export.all_layers import AllLayers
from layerscope.desktop.export.job import KIND, export_job, read_description
from layerscope.desktop.export.presenter import ExportPresenter
from layerscope.desktop.export.several import SeveralExports
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.shell.account_source import account_source, source_account
from layerscope.desktop.shell.for_several import for_several
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action, show_shortcut
from layerscope.transfers.disk.kept import KeptTransfer

translate = QCoreApplication.translate


def install(shell: Shell) -> ImageSaving:
    """Offer both in the window's menu, in the layer's, in the list of images and on the image's tab."""
    saving = ImageSaving(shell)
    places, export, all_layers = shell.places, saving.export, saving.all_layers
    places.menu(MenuSection.IMAGE, export, all_layers)
    for action in (export, all_layers):
        places.row_action(Row.PANEL, action)
        places.row_action(Row.IMAGE_TAB, action)
        # The list disables its actions where they fit no row; the keys would not work then.
        of_list = new_action(saving, action.text(), action.trigger, name=action.objectName())
        show_shortcut(of_list, action.shortcut())
        places.row_action(Row.IMAGE, for_several(of_list))
    shell.session.left.connect(saving.close)
    shell.transfers.add_kind(KIND, saving.restored)
    return saving


class ImageSaving(QObject):
    """Asks how the image that is chosen in the list is to be saved, and hands the jobs to the queue.

    Attributes: `export` and `all_layers`, the actions.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._exports = ExportPresenter(shell.tasks, shell.blocking, shell.window, self._folder)
        self._several = SeveralExports(shell.tasks, shell.blocking, shell.window, self._folder, shell.say)
        self._all = AllLayers(shell.tasks, shell.blocking, shell.window, shell.transfers, shell.say)
        self.export = self._action(
            translate("Window", "Export image…"), self._ask_export, "exportImageAction", "Ctrl+Shift+E"
        )
        text = translate("Window", "Download all layers")
        self.all_layers = self._action(text, self._download_all, "downloadAllLayers", "Ctrl+Shift+L")

    def close(self) -> None:
        """Drop the dialog of an account that is left."""
        self._exports.close()
        self._several.close()

    def restored(self, kept: KeptTransfer) -> Job | None:
        """The export of an earlier run; None where the source is not one of an export's."""
        source = dict(kept.source)
        try:
            target, choice = read_description(source, kept.folder, kept.name)
        except (KeyError, ValueError):
            return None
        return replace(self._job(target, choice, source_account(source), source), size_bytes=kept.size_bytes)

    def _ask_export(self) -> None:
        image, account = self._chosen(), self._account
        if image is None:
            return
        registry = self._shell.session.of(account)
        if several := self._shell.selection.several_images():
            targets = [self._target(each, account) for each in several]
            self._several.ask(targets, registry, lambda target, choice: self._start(target, choice, account))
        else:
            target = self._target(image, account)
            self._exports.ask(target, registry, lambda choice: self._start(target, choice, account))

    def _target(self, image: ImageChoice, account: Account) -> ExportTarget:
        repository = self._shell.selection.repository
        return ExportTarget(
            image.repository,
            image.digest,
            image.index_digest or image.digest,
            image.tag,
            repository.uri if repository else "",
            account.registry_id,
        )

    def _download_all(self) -> None:
        """Of the selected images, else of the one that is seen: an index has no layers of its own."""
        image, account = self._chosen(), self._account
        if image is None:
            return
        shown = self._shell.navigator.image.shown or image
        images = self._shell.selection.several_images() or (shown,)
        self._all.download(images, self._shell.session.of(account), account.registry_id)

    def _action(self, text: str, act: Callable[[], object], name: str, shortcut: str) -> QAction:
        return new_action(self, text, act, name=name, shortcut=shortcut)

    def _folder(self) -> Path:
        return self._shell.transfers.folder

    @property
    def _account(self) -> Account:
        return self._shell.session.accounts.account

    def _chosen(self) -> ImageChoice | None:
        image = self._shell.selection.image
        if image is None:
            self._shell.say(translate("Window", "Choose an image first."))
        return image

    def _start(self, target: ExportTarget, choice: ExportChoice, account: Account) -> None:
        accounts = self._shell.session.accounts
        source = account_source(accounts.account, accounts.region, accounts.registry_id)
        self._shell.transfers.start(self._job(target, choice, account, source))

    def _job(
        self, target: ExportTarget, choice: ExportChoice, account: Account, source: dict[str, str]
    ) -> Job:
        shell = self._shell
        return export_job(target, choice, account, shell.session, shell.transfers.downloader, source)
