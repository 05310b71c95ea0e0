"""Saves folders, or all that is looked at, through the list of transfers: asks where to, and starts it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from layerscope.contents.saving.wanted import ROOT, Saving, SavingForm
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.contents.files.presenter import FilesPresenter
from layerscope.desktop.contents.saving.starting import start_saving
from layerscope.desktop.shell.shell import Shell

translate = QCoreApplication.translate


class TreeSaving(QObject):
    """What is saved is what the scope shows; the filter and the changes leave nothing out."""

    def __init__(self, shell: Shell, parent: QWidget, files: FilesPresenter) -> None:
        super().__init__(parent)
        self._shell, self._parent, self._files = shell, parent, files

    def save_folder(self, at: FileAt) -> None:
        """Save the folder with all below it."""
        self._ask(at.path, SavingForm.FOLDER)

    def save_tar(self, at: FileAt) -> None:
        """Save it, with owners, modes and links, as a tar."""
        self._ask(at.path, SavingForm.TAR)

    def save_all(self) -> None:
        """Save the whole file system that is looked at."""
        self._ask(ROOT, SavingForm.FOLDER)

    def save_all_as_tar(self) -> None:
        """The same as a tar."""
        self._ask(ROOT, SavingForm.TAR)

    def _ask(self, path: bytes, form: SavingForm) -> None:
        image, looked = self._files.image, self._files.looked
        if image is None:
            return
        saving = Saving(image, looked.scope, looked.layer, (path,), form)
        dialog = QFileDialog(self._parent, translate("Files", "Save into"), str(self._shell.transfers.folder))
        dialog.setObjectName("saveIntoDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(self._start, saving))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, saving: Saving, folder: str) -> None:
        start_saving(self._shell, saving, Path(folder))
        self._shell.say(translate("Files", "Added to the list of transfers."))
