"""The list below the field, over whatever is there: at most MOST_SHOWN rows without scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from layerscope.desktop.goto.suggesting.suggestion import Kind, Suggestion
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce

MOST_SHOWN = 12
_WIDTH_LETTERS = 70
_MARGIN, _BORDER, _GAP = 5, 1, 4
_ICONS = {
    Kind.FAVORITE: IconName.STAR,
    Kind.RECENT: IconName.CLOCK,
    Kind.REPOSITORY: IconName.REPOSITORY,
    Kind.TAG: IconName.IMAGE,
    Kind.ACTION: IconName.PLAY,
    Kind.PROFILE: IconName.ACCOUNT,
    Kind.REGION: IconName.EXTERNAL,
    Kind.TYPED: IconName.SEARCH,
    Kind.TEXT: IconName.SEARCH,
}


@guarded
class SuggestionList(QFrame):
    """Shows suggestions below `field`, which keeps the focus; a click takes one.

    Signal: `taken(Suggestion)`, by a click.
    """

    taken = Signal(object)

    def __init__(self, field: QWidget, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("goToList")
        self.model: ListModel[Suggestion] = ListModel(_columns(), lambda each: each.identity, self)
        self.view = RowTable(theme)
        self.view.setObjectName("goToNames")
        self.view.setAccessibleName(self.tr("Suggestions"))
        self.view.horizontalHeader().hide()
        self.view.setModel(self.model)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(lambda index: self.taken.emit(self.model.row_at(index.row())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _MARGIN, 0, _MARGIN)
        layout.addWidget(self.view)
        self.hide()

    @property
    def marked(self) -> Suggestion | None:
        """What Enter takes; None while the list is closed or nothing is marked."""
        index = self.view.currentIndex()
        return self.model.row_at(index.row()) if self.isVisible() and index.isValid() else None

    @property
    def rows_shown(self) -> int:
        """How many rows are seen without scrolling."""
        return min(self.model.rowCount(), MOST_SHOWN)

    def show_suggestions(self, suggestions: Sequence[Suggestion], *, mark_first: bool) -> None:
        """Show these in place of others; closed without any."""
        self.model.fill(suggestions)
        self.view.clearSelection()
        self.view.setCurrentIndex(self.model.index(-1, 0))
        if not suggestions:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self.view.scrollToTop()
        if mark_first:
            self.view.selectRow(0)
            self._announce()

    def move_mark(self, step: int) -> None:
        """Mark another row: so many further down, round at the ends where it is one."""
        rows, index = self.model.rowCount(), self.view.currentIndex()
        if not rows:
            return
        at = index.row() + step if index.isValid() else (0 if step > 0 else rows - 1)
        at = at % rows if abs(step) == 1 else min(max(at, 0), rows - 1)
        self.view.selectRow(at)
        self._announce()

    def follow_field(self) -> None:
        """Stay below the field, which has moved or is another size."""
        if self.isVisible():
            self._place()

    def _announce(self) -> None:
        """Have the marked row read: the focus stays in the field."""
        if (marked := self.marked) is not None:
            parts = (marked.name, marked.note, kind_text(marked.kind), marked.keys)
            announce(self._field, ", ".join(part for part in parts if part))

    def _place(self) -> None:
        """Below the field, as wide as it or as names need, within the window."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        field = self._field
        at = field.mapTo(window, QPoint(0, field.height() + _GAP))
        letters = self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS
        width = min(max(field.width(), letters), window.width() - 2 * _GAP)
        left = min(at.x(), window.width() - _GAP - width)
        if field.isRightToLeft():
            left = max(at.x() + field.width() - width, _GAP)
        height = self.rows_shown * self.view.row_height + 2 * (_MARGIN + _BORDER)
        self.setGeometry(QRect(left, at.y(), width, min(height, window.height() - at.y() - _GAP)))


def kind_text(kind: Kind) -> str:
    """What the kind is called at the end of its row."""
    translate = QCoreApplication.translate
    return {
        Kind.FAVORITE: translate("GoTo", "Favorite"),
        Kind.RECENT: translate("GoTo", "Recent"),
        Kind.REPOSITORY: translate("GoTo", "Repository"),
        Kind.TAG: translate("GoTo", "Image"),
        Kind.ACTION: translate("GoTo", "Action"),
        Kind.PROFILE: translate("GoTo", "Profile"),
        Kind.REGION: translate("GoTo", "Region"),
        Kind.TYPED: translate("GoTo", "Open by name"),
        Kind.TEXT: translate("GoTo", "Error text"),
    }[kind]


def _columns() -> tuple[Column[Suggestion], ...]:
    kinds = tuple(kind_text(kind) for kind in Kind)
    return (
        Column("name", "", lambda each: each.name, cell=_name_cell, tip=lambda each: each.name),
        Column(
            "keys",
            "",
            lambda each: each.keys,
            cell=lambda each: Cell(each.keys, is_muted=True),
            samples=("Ctrl+Shift+M",),
            is_optional=True,
        ),
        Column(
            "kind",
            "",
            lambda each: kind_text(each.kind),
            cell=lambda each: Cell(kind_text(each.kind), is_muted=True),
            samples=kinds,
        ),
    )


def _name_cell(each: Suggestion) -> Cell:
    tone = Tone.WARN if each.kind is Kind.FAVORITE else Tone.NEUTRAL
    return Cell(
        each.name, note=each.note, icon=_ICONS[each.kind], icon_tone=tone, is_muted=not each.is_enabled
    )
