"""The columns that tables of parts, problems and users share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.inventory.table_text import WHOLE_ROLE
from layerscope.desktop.tables.cells import CELL_ROLE, Cell, Pill
from layerscope.desktop.tables.rows_model import Column
from layerscope.desktop.words import formats
from layerscope.desktop.words.layer_states import meaning_of, tone_of, word_of
from layerscope.registry.model.layers import Availability, LayerState

UNTOLD = "\N{EN DASH}"
# What is worst comes first.
_RANKS = (
    Availability.MISSING,
    Availability.UNAVAILABLE,
    Availability.ARCHIVED,
    Availability.UNKNOWN,
    Availability.FOREIGN,
    Availability.AVAILABLE,
)


def digest_column(digest_of: Callable[[Any], str]) -> Column:
    """The short digest, and the whole one as its tooltip and when it is copied."""
    return Column(
        QCoreApplication.translate("Layers", "Digest"),
        lambda row: formats.short_digest(digest_of(row)),
        tip=digest_of,
        roles={
            CELL_ROLE: lambda row: Cell(formats.short_digest(digest_of(row)), is_muted=True, is_mono=True),
            WHOLE_ROLE: digest_of,
        },
    )


def size_column(size_of: Callable[[Any], int | None]) -> Column:
    """The size, and to the byte as its tooltip and when it is copied."""
    return Column(
        QCoreApplication.translate("Layers", "Size"),
        lambda row: formats.size(size_of(row)) or UNTOLD,
        tip=lambda row: formats.exact_size(size_of(row)),
        right=True,
        roles={WHOLE_ROLE: lambda row: "" if size_of(row) is None else size_of(row)},
    )


def state_column(
    state_of: Callable[[Any], LayerState], words_of: Callable[[Any], tuple[str, str]] | None = None
) -> Column:
    """The state as a pill with its meaning; `words_of` gives other words for what is no layer."""

    def words(row: object) -> tuple[str, str]:
        return words_of(row) if words_of else (word_of(state_of(row)), meaning_of(state_of(row)))

    return Column(
        QCoreApplication.translate("Layers", "State"),
        lambda row: words(row)[0],
        tip=lambda row: words(row)[1],
        roles={CELL_ROLE: lambda row: Cell(pill=Pill(words(row)[0], tone_of(state_of(row))))},
    )


def rank(state: LayerState) -> float:
    """What a state sorts by."""
    return float(_RANKS.index(state.availability))


def text_column(heading: str, text: Callable[[Any], str], *, quiet: bool = False) -> Column:
    """Plain text, whole in the tooltip."""
    return Column(heading, text, tip=text, roles={CELL_ROLE: lambda row: Cell(text(row), is_muted=quiet)})
