"""What can be done with the chosen file, by menu, button and key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.contents_asking import answered
from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.views import PathVersion
from layerscope.contents.service.replies import Followed, Reply
from layerscope.contents.service.requests import FollowPath
from layerscope.desktop.contents.dragging.dragging_out import DraggingOut
from layerscope.desktop.contents.files.menu import Entry, FileMenu
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.contents.files.pane import FilesPane
from layerscope.desktop.contents.files.path_row import READABLE
from layerscope.desktop.contents.files.presenter import FilesPresenter
from layerscope.desktop.contents.history.dialog import HistoryDialog
from layerscope.desktop.contents.one_file.saving import FileSaving
from layerscope.desktop.contents.texts import name_text
from layerscope.desktop.contents.tree_saving import TreeSaving
from layerscope.desktop.contents.viewer.presenter import Viewer
from layerscope.desktop.contents.viewer.reading import FilePlaced, versions_of
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.shell.shell import Shell
from layerscope.words.messages import words

_TASKS = "files/act/"
translate = QCoreApplication.translate


class FileActions(QObject):
    """Attributes: `saving`, `dragging`, `menu`; `viewers`, the windows that are open, the last one last."""

    def __init__(self, shell: Shell, pane: FilesPane, files: FilesPresenter) -> None:
        super().__init__(pane)
        self._shell, self._pane, self._files = shell, pane, files
        self.viewers: list[Viewer] = []
        self.saving = FileSaving(shell)
        self.tree_saving = TreeSaving(shell, pane, files)
        self.menu = FileMenu(pane, self._entries())
        self.menu.add(translate("Files", "Save all files…"), self.tree_saving.save_all)
        self.menu.add(translate("Files", "Save all files as tar…"), self.tree_saving.save_all_as_tar)
        self.menu.add(translate("Files", "Compare with…"), shell.requests.compare_image.emit)
        self.menu.hear_space(translate("Files", "Quick look"), self.view)
        pane.path.view_wanted.connect(self.view)
        pane.path.save_wanted.connect(self.save)
        pane.view.file_opened.connect(self.view)
        self.dragging = DraggingOut(shell, pane.view, files)
        self.saving.placed.connect(self.dragging.kept.note_saved)
        self.saving.advanced.connect(pane.saving.tell)
        self.saving.saved.connect(pane.saving.tell_saved)
        pane.saving.cancel_asked.connect(self.saving.stop)

    # What is done.

    def view(self, at: FileAt) -> None:
        """Show the file in a window of its own; what a link leads to instead of the link."""
        if at.row.kind is Kind.SYMLINK:
            self._start(lambda: self._follow(at, self._open_viewer))
        elif is_readable(at):
            self._open_viewer(at.row.layer, at.path, at.row.size_bytes)

    def save(self, at: FileAt) -> None:
        """Ask where to save the file; of a link that which it leads to."""
        if at.row.kind is Kind.SYMLINK:
            self._start(lambda: self._follow(at, self._ask_where))
        elif is_readable(at):
            self._ask_where(at.row.layer, at.path, at.row.size_bytes)

    def show_history(self, at: FileAt) -> None:
        """Show what each layer does to the path."""
        dialog = HistoryDialog(self._shell.theme, at.path, self._shell.window)
        dialog.version_chosen.connect(lambda version: self._look_at_version(dialog, at.path, version))
        dialog.open()
        self._start(lambda: self._tell_history(dialog, at.path))

    def show_in_layer(self, at: FileAt) -> None:
        """Choose the layer that the file is of, and look at it alone."""
        self._look_at_layer(at.row.layer, at.path)

    def find_in_repository(self, at: FileAt) -> None:
        """Have the repository's other images searched for it."""
        image = self._files.image
        if image is not None:
            size = at.row.size_bytes if at.row.kind is Kind.FILE else None
            place = FilePlace(at.path, at.row.layer, image.repository, image.digest, size_bytes=size)
            self._shell.requests.find_file.emit(place)

    # How.

    def _start(self, run: Callable[[], object]) -> None:
        self._shell.tasks.start(f"{_TASKS}one", run)  # type: ignore[arg-type]

    def _ask_where(self, layer: int, path: bytes, size_bytes: int) -> None:
        image = self._files.image
        if image is not None:
            self.saving.ask(FilePlaced(image.digest, layer, path), size_bytes, self._pane)

    def _open_viewer(self, layer: int, path: bytes, _size_bytes: int) -> None:
        image = self._files.image
        if image is None:
            return
        viewer = Viewer(self._shell, FilePlaced(image.digest, layer, path))
        self.viewers.append(viewer)
        viewer.window.closed.connect(lambda: self.viewers.remove(viewer))
        viewer.save_asked.connect(lambda place, size: self.saving.ask(place, size, viewer.window))

    async def _follow(self, at: FileAt, act: Callable[[int, bytes, int], object]) -> None:
        """Do it with the file that the link leads to; go to a folder."""
        view, told = self._files.rows.view, list[Followed]()
        if view is None:
            return

        def hear(reply: Reply) -> None:
            if isinstance(reply, Followed):
                told.append(reply)

        try:
            await answered(self._shell.contents, lambda number: FollowPath(number, view, at.path), hear)
        except Exception as error:  # noqa: BLE001 - said in the status bar, whatever it is
            self._shell.say(words(error).title)
            return
        found = told[0] if told else None
        if found is None or not found.layer:
            text = translate("Files", "The link leads to {path}, which is not there.")
            self._shell.say(text.format(path=name_text(at.row.link)))
        elif found.kind is Kind.FOLDER:
            self._files.reveal(found.path)
        elif found.kind in READABLE:
            act(found.layer, found.path, found.size_bytes)

    async def _tell_history(self, dialog: HistoryDialog, path: bytes) -> None:
        image = self._files.image
        if image is None:
            return
        try:
            versions, missing = await versions_of(self._shell.contents, image.digest, path)
        except Exception as error:  # noqa: BLE001 - said in the dialog, whatever it is
            dialog.tell(words(error).title)
        else:
            dialog.show_versions(versions, missing)

    def _look_at_version(self, dialog: HistoryDialog, path: bytes, version: PathVersion) -> None:
        dialog.accept()
        self._look_at_layer(version.layer, path)

    def _look_at_layer(self, layer: int, path: bytes) -> None:
        image = self._files.image
        found = next((each for each in image.layers if each.position == layer), None) if image else None
        if found is not None and self._shell.navigator.image.choose_layer(found.digest):
            self._files.show_scope(Scope.LAYER)
            self._files.reveal(path)

    # Menus and keys.

    def _entries(self) -> tuple[Entry, ...]:
        trees = self.tree_saving
        return (
            Entry(translate("Files", "View"), self.view, "F3", is_readable),
            Entry(translate("Files", "Save…"), self.save, "Ctrl+S", is_readable),
            Entry(translate("Files", "Copy path"), lambda _at: self._pane.path.copy_path()),
            Entry(translate("Files", "History of this path"), self.show_history, is_further=True),
            Entry(translate("Files", "Show in its layer"), self.show_in_layer, "", is_of_layer, True),
            Entry(translate("Files", "Find in repository"), self.find_in_repository, "", is_there, True),
            Entry(translate("Files", "Save folder…"), trees.save_folder, "", is_folder, True),
            Entry(translate("Files", "Save as tar…"), trees.save_tar, "", is_seen, True),
        )


def is_readable(at: FileAt) -> bool:
    """Whether it has content to view and save."""
    return at.row.kind in READABLE and bool(at.row.layer)


def is_of_layer(at: FileAt) -> bool:
    """Whether a layer has an entry for it, or removed it."""
    return bool(at.row.layer)


def is_seen(at: FileAt) -> bool:
    """Whether it is not removed."""
    return at.row.change is not Change.REMOVED


def is_folder(at: FileAt) -> bool:
    """Whether it is a folder that is seen."""
    return at.row.kind is Kind.FOLDER and is_seen(at)


def is_there(at: FileAt) -> bool:
    """Whether it is a file that is seen."""
    return at.row.kind is not Kind.FOLDER and is_seen(at)
