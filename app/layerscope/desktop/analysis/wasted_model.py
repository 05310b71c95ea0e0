"""File versions that the image does not show, as a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.changes import HiddenBy
from layerscope.contents.model.findings import WastedFile
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import (
    NOT_KNOWN,
    layer_column,
    path_column,
    size_column,
    size_key,
    text_column,
)
from layerscope.words import formats
from layerscope.words.file_facts import path_text

translate = QCoreApplication.translate


def wasted_model(parent: QObject | None = None) -> RowsModel[WastedFile]:
    """An empty model; what wastes most comes first."""
    model: RowsModel[WastedFile] = RowsModel(_columns(), _RULES, parent)
    model.sort_by("size", descending=True)
    return model


def about(size_bytes: float | None) -> str:
    """`about 1.2 MB`: what was interpolated."""
    if size_bytes is None:
        return NOT_KNOWN
    return translate("Analysis", "about {size}").format(size=formats.size(size_bytes))


def _columns() -> tuple[Column[WastedFile], ...]:
    return (
        path_column(lambda row: row.path),
        size_column(lambda row: row.size_bytes),
        Column(
            "transferred",
            translate("Analysis", "Transferred"),
            lambda row: about(row.transferred_bytes),
            tip=lambda _row: translate(
                "Analysis", "Its share of the compressed layer, which every pull transfers"
            ),
            sort=lambda row: size_key(row.transferred_bytes),
            whole=lambda row: "" if row.transferred_bytes is None else row.transferred_bytes,
            samples=(about(999), about(999_900_000)),
            letters=15,
            is_number=True,
            is_dispensable=True,
        ),
        layer_column(lambda row: row.layer),
        text_column(
            "hidden",
            translate("Analysis", "Hidden"),
            hidden_text,
            sort=lambda row: float(row.hidden_by_layer),
            samples=(translate("Analysis", "removed by layer {n}"),),
            is_quiet=True,
        ),
    )


def hidden_text(row: WastedFile) -> str:
    """By which layer, and how."""
    if row.hidden_by is None:
        text = translate("Analysis", "newer in layer {n}")
    elif row.hidden_by is HiddenBy.REPLACED:
        text = translate("Analysis", "replaced by layer {n}")
    else:
        text = translate("Analysis", "removed by layer {n}")
    return text.format(n=formats.count(row.hidden_by_layer))


_RULES: RowRules[WastedFile] = RowRules(
    identity=lambda row: f"{row.layer} {row.path!r}",
    text=lambda row: f"{path_text(row.path)} {hidden_text(row)}".lower(),
)
