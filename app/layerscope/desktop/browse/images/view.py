"""The table of images, in which an index opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.nested_row import Face, NestedRow
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme

_TAGS_SHARE = 0.37
# In this order, at most so much of their width, and never so much that a heading is cut.
_GIVE_WAY = {
    "type": 0.5,
    "digest": 0.3,
    "scan": 0.5,
    "last_pulled": 0.3,
    "platform": 0.5,
    "pushed": 0.3,
    "size": 1.0,
}


@guarded
class ImagesView(RowsView):
    """Right opens, Left closes or goes to the row above; Enter and a click on the arrow do either.

    Where a row does not open, Right and Left leave for the lists beside, as in every list.
    """

    def __init__(self, model: ImagesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self.images = model
        self._wanted: dict[int, int] = {}  # widths by the columns' places
        self._is_sharing = False
        super().__init__(model, theme, parent)
        self.horizontalHeader().sectionResized.connect(self._on_header_section_resized)
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
        if forward and self.images.tree.opens(row) and not is_open:
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
        elif self.images.tree.opens(row):
            self._toggle(self.currentIndex().row())

    def _on_delegate_fold_clicked(self, index: QModelIndex) -> None:
        self._toggle(index.row())

    def _toggle(self, position: int) -> None:
        identity = self.images.identity_at(position)
        if self.images.tree.opens(self.images.row_at(position)):
            self.images.set_open(identity, is_open=not self.images.is_open(identity))

    def fit_columns(self) -> None:
        """Room for usual values; the tags take the rest."""
        self._wanted = {
            place: self.width_needed(column)
            for place, column in enumerate(self.columns)
            if not column.stretches
        }
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the tags their share of a narrow list, whatever the other columns would like."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the columns what they want; where that is too much, platforms give way first, sizes last."""
        shown = {place: width for place, width in self._wanted.items() if not self.isColumnHidden(place)}
        too_much = sum(shown.values()) - round(self.viewport().width() * (1 - _TAGS_SHARE))
        widths = dict(shown)
        for key, most in _GIVE_WAY.items():
            if (place := self.images.place_of(key)) not in widths:
                continue
            least = max(round(widths[place] * (1 - most)), self.headings.width_needed(place))
            less = min(max(0, too_much), max(0, widths[place] - least))
            widths[place] -= less
            too_much -= less
        self._is_sharing = True
        for place, width in widths.items():
            self.horizontalHeader().resizeSection(place, width)
        self._is_sharing = False

    def _on_header_section_resized(self, place: int, _before: int, width: int) -> None:
        if self._is_sharing or place not in self._wanted:
            return
        if self.isColumnHidden(place) or not _before:
            self._share_room()  # one went, or came
        else:
            self._wanted[place] = width
