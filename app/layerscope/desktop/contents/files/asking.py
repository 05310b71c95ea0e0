"""Asks for the rows that the table shows: of every open folder, or of what the filter finds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from layerscope.access.contents_desk import Asked, ContentsDesk, RequestOf
from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.rows import PackedRows
from layerscope.contents.model.views import View
from layerscope.contents.service.replies import Done, Failed, Reply, Rows, Total
from layerscope.contents.service.requests import FilterRows, FolderRows, Totals
from layerscope.desktop.contents.files.model import FilesModel

_REFRESH_MS = 400  # while a layer is being listed
_FLAT = b""


class RowsAsked(QObject):
    """Keeps the model's rows those of `view` and `words`; None shows none.

    Attributes: `found`, how many rows the filter finds in all; `total`, of the view.
    Signals: `changed()`, rows or figures came; `failed(Exception)`.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: ContentsDesk, model: FilesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._asked: dict[object, Asked] = {}
        self._parts: dict[bytes, list[PackedRows]] = {}
        self._is_due = False
        self._again = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._again.timeout.connect(self._on_again_timeout)
        self.view: View | None = None
        self.words = ""
        self.found = 0
        self.total: Total | None = None
        model.folder_wanted.connect(self._ask_for)

    @property
    def is_asking(self) -> bool:
        """Whether the outermost rows are still to come."""
        return _FLAT in self._asked

    def is_asking_for(self, folder: bytes) -> bool:
        """Whether this folder's rows are still to come."""
        return folder in self._asked

    def show(self, view: View | None, words: str = "") -> None:
        """Show these rows from now on; the folders that are open stay so."""
        is_other = view is None or self.view is None or view.image != self.view.image
        self.cancel()
        self.view, self.words, self.total, self.found = view, words, None, 0
        if is_other or bool(words) != self._model.folders.is_flat:
            self._model.clear(is_flat=bool(words))
        self.refresh()

    def cancel(self) -> None:
        """Hear nothing more of what was asked."""
        asked, self._asked = self._asked, {}
        for each in asked.values():
            each.cancel()
        self._parts.clear()
        self._again.stop()
        self._is_due = False

    def refresh(self) -> None:
        """Ask for everything again: more may be known."""
        if self.view is None:
            return
        paths = [_FLAT] if self.words else self._model.folders.open_paths()
        for path in paths:
            self._ask_for(path)
        view = self.view
        self._ask("total", lambda number: Totals(number, view), self._on_total)

    def refresh_soon(self) -> None:
        """The same, not more often than can be followed."""
        if self._asked and not self._again.isActive():  # asked again it would begin anew, and may never end
            self._again.start()
        if self._again.isActive():
            self._is_due = True
        else:
            self._again.start()
            self.refresh()

    def _on_again_timeout(self) -> None:
        if self._is_due:
            self._is_due = False
            self.refresh_soon()

    def _ask_for(self, folder: bytes) -> None:
        view, words = self.view, self.words
        if view is None:
            return
        self._parts[folder] = []
        self._ask(
            folder,
            (lambda number: FilterRows(number, view, words))
            if words
            else (lambda number: FolderRows(number, view, folder)),
            partial(self._on_rows, folder),
        )

    def _ask(self, key: object, request_of_number: RequestOf, hear: Callable[[Reply], None]) -> None:
        if (before := self._asked.pop(key, None)) is not None:
            before.cancel()
        self._asked[key] = self._desk.ask(request_of_number, hear)

    def _on_rows(self, folder: bytes, reply: Reply) -> None:
        if isinstance(reply, Rows):
            self._take(folder, reply)
        elif isinstance(reply, Done | Failed):
            self._asked.pop(folder, None)
            self._end(folder, reply)

    def _take(self, folder: bytes, rows: Rows) -> None:
        if self.words:
            self.found = max(rows.total_found, rows.total)
        parts = self._parts[folder]
        shown = self._model.folders.folder(folder)
        is_next = shown is not None and shown.packed == [part for part in parts if part.count]
        parts.append(rows.rows)
        if is_next:  # a first time: they are shown as they come
            self._model.append(folder, rows.rows)

    def _end(self, folder: bytes, reply: Done | Failed) -> None:
        parts = self._parts.pop(folder, [])
        if isinstance(reply, Done):
            self._model.replace(folder, parts, is_flat=bool(self.words))
        elif not isinstance(reply.error, NoSuchFileError):  # it was open in what was looked at before
            self.failed.emit(reply.error)
        self.changed.emit()

    def _on_total(self, reply: Reply) -> None:
        if isinstance(reply, Total):
            self.total = reply
        elif isinstance(reply, Done | Failed):
            self._asked.pop("total", None)
            self.changed.emit()
