"""The searchable list of all profiles: type a few letters, press Enter, ask as another account."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.accounts.switcher.choices import ChoicesModel
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.fields import button
from layerscope.words.plurals import Plural

_LEADING = QLineEdit.ActionPosition.LeadingPosition
_FEWEST_ROWS, _MOST_ROWS = 4, 12  # shown at once; the rest scrolls
_MOVES = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}


@guarded
class Switcher(QFrame):
    """A popup below the account button; filled each time it opens, and empty while it is closed.

    The focus stays in the search field: arrows and pages move in the list all the same.
    Signal: `add_asked`, by the button where no profile matches.
    """

    add_asked = Signal()

    def __init__(self, presenter: AccountInUse, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("switcher")
        self.setAccessibleName(self.tr("Switch account"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "popup")
        self._presenter = presenter
        self._model = ChoicesModel(self)
        self._search = QLineEdit()
        self._search.setObjectName("profileSearch")
        self._search.setAccessibleName(self.tr("Search profiles"))
        self._search.setPlaceholderText(self.tr("Name, account ID or role"))
        theme.set_icon(self._search.addAction(QIcon(), _LEADING), IconName.SEARCH, Ink.MUTED)
        self._list = _ProfileList(self._model, theme)
        self._list.setAccessibleName(self.tr("Profiles"))
        self._note = MutedLabel()
        self._note.setObjectName("profileNote")
        self._add = button("addProfileHere", self.tr("Add profile…"))
        self._add.clicked.connect(lambda _checked=False: self._ask_to_add())
        self._lay_out()
        self._search.installEventFilter(self)
        self._search.textChanged.connect(self._filter)
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        self._list.selectionModel().currentRowChanged.connect(self._announce)
        presenter.state_changed.connect(self._refill)

    def open_at(self, corner: QPoint, width: int = 0) -> None:
        """Open below a button so wide whose lower left corner is there, as far as the screen allows."""
        self._search.clear()
        self._fill()
        self._list.show_rows(min(max(self._model.rowCount(), _FEWEST_ROWS), _MOST_ROWS))
        self.adjustSize()
        room = self.screen().availableGeometry()
        wanted = corner.x() + width - self.width() if self.isRightToLeft() else corner.x()
        left = max(room.left(), min(wanted, room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the keys of a list work in the search field."""
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        if key in _MOVES:
            self._list.move_current(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _fill(self) -> None:
        presenter = self._presenter
        present = presenter.account.profile or ""
        self._model.offer(presenter.profiles, presenter.recent.profiles, present, presenter.catalogue.marks)
        self._filter(self._search.text())

    def _refill(self) -> None:
        """Take in what arrives while it is open; where the choice stood it stays."""
        if not self.isVisible():
            return
        chosen = self._model.profile(self._list.currentIndex().row())
        self._fill()
        for row in range(self._model.rowCount()):
            if self._model.profile(row) == chosen:
                self._list.selectRow(row)

    def _filter(self, text: str) -> None:
        self._model.filter(text)
        count = self._model.rowCount()
        if count:
            self._list.selectRow(self._first(text))
            self._note.setText(Plural.tr("%Ln profiles", "", count))
        else:
            self._note.setText(self.tr("No profile matches “{text}”.").format(text=text.strip()))
        self._add.setVisible(not count)

    def _first(self, text: str) -> int:
        """The row that Enter takes: of all, the one used before the present one, to go back and forth."""
        before = self._model.profile(1)
        if before is None or before.name not in self._presenter.recent.profiles:
            return 0  # nobody has been anywhere else: Enter stays
        profile = self._model.profile(0)
        is_present = profile is not None and profile.name == (self._presenter.account.profile or "")
        return 1 if not text.strip() and is_present and self._model.rowCount() > 1 else 0

    def _choose(self, row: int) -> None:
        profile = self._model.profile(row)
        if profile is not None:
            self.close()
            self._presenter.choose(profile.account)

    def _ask_to_add(self) -> None:
        self.close()
        self.add_asked.emit()

    def _announce(self, current: QModelIndex) -> None:
        if current.isValid():
            announce(self._search, self._model.describe(current.row()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        for part in (self._search, self._list, self._note, self._add):
            layout.addWidget(part)


class _ProfileList(RowTable):
    """Rows of fixed height and columns of fixed width: opening costs what is shown, not what there is."""

    def __init__(self, model: ChoicesModel, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("profileList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.setModel(model)
        self.horizontalHeader().setStretchLastSection(True)
        self.setMinimumWidth(sum(map(self.width_needed, self.columns)) + 16)

    def show_rows(self, count: int) -> None:
        self.setFixedHeight(count * self.row_height + 2 * self.frameWidth())

    def move_current(self, action: QAbstractItemView.CursorAction) -> None:
        """Move the choice as this key would in a list with the focus."""
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)
