"""A table of whole rows of one height, before anything is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cell_layout import CellLayout
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.column_choice import ColumnChoice
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.delegates import CellDelegate
from layerscope.desktop.tables.header import LEAD, TableHeader
from layerscope.desktop.tables.table_model import TableModel
from layerscope.desktop.tables.table_state import TableState
from layerscope.desktop.theme.theme import Theme

_RESERVE_PX = 4
_LEAST_WIDTH_PX, _MOST_WIDTH_PX = 28, 10_000


@guarded
class RowTable(QTableView):
    """One row at a time, without a grid, as high as the font asks for; columns as they are described.

    Attributes: `delegate`, which paints the cells; `headings`; `choice`, which columns are shown.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings = TableHeader(theme, self)
        self.setHorizontalHeader(self.headings)
        self.choice = ColumnChoice(self, self.width_needed)
        self.delegate = CellDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(_LEAST_WIDTH_PX)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._fit_rows()

    @property
    def columns(self) -> tuple[Column[object], ...]:
        """The descriptions of the model's columns, from the left."""
        model = self.model()
        return model.columns if isinstance(model, TableModel) else ()

    @property
    def row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Show the model's rows, each column as wide as its description says."""
        super().setModel(model)
        for place, column in enumerate(self.columns):
            if column.stretches:
                self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.fit_columns()
        self.choice.fill()
        self.choice.apply()
        if isinstance(model, TableModel) and any(column.is_optional for column in model.columns):
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
                changed.connect(self.choice.look_for_content)
            self.choice.look_for_content()

    def fit_columns(self) -> None:
        """Give each column the room that its usual content needs."""
        for place, column in enumerate(self.columns):
            if not column.stretches:
                self.setColumnWidth(place, self.width_needed(column))

    def width_needed(self, column: Column[object]) -> int:
        """What a column's widest usual content takes, in pixels."""
        layout = CellLayout(self.font())
        cells = (Cell(sample) if isinstance(sample, str) else sample for sample in column.samples)
        lead = LEAD if column is self.columns[0] else 0
        widest = max((layout.width(cell) + lead + _RESERVE_PX for cell in cells), default=0)
        heading = self.headings.width_needed(self.columns.index(column))
        return max(widest, heading, column.letters * self.fontMetrics().averageCharWidth())

    def show_column(self, key: str, *, visible: bool) -> None:
        """Show the column of this key, or leave it out, whatever else holds."""
        self.choice.tell(key, visible=visible)

    def table_state(self) -> TableState:
        """What there is to be remembered of it."""
        header, columns = self.horizontalHeader(), self.columns
        widths = {
            column.key: header.sectionSize(place)
            for place, column in enumerate(columns)
            if not column.stretches and not header.isSectionHidden(place)
        }
        place, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        is_sorted = self.isSortingEnabled() and 0 <= place < len(columns)
        sorted_by = columns[place].key if is_sorted else ""
        is_descending = is_sorted and order == Qt.SortOrder.DescendingOrder
        return TableState(widths, sorted_by, is_descending, dict(self.choice.chosen))

    def restore_table_state(self, state: TableState) -> None:
        """Be as remembered, as far as there are such columns still."""
        self.choice.restore(state.columns)
        for place, column in enumerate(self.columns):
            width = state.widths.get(column.key, 0)
            if width > 0 and not column.stretches:
                self.horizontalHeader().resizeSection(place, min(width, _MOST_WIDTH_PX))
            if column.key == state.sorted_by and self.isSortingEnabled():
                order = Qt.SortOrder.DescendingOrder if state.descending else Qt.SortOrder.AscendingOrder
                self.sortByColumn(place, order)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what can be spared while there is little room, so that the rest needs no scrolling."""
        super().resizeEvent(event)
        self.choice.apply()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        is_set_up = isinstance(self.itemDelegate(), CellDelegate)
        if is_set_up and event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_rows()
            if event.type() == QEvent.Type.FontChange:
                self.fit_columns()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height(self.font()))
