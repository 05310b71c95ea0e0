"""The table that shows lines in a fixed-width font, however many and however long they are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cell_painter import colour
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme, mono_font
from layerscope.desktop.widgets.lines.code_model import NUMBER, SIGN_ROLE, TEXT, CodeModel

_PADDING_PX = 6
_LEAST_DIGITS = 4
_LEAST_WRAPPED = 20  # characters
_NEAR_EDGE_PX = 100
_LONG = 500  # characters, of which a part is painted
_MOST_COPIED_ROWS = 100_000
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TONES = {"+": Tone.GOOD, "-": Tone.BAD}


@guarded
class CodeView(QTableView):
    """Lines can be selected and copied; nothing in them is a link or markup. Signal: `resized`."""

    resized = Signal()

    def __init__(self, theme: Theme, name: str, spoken: str) -> None:
        super().__init__()
        self._text_width = 0
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFont(mono_font(self.font()))
        self.setItemDelegate(CodeDelegate(theme, self))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setMinimumSectionSize(1)
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(self.fontMetrics().height() + 2)

    @property
    def code(self) -> CodeModel | None:
        """The rows that are shown."""
        model = self.model()
        return model if isinstance(model, CodeModel) else None

    def show_rows(self, model: CodeModel) -> None:
        """Show these, and let go of those before."""
        before = self.model()
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        letter = letter_width(self.font())
        last = max(0, model.rowCount() - 1)
        digits = max(_LEAST_DIGITS, len(str(last + 1)), len(model.number(last)) if model.rowCount() else 0)
        self.setColumnWidth(NUMBER, round(digits * letter) + 2 * _PADDING_PX)
        self._text_width = round((model.characters + 1) * letter) + 2 * _PADDING_PX
        self._fit_text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_text()
        self.resized.emit()

    def _fit_text(self) -> None:
        """Have the text's column reach to the end of the longest line, and of the view."""
        room = self.viewport().width() - self.columnWidth(NUMBER)
        self.setColumnWidth(TEXT, max(self._text_width, room))

    def letters_in_sight(self) -> int:
        """How many characters a line may have and still be seen whole."""
        room = self.viewport().width() - self.columnWidth(NUMBER) - 2 * _PADDING_PX
        return max(_LEAST_WRAPPED, int(room / letter_width(self.font())) - 1)

    def go_to(self, row: int, character: int = 0) -> None:
        """Select the row, and bring that character of it into sight."""
        if self.code is None:
            return
        self.selectRow(row)
        self.scrollTo(self.code.index(row, TEXT), QAbstractItemView.ScrollHint.EnsureVisible)
        bar, at = self.horizontalScrollBar(), round(character * letter_width(self.font()))
        room = self.viewport().width() - self.columnWidth(NUMBER)
        bar.setValue(0 if at < room - _NEAR_EDGE_PX else max(0, at - room // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies the selected lines as they are; Home and End go to the first and last."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_lines()
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.code is not None:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.code.rowCount() - 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def copy_lines(self) -> None:
        """Copy the selected lines."""
        code = self.code
        if code is None:
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        text = "\n".join(map(code.copied, rows[:_MOST_COPIED_ROWS]))
        if rows:
            QGuiApplication.clipboard().setText(text)


def letter_width(font: QFont) -> float:
    """Of any character of a fixed-width font, in pixels."""
    return QFontMetricsF(font).horizontalAdvance("0") or 1.0


@guarded
class CodeDelegate(QStyledItemDelegate):
    """Paints of a long line only what is in sight."""

    def __init__(self, theme: Theme, view: CodeView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.changed.connect(view.viewport().update)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        colours, rect = self._theme.colours, option.rect
        tone = _TONES.get(str(index.data(SIGN_ROLE) or ""))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(colours.selection))
        elif tone is not None:
            painter.fillRect(rect, colour(colours.fill(tone)))
        painter.setFont(option.font)
        room = rect.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        text = str(index.data() or "")
        if index.column() == NUMBER:
            painter.setPen(colour(colours.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        else:
            painter.setPen(colour(colours.tone_text(tone) if tone else colours.text))
            self._paint_text(painter, room, text)
        painter.restore()

    def _paint_text(self, painter: QPainter, room: QRect, text: str) -> None:
        letter = letter_width(painter.font())
        if len(text) > _LONG and text.isascii():
            skipped = max(0, int(-room.left() / letter) - 1)
            text = text[skipped : skipped + int(self._view.viewport().width() / letter) + 3]
            room = room.translated(round(skipped * letter), 0)
        painter.drawText(room, _MIDDLE | Qt.TextFlag.TextSingleLine, text)
