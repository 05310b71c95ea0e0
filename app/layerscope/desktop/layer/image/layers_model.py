"""An image's layers as a table: #, created by, size, digest, state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import NOT_KNOWN, digest_column, size_column, state_column
from layerscope.registry.model.layers import Layer
from layerscope.words.layer_states import encrypted_word
from layerscope.words.outside import folded

_MOST_LETTERS, _MOST_LINES = 200, 20


def identity_of(layer: Layer) -> str:
    """Place and digest: an image may have the same layer twice."""
    return f"{layer.position} {layer.digest}"


def layers_model(parent: QObject | None = None) -> RowsModel[Layer]:
    """An empty model of layers, sorted by their place in the image."""
    return RowsModel(_columns(), _RULES, parent)


_RULES: RowRules[Layer] = RowRules(
    identity=identity_of, text=lambda layer: f"{layer.command} {layer.digest}".lower()
)


def _columns() -> tuple[Column[Layer], ...]:
    return (
        Column(
            "number",
            "#",
            lambda layer: str(layer.position),
            cell=lambda layer: Cell(str(layer.position), is_muted=True),
            sort=lambda layer: float(layer.position),
            samples=("000",),
        ),
        Column(
            "created_by",
            QCoreApplication.translate("Layers", "Created by"),
            created_by,
            cell=_created_by_cell,
            tip=_created_by_tip,
            sort=lambda layer: layer.command.lower(),
            whole=lambda layer: layer.command or created_by(layer),
        ),
        size_column(lambda layer: layer.size_bytes, lambda layer: layer.unknown),
        digest_column(lambda layer: layer.digest),
        state_column(lambda layer: layer.state, sort=lambda layer: layer.state.availability.value),
    )


def _created_by_cell(layer: Layer) -> Cell:
    encrypted = QCoreApplication.translate("Layers", "encrypted") if layer.encrypted else ""
    return Cell(created_by(layer), note=encrypted, is_mono=True, is_muted=not layer.command)


def _created_by_tip(layer: Layer) -> str:
    told = layer.command or "\n".join(filter(None, [layer.media_type, _annotations_tip(layer)]))
    return "\n".join(filter(None, [told, encrypted_word() if layer.encrypted else ""]))


def _annotations_tip(layer: Layer) -> str:
    shown = layer.annotations[:_MOST_LINES]
    return "\n".join(f"{key}: {value[:_MOST_LETTERS]}" for key, value in shown)


def created_by(layer: Layer) -> str:
    """The instruction on one line; where there is no history, what the layer's annotations call it."""
    return folded(layer.command) or layer.title or NOT_KNOWN
