"""How wide the columns of the tables of results are at first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QTableView

from layerscope.desktop.layer.states import word_of
from layerscope.registry.layers import Availability, LayerState

_PADDING = 20
_DIGEST = "4be1…77a0x"


def fit_columns(view: QTableView, samples: Mapping[int, str]) -> None:
    """Room for what usually stands in these columns; the empty sample is a digest."""
    metrics = view.fontMetrics()
    view.horizontalHeader().setMinimumSectionSize(28)
    for column, sample in samples.items():
        view.setColumnWidth(column, metrics.horizontalAdvance(sample or _DIGEST) + _PADDING)


def state_sample() -> str:
    """What the widest state takes, with the pill around it."""
    return word_of(LayerState(Availability.UNAVAILABLE)) + "xxxx"
