"""Layers as rows and as members."""

from __future__ import annotations

from typing import Any

from layerscope.commands.output.tables import Cell, Column, Ink
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.words import formats, unknown
from layerscope.words.layer_states import meaning_of, word_of
from layerscope.words.outside import folded, line

COLUMNS = (
    Column("#", right=True),
    Column("SIZE", right=True),
    Column("STATE"),
    Column("DIGEST", grows=True),
    Column("CREATED BY", grows=True),
)
_INKS = {
    Availability.AVAILABLE: Ink.GOOD,
    Availability.FOREIGN: Ink.MUTED,
    Availability.MISSING: Ink.BAD,
    Availability.UNAVAILABLE: Ink.BAD,
}


def layer_row(layer: Layer) -> tuple[Cell, ...]:
    """The layer as a row of COLUMNS."""
    encrypted = " (encrypted)" if layer.encrypted else ""
    return (
        Cell(str(layer.position)),
        Cell(size_text(layer)),
        state_cell(layer.state),
        Cell(line(layer.digest)),
        Cell((folded(layer.command) or line(layer.title)) + encrypted),
    )


def state_cell(state: LayerState) -> Cell:
    return Cell(word_of(state), _INKS.get(state.availability, Ink.WARN))


def size_text(layer: Layer) -> str:
    """The size; empty where none was told, and a word for one that cannot be one."""
    return formats.size(layer.size_bytes) or unknown.word_of(layer.unknown, *unknown.SIZES)


def layer_members(layer: Layer) -> dict[str, Any]:
    return {
        "number": layer.position,
        "digest": layer.digest,
        "mediaType": layer.media_type,
        "sizeBytes": layer.size_bytes,
        "diffId": layer.diff_id,
        "command": layer.command,
        "createdAt": layer.created_at or None,
        "encrypted": layer.encrypted,
        "urls": list(layer.urls),
        **state_members(layer.state),
    }


def state_members(state: LayerState) -> dict[str, str]:
    """`meaning` is the window's sentence on it, with ECR's reason where there is one."""
    return {"state": state.availability.value, "meaning": meaning_of(state)}
