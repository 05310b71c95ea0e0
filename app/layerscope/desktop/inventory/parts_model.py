"""An image's parts as a table: platform, part, size, digest, state."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import digest_column, size_column, state_column, text_column
from layerscope.diagnosis.checking.found import Part
from layerscope.diagnosis.checking.state_rank import rank
from layerscope.words.checks import part_word, state_words


class PartRow(NamedTuple):
    """A part and its place among the image's, from 0."""

    place: int
    part: Part


def parts_model(parent: QObject | None = None) -> RowsModel[PartRow]:
    """An empty model; what cannot be had comes first, the rest in the image's order."""
    translate = QCoreApplication.translate
    columns: tuple[Column[PartRow], ...] = (
        Column(
            "platform",
            translate("Check", "Platform"),
            lambda row: row.part.platform,
            cell=lambda row: Cell(row.part.platform, is_muted=True),
            tip=lambda row: row.part.platform,
            sort=lambda row: row.part.platform,
            samples=("linux/arm64/v8",),
            is_optional=True,
        ),
        text_column(
            "part",
            translate("Check", "Part"),
            lambda row: part_word(row.part),
            sort=lambda row: float(row.place),
        ),
        size_column(lambda row: row.part.layer.size_bytes, lambda row: row.part.layer.unknown),
        digest_column(lambda row: row.part.layer.digest),
        state_column(
            lambda row: row.part.state,
            sort=lambda row: rank(row.part.state) * 1e6 + row.place,
            words_of=lambda row: state_words(row.part),
        ),
    )
    model: RowsModel[PartRow] = RowsModel(columns, _RULES, parent)
    model.sort_by("state")
    return model


def _identity(row: PartRow) -> str:
    part = row.part
    return f"{part.image_digest} {part.kind} {part.layer.position} {part.layer.digest}"


_RULES: RowRules[PartRow] = RowRules(
    identity=_identity, text=lambda row: f"{row.part.platform} {row.part.layer.digest}".lower()
)
