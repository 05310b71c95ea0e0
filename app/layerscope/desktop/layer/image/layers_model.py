"""An image's layers as a table: #, created by, size, digest, state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import NOT_KNOWN, digest_column, size_column, state_column
from layerscope.registry.model.layers import Layer

# What tools that push other things than images call a layer by, the most telling first. The specification has
# the first (https://github.com/opencontainers/image-spec/blob/main/annotations.md).
_TITLE_KEYS = (
    "org.opencontainers.image.title",
    "org.cncf.model.filepath",
    "org.cnai.model.filepath",
    "dev.tekton.image.name",
    "com.docker.compose.file",
    "sh.timoni.content.type",
)
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
            cell=lambda layer: Cell(created_by(layer), is_mono=True, is_muted=not layer.command),
            tip=lambda layer: layer.command or _annotations_tip(layer),
            sort=lambda layer: layer.command.lower(),
        ),
        size_column(lambda layer: layer.size_bytes, lambda layer: layer.unknown),
        digest_column(lambda layer: layer.digest),
        state_column(lambda layer: layer.state, sort=lambda layer: layer.state.availability.value),
    )


def title_of(layer: Layer) -> str:
    """What the layer's annotations call it, on one line; empty where they do not."""
    annotations = dict(layer.annotations)
    titles = (annotations.get(key, "") for key in _TITLE_KEYS)
    return " ".join(next(filter(None, titles), "")[:_MOST_LETTERS].split())


def _annotations_tip(layer: Layer) -> str:
    shown = layer.annotations[:_MOST_LINES]
    return "\n".join(f"{key}: {value[:_MOST_LETTERS]}" for key, value in shown)


def created_by(layer: Layer) -> str:
    """The instruction on one line; where there is no history, the layer's title or the kind of content."""
    return (
        " ".join(layer.command.split()) or title_of(layer) or layer.media_type.rpartition("/")[2] or NOT_KNOWN
    )
