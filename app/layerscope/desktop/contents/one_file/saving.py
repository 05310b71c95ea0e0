"""Saves one file: asks where to, reads it, and says how far that is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from layerscope.contents.errors import ContentsError
from layerscope.desktop.contents.one_file.fetching import fetch_file
from layerscope.desktop.contents.texts import name_text
from layerscope.desktop.contents.viewer.reading import FilePlaced
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.errors.base import RegistryError
from layerscope.text.file_names import safe_name
from layerscope.words import formats
from layerscope.words.messages import words

_TASK = "files/save"
translate = QCoreApplication.translate


class FileSaving(QObject):
    """One at a time; another takes the place of the one before.

    Signals: `advanced(str)`, what is to be told, empty once it is over; `saved(Path)`;
    `placed(FilePlaced, Path)`, the same with what was saved.
    """

    advanced = Signal(str)
    saved = Signal(object)
    placed = Signal(object, object)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell

    def ask(self, place: FilePlaced, size_bytes: int, parent: QWidget) -> None:
        """Ask where to save the file; nothing is replaced without Qt's dialog asking."""
        name = safe_name(name_text(place.path.rpartition(b"/")[2]))
        dialog = QFileDialog(parent, translate("Files", "Save file"))
        dialog.setObjectName("saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(str(self._shell.transfers.folder))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save(place, size_bytes, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, place: FilePlaced, size_bytes: int, path: Path) -> None:
        """Read the file into this one."""
        self._shell.tasks.start(_TASK, lambda: self._save(place, size_bytes, path))

    def stop(self) -> None:
        """End it; nothing is saved."""
        if self._shell.tasks.cancel(_TASK):
            self.advanced.emit("")
            self._shell.say(translate("Files", "Saving was canceled. No file was saved."))

    async def _save(self, place: FilePlaced, size_bytes: int, path: Path) -> None:
        try:
            is_verified = await fetch_file(
                self._shell, place, path, lambda done: self._tell(path, done, size_bytes)
            )
        except (ContentsError, RegistryError) as error:
            self._shell.say(
                translate("Files", "{file} was not saved. {why}.").format(
                    file=path.name, why=words(error).title
                )
            )
        else:
            text = translate("Files", "Saved as {file}.")
            if is_verified:
                text = translate("Files", "Saved as {file}, digest verified.")
            self._shell.say(text.format(file=path.name))
            self.saved.emit(path)
            self.placed.emit(place, path)
        self.advanced.emit("")

    def _tell(self, path: Path, done: int, of: int) -> None:
        text = translate("Files", "Saving {file}: {done} of {size}…")
        self.advanced.emit(
            text.format(file=path.name, done=formats.size(done), size=formats.size(max(done, of)))
        )
