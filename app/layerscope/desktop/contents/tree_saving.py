"""Saves folders, or all that is looked at, as transfers, once it is known how and where to."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from layerscope.contents.saving.wanted import ROOT, Saving, SavingForm
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.contents.files.presenter import FilesPresenter
from layerscope.desktop.contents.saving.starting import ask_to_save
from layerscope.desktop.shell.shell import Shell


class TreeSaving(QObject):
    """What is saved is what the scope shows; the filter and the changes leave nothing out."""

    def __init__(self, shell: Shell, parent: QWidget, files: FilesPresenter) -> None:
        super().__init__(parent)
        self._shell, self._files = shell, files

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
        ask_to_save(self._shell, Saving(image, looked.scope, looked.layer, (path,), form))
