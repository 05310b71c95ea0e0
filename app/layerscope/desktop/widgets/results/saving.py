"""A table saved as a file: with tabs for spreadsheets, or as JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.results.table_text import table_as_json, table_as_text, table_of
from layerscope.words.outside import line

_TASK = "results/save"
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80  # characters of a file's name
translate = QCoreApplication.translate


def fit_name(*parts: str) -> str:
    """A file's name of these parts, without an ending."""
    fit = (_UNFIT.sub("-", part).strip("-.") for part in parts)
    return "-".join(part for part in fit if part)[:_LONGEST]


@dataclass(frozen=True, slots=True)
class FileForm:
    """What a file may be saved as: `title` in the dialog, and its name's ending without the first dot."""

    title: str
    suffix: str

    @property
    def filter(self) -> str:
        return f"{self.title} (*.{self.suffix})"


class FormsDialog(QFileDialog):
    """Asks for a file; the form that is chosen among its filters becomes the name's ending."""

    def __init__(self, parent: QWidget, title: str, name: str, forms: Sequence[FileForm]) -> None:
        super().__init__(parent)
        self.setObjectName("saveDialog")
        self.setWindowTitle(line(title))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._forms = {form.filter: form for form in forms}
        self._name = name
        self.setNameFilters(list(self._forms))
        self.filterSelected.connect(self._on_filter_selected)
        self.finished.connect(self.deleteLater)
        self._on_filter_selected(forms[0].filter)

    @property
    def form(self) -> FileForm:
        """The form that is chosen."""
        return self._forms[self.selectedNameFilter()]

    def _on_filter_selected(self, chosen: str) -> None:
        form = self._forms[chosen]
        self.setDefaultSuffix(form.suffix)
        self.selectFile(f"{self._name}.{form.suffix}")


class ResultSaving(QObject):
    """Asks where a table is to be saved, and writes it off the window's thread; `kind` begins its name."""

    def __init__(self, window: QWidget, tasks: Tasks, blocking: Blocking, say: Say, kind: str) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._blocking = blocking
        self._say = say
        self._kind = kind

    def ask(self, view: RowsView, heading: str) -> None:
        """Ask for the file; the rows that are saved are those that were seen when it was asked."""
        table = table_of(view)
        texts: dict[str, Callable[[], str]] = {
            "tsv": lambda: table_as_text(table),
            "json": lambda: table_as_json(table, heading),
        }
        forms = (
            FileForm(translate("ResultPane", "Table with tabs"), "tsv"),
            FileForm(translate("ResultPane", "JSON"), "json"),
        )
        title = translate("ResultPane", "Save table")
        dialog = FormsDialog(self._window, title, fit_name(self._kind, heading), forms)
        dialog.fileSelected.connect(lambda path: self._save_text(Path(path), texts[dialog.form.suffix]))
        dialog.open()

    def _save_text(self, path: Path, text: Callable[[], str]) -> None:
        self.save(path, lambda: text().encode())

    def save(self, path: Path, content: Callable[[], bytes]) -> None:
        """Write the file, and say so or why it was not."""
        self._tasks.start(_TASK, lambda: self._save(path, content))

    async def _save(self, path: Path, content: Callable[[], bytes]) -> None:
        try:
            await self._blocking(lambda: path.write_bytes(content()))
        except OSError as error:
            text = translate("ResultPane", "{file} could not be saved: {reason}")
            self._say(text.format(file=path.name, reason=error.strerror or type(error).__name__))
        else:
            self._say(translate("ResultPane", "Saved as {file}.").format(file=path.name))
