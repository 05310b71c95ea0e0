"""The versions of a path, layer by layer, in a dialog that does not block the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from layerscope.contents.model.changes import Aspect, Change, HiddenBy
from layerscope.contents.model.rows import FileRow
from layerscope.contents.model.views import PathVersion
from layerscope.desktop.contents import texts
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.dialogs import resize_within_screen
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.words import formats
from layerscope.words.file_facts import layers_text
from layerscope.words.plurals import Plural

_WIDTH_LETTERS, _HEIGHT_LINES = 90, 18
translate = QCoreApplication.translate


class HistoryDialog(QDialog):
    """Signal: `version_chosen(PathVersion)`, by Enter or a double click."""

    version_chosen = Signal(object)

    def __init__(self, theme: Theme, path: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pathHistory")
        self.setWindowTitle(translate("Files", "History of a path"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field = MonoField(translate("Files", "Path"))
        field.setText(f"/{texts.name_text(path)}")
        self.model: ListModel[PathVersion] = ListModel(_columns(), lambda version: version.layer, self)
        self.view = RowTable(theme)
        self.view.setObjectName("pathVersions")
        self.view.setAccessibleName(translate("Files", "Versions of the path"))
        self.view.setModel(self.model)
        self._note = note("historyNote", translate("Files", "Reading the history…"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        self.view.activated.connect(self._on_view_activated)
        layout = QVBoxLayout(self)
        for part in (field, self.view, self._note, close):
            layout.addWidget(part)
        metrics = self.fontMetrics()
        resize_within_screen(
            self, metrics.averageCharWidth() * _WIDTH_LETTERS, metrics.height() * _HEIGHT_LINES
        )

    def show_versions(self, versions: Sequence[PathVersion], missing: Sequence[int]) -> None:
        """Show what the layers do to the path, and which of them are not listed."""
        self.model.fill(versions)
        said = Plural.tr("%Ln layers do something to this path.", "", len(versions))
        if missing:
            unknown = Plural.tr("The files of %Ln layers are still unknown: %1.", "", len(missing))
            said = f"{said} {unknown.replace('%1', layers_text(missing))}"
        self._note.setText(said)
        if versions:
            self.view.selectRow(0)
            self.view.setFocus()

    def tell(self, text: str) -> None:
        """Say this below the versions."""
        self._note.setText(text)

    def _on_view_activated(self, index: QModelIndex) -> None:
        self.version_chosen.emit(self.model.row_at(index.row()))


def _row(version: PathVersion) -> FileRow:
    """The version as a row of files, so that both are worded alike."""
    return FileRow(
        b"",
        version.kind,
        version.size_bytes,
        0,
        version.change,
        version.aspects,
        version.layer,
        version.mode,
        version.uid,
        version.gid,
        version.mtime_s,
        version.link,
    )


def _change(version: PathVersion) -> str:
    if version.change is not Change.REMOVED:
        return texts.change_text(_row(version))
    return {
        HiddenBy.OPAQUE: translate("Files", "removed with everything in its folder"),
        HiddenBy.REPLACED: translate("Files", "removed: its folder was replaced"),
    }.get(version.hidden_by or HiddenBy.WHITEOUT, translate("Files", "removed"))


def _of_entry(text: str, version: PathVersion) -> str:
    return "" if version.change is Change.REMOVED else text


def _columns() -> tuple[Column[PathVersion], ...]:
    return (
        Column(
            "layer",
            translate("Files", "Layer"),
            lambda v: formats.count(v.layer),
            samples=("000",),
            is_number=True,
        ),
        Column("change", translate("Files", "Change"), _change, tip=lambda v: _guess(v.aspects)),
        Column(
            "size",
            translate("Layers", "Size"),
            lambda v: _of_entry(texts.size_text(_row(v)), v),
            tip=lambda v: formats.exact_size(v.size_bytes),
            samples=("000.0 MB",),
            is_number=True,
        ),
        Column(
            "mode",
            translate("Files", "Mode"),
            lambda v: _of_entry(texts.mode_text(_row(v)), v),
            samples=("drwxr-xr-x",),
        ),
        Column(
            "owner",
            translate("Files", "Owner"),
            lambda v: _of_entry(texts.owner_text(_row(v)), v),
            samples=("1000:1000",),
        ),
        Column(
            "time",
            translate("Files", "Modified"),
            lambda v: _of_entry(texts.time_text(_row(v)), v),
            tip=lambda v: formats.exact_time(float(v.mtime_s)),
            samples=("00 Sep 0000",),
        ),
    )


def _guess(aspects: Aspect) -> str:
    if aspects & Aspect.GUESSED:
        return translate("Files", "Compared by size and time: not every layer tells the files' digests.")
    return ""
