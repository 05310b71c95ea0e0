"""Files that were found as a table: path, size, the layer, and the images that have it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.service.replies import Hit
from layerscope.desktop.find_file.gathering import ImageUse
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import digest_column, path_column, size_column, text_column
from layerscope.words import formats
from layerscope.words.file_facts import path_text

translate = QCoreApplication.translate
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class HitRow:
    """A path of a layer, with the images that have the layer, the newest first.

    `match` is how it was found, where that is not by what was typed.
    """

    hit: Hit
    uses: tuple[ImageUse, ...]
    match: str = ""


def hits_model(parent: QObject | None = None) -> RowsModel[HitRow]:
    """An empty model, by path."""
    return RowsModel(_columns(), _RULES, parent)


def use_name(use: ImageUse) -> str:
    """What people call the image."""
    return use.tags[0] if use.tags else formats.named_digest(use.image)


def _columns() -> tuple[Column[HitRow], ...]:
    return (
        path_column(lambda row: row.hit.path),
        size_column(lambda row: row.hit.size_bytes),
        replace(
            digest_column(lambda row: row.hit.digest, is_dispensable=True),
            key="layer",
            title=translate("Files", "Layer"),
        ),
        Column(
            "count",
            translate("FindFile", "Images"),
            lambda row: formats.count(len(row.uses)),
            tip=_every_name,
            sort=lambda row: float(len(row.uses)),
            whole=lambda row: len(row.uses),
            samples=("000",),
            is_number=True,
        ),
        Column(
            "images",
            translate("FindFile", "In"),
            _some_names,
            cell=lambda row: Cell(_some_names(row), is_muted=True),
            tip=_every_name,
            sort=lambda row: natural_key(use_name(row.uses[0]) if row.uses else ""),
            whole=lambda row: " ".join(_names(row)),
            samples=("v1.14.2, v1.14.1, …",),
        ),
        text_column(
            "match",
            translate("FindFile", "Found by"),
            lambda row: row.match,
            sort=lambda row: row.match,
            samples=(translate("FindFile", "path and size"),),
            is_quiet=True,
        ),
    )


def _some_names(row: HitRow) -> str:
    names = _names(row)
    named = ", ".join(names[:_MOST_NAMED])
    return f"{named}, …" if len(names) > _MOST_NAMED else named


def _every_name(row: HitRow) -> str:
    return "\n".join(_names(row))


def _names(row: HitRow) -> tuple[str, ...]:
    """Each once: the images of an index are named alike."""
    return tuple(dict.fromkeys(map(use_name, row.uses)))


_RULES: RowRules[HitRow] = RowRules(
    identity=lambda row: f"{row.hit.digest} {row.hit.path!r}",
    text=lambda row: f"{path_text(row.hit.path)} {_every_name(row)}".lower(),
)
