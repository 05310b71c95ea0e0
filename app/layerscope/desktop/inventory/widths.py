"""How wide the columns of the tables of results are, and which give way in a narrow window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

from layerscope.desktop.words.layer_states import word_of
from layerscope.registry.model.layers import Availability, LayerState

_PADDING = 20
_DIGEST = "4be1…77a0x"
_NARROW = 95  # letters; below, what matters least is left out


def fit_columns(view: QTableView, samples: Mapping[int, str]) -> None:
    """Room for what usually stands in these columns; the empty sample is a digest."""
    metrics = view.fontMetrics()
    view.horizontalHeader().setMinimumSectionSize(28)
    for column, sample in samples.items():
        view.setColumnWidth(column, metrics.horizontalAdvance(sample or _DIGEST) + _PADDING)


def state_sample() -> str:
    """What the widest state takes, with the pill around it."""
    return word_of(LayerState(Availability.UNAVAILABLE)) + "xxxx"


class NarrowColumns(QObject):
    """Leaves these columns out while the view is narrow, so that the others need no scrolling."""

    def __init__(self, view: QTableView, columns: Sequence[int]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at the width whenever it has changed."""
        if event.type() == QEvent.Type.Resize:
            is_narrow = self._view.width() < self._view.fontMetrics().averageCharWidth() * _NARROW
            for column in self._columns:
                self._view.setColumnHidden(column, is_narrow)
        return super().eventFilter(watched, event)
