"""The largest files that the image shows, as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from layerscope.contents.model.findings import LargeFile
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import layer_column, path_column, size_column
from layerscope.words.file_facts import path_text


def large_model(parent: QObject | None = None) -> RowsModel[LargeFile]:
    """An empty model; the largest comes first."""
    columns = (
        path_column(lambda row: row.path),
        size_column(lambda row: row.size_bytes),
        layer_column(lambda row: row.layer),
    )
    model: RowsModel[LargeFile] = RowsModel(columns, _RULES, parent)
    model.sort_by("size", descending=True)
    return model


_RULES: RowRules[LargeFile] = RowRules(
    identity=lambda row: f"{row.layer} {row.path!r}", text=lambda row: path_text(row.path).lower()
)
