"""An image's layers as a table: #, created by, size, digest, state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.tables.cells import CELL_ROLE, Cell, Pill
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import Column, RowsModel
from layerscope.desktop.words import formats
from layerscope.desktop.words.layer_states import meaning_of, tone_of, word_of
from layerscope.registry.model.layers import Layer

NUMBER, CREATED_BY, SIZE, DIGEST, STATE = range(5)
_UNTOLD = "\N{EN DASH}"


def identity_of(layer: Layer) -> str:
    """Place and digest: an image may have the same layer twice."""
    return f"{layer.position} {layer.digest}"


def layers_model(parent: QObject | None = None) -> RowsModel[Layer]:
    """An empty model of layers, sorted by their place in the image."""
    return RowsModel(_columns(), _RULES, parent)


_RULES: RowRules[Layer] = RowRules(
    identity=identity_of,
    text=lambda layer: f"{layer.command} {layer.digest}".lower(),
    keys=(
        lambda layer: float(layer.position),
        lambda layer: layer.command.lower(),
        lambda layer: float(-1 if layer.size_bytes is None else layer.size_bytes),
        lambda layer: layer.digest,
        lambda layer: layer.state.availability.value,
    ),
)


def _columns() -> tuple[Column, ...]:
    translate = QCoreApplication.translate
    return (
        Column(
            "#", lambda layer: str(layer.position), roles=_cell(lambda layer: _muted(str(layer.position)))
        ),
        Column(
            translate("Layers", "Created by"),
            created_by,
            tip=lambda layer: layer.command,
            roles=_cell(lambda layer: Cell(created_by(layer), is_mono=True, is_muted=not layer.command)),
        ),
        Column(
            translate("Layers", "Size"),
            lambda layer: formats.size(layer.size_bytes) or _UNTOLD,
            tip=lambda layer: formats.exact_size(layer.size_bytes) or translate("Layers", "Size not told"),
            right=True,
        ),
        Column(
            translate("Layers", "Digest"),
            lambda layer: formats.short_digest(layer.digest),
            tip=lambda layer: layer.digest,
            roles=_cell(lambda layer: _muted(formats.short_digest(layer.digest), mono=True)),
        ),
        Column(
            translate("Layers", "State"),
            lambda layer: word_of(layer.state),
            tip=lambda layer: meaning_of(layer.state),
            roles=_cell(lambda layer: Cell(pill=Pill(word_of(layer.state), tone_of(layer.state)))),
        ),
    )


def created_by(layer: Layer) -> str:
    """The instruction on one line, or where there is no history the kind of content."""
    return " ".join(layer.command.split()) or layer.media_type.rpartition("/")[2] or _UNTOLD


def _cell(cell_of: Callable[[Layer], Cell]) -> dict[int, Callable[[Layer], object]]:
    return {CELL_ROLE: cell_of}


def _muted(text: str, *, mono: bool = False) -> Cell:
    return Cell(text, is_muted=True, is_mono=mono)
