"""The table of images, in which an index opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from layerscope.desktop.browse.images.model import ImagesModel, opens
from layerscope.desktop.browse.images.tree import Face, NestedRow
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words import formats
from layerscope.desktop.words.plurals import Plural

TAGS, PLATFORM, SIZE, PUSHED = range(4)
_CELL_PADDING = 18
_TAGS_SHARE = 0.37


class ImagesView(RowsView):
    """Right opens, Left closes or goes to the row above; Enter and a click on the arrow do either.

    Where a row does not open, Right and Left leave for the lists beside, as in every list.
    """

    def __init__(self, model: ImagesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.images = model
        self._set_column_widths()
        self.row_activated.connect(self._on_self_row_activated)
        self.delegate.fold_clicked.connect(self._on_delegate_fold_clicked)

    def step_aside(self, *, forward: bool) -> None:
        """Open or close where that is to be done; else leave."""
        position = self.currentIndex().row()
        if position < 0:
            super().step_aside(forward=forward)
            return
        row, identity = self.images.row_at(position), self.images.identity_at(position)
        is_open = self.images.is_open(identity)
        if forward and opens(row) and not is_open:
            self.images.set_open(identity, is_open=True)
        elif is_open and not forward:
            self.images.set_open(identity, is_open=False)
        elif isinstance(row, NestedRow) and not forward:
            self.choose(row.parent)
        else:
            super().step_aside(forward=forward)

    def _on_self_row_activated(self, row: object) -> None:
        if isinstance(row, NestedRow) and row.face is Face.FAILED:
            self.images.try_again(row)
        elif opens(row):
            self._toggle(self.currentIndex().row())

    def _on_delegate_fold_clicked(self, index: QModelIndex) -> None:
        self._toggle(index.row())

    def _toggle(self, position: int) -> None:
        identity = self.images.identity_at(position)
        if opens(self.images.row_at(position)):
            self.images.set_open(identity, is_open=not self.images.is_open(identity))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the tags their share of a narrow list, whatever the other columns would like."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the columns what they want; where that is too much, platforms give way first, sizes last."""
        header = self.horizontalHeader()
        too_much = sum(self._wanted.values()) - round(self.viewport().width() * (1 - _TAGS_SHARE))
        widths = dict(self._wanted)
        for column, most in ((PLATFORM, 0.5), (PUSHED, 0.3), (SIZE, 1.0)):
            less = min(max(0, too_much), round(widths[column] * most))
            widths[column] -= less
            too_much -= less
        self._is_fitting = True
        for column, width in widths.items():
            header.resizeSection(column, width)
        self._is_fitting = False

    def _on_header_section_resized(self, column: int, _before: int, width: int) -> None:
        if column in self._wanted and not self._is_fitting:
            self._wanted[column] = width

    def _set_column_widths(self) -> None:
        """Room for usual values; the tags take the rest."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(TAGS, QHeaderView.ResizeMode.Stretch)
        self._is_fitting = False
        samples = {
            PLATFORM: (Plural.tr("%n platforms", "", 2), "linux/amd64"),
            SIZE: (formats.size(888_800_000),),
            PUSHED: (Plural.tr("%n min ago", "", 59),),
        }
        metrics = self.fontMetrics()
        self._wanted: dict[int, int] = {
            column: max(map(metrics.horizontalAdvance, texts)) + _CELL_PADDING
            for column, texts in samples.items()
        }
        header.sectionResized.connect(self._on_header_section_resized)
        self._fit_columns()
