"""Paths that differ as a table: on which side, what differs, and the sizes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Difference, Side, SideFacts
from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import (
    NOT_KNOWN,
    layer_column,
    path_column,
    size_key,
    text_column,
)
from layerscope.desktop.theme.palette import Tone
from layerscope.words import formats
from layerscope.words.file_facts import path_text, what_text

translate = QCoreApplication.translate
_TONES = {Side.LEFT: Tone.WARN, Side.RIGHT: Tone.GOOD, Side.BOTH: Tone.INFO}


_SIZED = {Kind.FILE, Kind.HARD_LINK}


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A path that differs, and what the two sides are called."""

    difference: Difference
    left_name: str
    right_name: str


def differences_model(parent: QObject | None = None) -> RowsModel[DifferenceRow]:
    """An empty model, by path."""
    return RowsModel(_columns(), _RULES, parent)


def side_text(side: Side, left_name: str, right_name: str) -> str:
    """`Only in 1.4`, or that both have it."""
    if side is Side.BOTH:
        return translate("Compare", "Changed")
    return translate("Compare", "Only in {image}").format(
        image=left_name if side is Side.LEFT else right_name
    )


def _columns() -> tuple[Column[DifferenceRow], ...]:
    return (
        path_column(lambda row: row.difference.path),
        Column(
            "side",
            translate("Compare", "Difference"),
            _side,
            cell=lambda row: Cell(pill=Pill(_short(row.difference), _TONES[row.difference.side])),
            tip=_side,
            sort=lambda row: row.difference.side.value,
            samples=tuple(map(_sample, Side)),
        ),
        text_column(
            "what",
            translate("Compare", "What"),
            lambda row: what_text(row.difference),
            sort=lambda row: float(row.difference.aspects),
            samples=(translate("FileFacts", "owner {old} → {new}").format(old="0:0", new="10001:10001"),),
        ),
        Column(
            "size",
            translate("Layers", "Size"),
            _sizes,
            tip=lambda row: " → ".join(map(formats.exact_size, _both_sizes(row))),
            sort=lambda row: size_key(max(_both_sizes(row), default=None)),
            samples=("000 kB → 000 kB",),
            is_number=True,
            is_dispensable=True,
        ),
        _size_column("left", translate("Compare", "Size left")),
        _size_column("right", translate("Compare", "Size right")),
        layer_column(
            lambda row: row.difference.left.layer if row.difference.left else 0,
            key="leftLayer",
            title=translate("Compare", "Layer left"),
            is_extra=True,
        ),
        layer_column(
            lambda row: row.difference.right.layer if row.difference.right else 0,
            key="rightLayer",
            title=translate("Compare", "Layer right"),
            is_extra=True,
        ),
    )


def _size_column(side: str, title: str) -> Column[DifferenceRow]:
    def size(row: DifferenceRow) -> int | None:
        facts: SideFacts | None = row.difference.left if side == "left" else row.difference.right
        return facts.size_bytes if facts else None

    return Column(
        f"{side}Size",
        title,
        lambda row: formats.size(size(row)) or NOT_KNOWN,
        tip=lambda row: formats.exact_size(size(row)),
        sort=lambda row: size_key(size(row)),
        whole=lambda row: "" if size(row) is None else size(row),
        samples=("000.0 MB",),
        is_number=True,
        is_extra=True,
    )


def _sizes(row: DifferenceRow) -> str:
    """`18 kB → 20 kB`; one where there is only one, or both are the same."""
    return " → ".join(map(formats.size, dict.fromkeys(_both_sizes(row))))


def _both_sizes(row: DifferenceRow) -> tuple[int, ...]:
    """The sizes of what has one."""
    sides = (row.difference.left, row.difference.right)
    return tuple(facts.size_bytes for facts in sides if facts is not None and facts.kind in _SIZED)


def _sample(side: Side) -> Cell:
    return Cell(pill=Pill(_short(Difference(b"", side, Aspect.NONE, None, None, is_certain=False))))


def _short(difference: Difference) -> str:
    """The side as a column has room for it, with a mark where it is not certain; the tooltip says more."""
    text = {
        Side.LEFT: translate("Compare", "Only left"),
        Side.RIGHT: translate("Compare", "Only right"),
        Side.BOTH: translate("Compare", "Changed"),
    }[difference.side]
    return text if difference.is_certain else f"{text} ?"


def _side(row: DifferenceRow) -> str:
    text = side_text(row.difference.side, row.left_name, row.right_name)
    if row.difference.is_certain:
        return text
    return translate("Compare", "{what}, as far as layers are listed").format(what=text)


_RULES: RowRules[DifferenceRow] = RowRules(
    identity=lambda row: repr(row.difference.path),
    text=lambda row: f"{path_text(row.difference.path)} {_side(row)} {what_text(row.difference)}".lower(),
)
