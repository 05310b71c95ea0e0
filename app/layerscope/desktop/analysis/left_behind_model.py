"""Secrets left behind, as a table: what and where, and of each no more than its first four characters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import LeftBehind, LeftBehindPlace
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import layer_column, text_column
from layerscope.words import formats
from layerscope.words.file_facts import path_text
from layerscope.words.reasons import translated

translate = QCoreApplication.translate
_MOST_SHOWN = 4  # characters of a secret


def left_behind_model(parent: QObject | None = None) -> RowsModel[LeftBehind]:
    """An empty model, in the order in which things are found."""
    return RowsModel(_columns(), _RULES, parent)


def where_text(row: LeftBehind) -> str:
    """The file with its line, the step of the history, or the environment."""
    if row.place is LeftBehindPlace.HISTORY:
        return translate("Analysis", "History of the image")
    if row.place is LeftBehindPlace.ENVIRONMENT:
        return translate("Analysis", "Environment of the image")
    path = path_text(row.path)
    return f"{path}:{row.line}" if row.line else path


def removed_text(row: LeftBehind) -> str:
    """That the file is not seen any more, and where it is still."""
    if not row.removed_by_layer:
        return ""
    text = translate("Analysis", "removed by layer {upper}, still in layer {lower}")
    return text.format(upper=formats.count(row.removed_by_layer), lower=formats.count(row.layer))


def _short_removed_text(row: LeftBehind) -> str:
    if not row.removed_by_layer:
        return ""
    return translate("Analysis", "by layer {n}").format(n=formats.count(row.removed_by_layer))


def _beginning(row: LeftBehind) -> str:
    return f"{row.beginning[:_MOST_SHOWN]}…" if row.beginning else ""


def _columns() -> tuple[Column[LeftBehind], ...]:
    return (
        text_column(
            "what",
            translate("Analysis", "What"),
            _what,
            sort=_what,
            samples=("Value of GITHUB_TOKEN",),
        ),
        Column(
            "where",
            translate("Analysis", "Where"),
            where_text,
            cell=lambda row: Cell(where_text(row), keeps_end=True),
            tip=where_text,
            sort=where_text,
        ),
        Column(
            "beginning",
            translate("Analysis", "Begins with"),
            _beginning,
            cell=lambda row: Cell(_beginning(row), is_muted=True, is_mono=True),
            sort=_beginning,
            samples=(Cell("AKIA…", is_mono=True),),
            is_dispensable=True,
        ),
        layer_column(lambda row: row.layer),
        Column(
            "removed",
            translate("Analysis", "Removed"),
            removed_text,
            cell=lambda row: Cell(_short_removed_text(row), is_muted=True),
            tip=removed_text,
            sort=lambda row: float(row.removed_by_layer),
            samples=(translate("Analysis", "by layer {n}").format(n="00"),),
        ),
    )


def _what(row: LeftBehind) -> str:
    return translated(row.what)


_RULES: RowRules[LeftBehind] = RowRules(
    identity=repr, text=lambda row: f"{_what(row)} {where_text(row)} {removed_text(row)}".lower()
)
