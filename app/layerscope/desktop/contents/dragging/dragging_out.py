"""A file dragged from the table into another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication

from layerscope.contents.errors import ContentsError, NotSavedError
from layerscope.contents.model.limits import MIB
from layerscope.desktop.contents.dragging.kept_files import KeptFiles
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.contents.files.path_row import READABLE
from layerscope.desktop.contents.files.presenter import FilesPresenter
from layerscope.desktop.contents.files.view import FilesView
from layerscope.desktop.contents.one_file.fetching import fetch_file
from layerscope.desktop.contents.texts import name_text
from layerscope.desktop.contents.viewer.reading import FilePlaced, cost_of
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.errors.base import RegistryError
from layerscope.text.file_names import safe_name
from layerscope.words import formats
from layerscope.words.messages import words

TASK = "files/drag"
MOST_BYTES = 16 * MIB  # of a file that is read while somebody holds the mouse
translate = QCoreApplication.translate


class DraggingOut(QObject):
    """Hands out what is on this computer; what is small and costs little is read into a copy first.

    The drag goes on by itself once the copy is there, if the button is still held; else the next one has it.
    Of everything else the status bar says that it is to be saved first. Attribute: `kept`.
    """

    def __init__(self, shell: Shell, view: FilesView, files: FilesPresenter) -> None:
        super().__init__(view)
        self._shell, self._view, self._files = shell, view, files
        self.kept = shell.lasting.of(KeptFiles, lambda: _new_kept(shell))
        view.file_dragged.connect(self.drag)

    def drag(self, at: FileAt) -> None:
        """Begin to drag the file, or say why that cannot be."""
        image = self._files.image
        if image is None:
            return
        if at.row.kind not in READABLE or not at.row.layer:
            self._shell.say(translate("Files", "Only files can be dragged out."))
            return
        place = FilePlaced(image.digest, at.row.layer, at.path)
        if (path := self.kept.path_of(place)) is not None:
            self._hand_out_soon(path)
        elif at.row.size_bytes > MOST_BYTES:
            self._refuse(place, translate("Files", "it has {size}").format(size=_size(at.row.size_bytes)))
        else:
            self._shell.tasks.start(TASK, lambda: self._read(place))

    async def _read(self, place: FilePlaced) -> None:
        most_bytes = self._shell.settings.value.lists_up_to_bytes
        name = safe_name(_name(place))
        try:
            cost = await cost_of(self._shell.contents, place)
            if cost is None or cost.transferred_bytes > most_bytes:
                text = translate("Files", "reading it transfers {size}")
                self._refuse(place, text.format(size=_size(cost.transferred_bytes if cost else None)))
                return
            path = await self._shell.blocking(partial(self._new_path, name))
            await fetch_file(self._shell, place, path)
        except (ContentsError, RegistryError) as error:
            text = translate("Files", "{file} cannot be dragged. {why}.")
            self._shell.say(text.format(file=_name(place), why=words(error).title))
            return
        self.kept.note_read(place, path)
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self._view.is_dragging:
            self._hand_out_soon(path)
        else:
            self._shell.say(translate("Files", "{file} can be dragged now.").format(file=_name(place)))

    def _new_path(self, name: str) -> Path:
        try:
            return self.kept.new_path(name)
        except OSError as error:
            raise NotSavedError(Path(name), error.strerror or type(error).__name__) from None

    def _refuse(self, place: FilePlaced, why: str) -> None:
        text = translate("Files", "{file} is not dragged, since {why}. Save it first, then drag it.")
        self._shell.say(text.format(file=_name(place), why=why))

    def _hand_out_soon(self, path: Path) -> None:
        """Once no task runs: a drag has a loop of its own, in which others go on."""
        QTimer.singleShot(0, self, partial(self._hand_out, path))

    def _hand_out(self, path: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        drag = QDrag(self._view)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)  # never moved: it may be dragged again
        self._view.end_drag()


def _new_kept(shell: Shell) -> KeptFiles:
    kept = KeptFiles()
    shell.at_end(kept.close)
    return kept


def _name(place: FilePlaced) -> str:
    return name_text(place.path.rpartition(b"/")[2])


def _size(size_bytes: int | None) -> str:
    return formats.size(size_bytes)
