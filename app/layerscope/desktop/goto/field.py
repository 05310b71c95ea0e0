"""The Go to field: takes a reference, a digest, or an error text as long as a day's log."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from layerscope.desktop.goto.suggesting.view import SuggestionList
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.field_buttons import offer_clearing

# What a line edit is given of a long text: it lays all of it out, for a megabyte in most of a minute.
SHOWN_CHARACTERS = 200
SHORTCUT = "Ctrl+K"
_HINT_MARGIN = 10
_LAYS_OUT_ANEW = {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange}


@guarded
class GoToField(QLineEdit):
    """Takes a reference or an error text; Enter goes there, or to what is marked in the list below.

    Of a pasted text that is long or has several lines the field shows the beginning, and Enter takes all of
    it. Attribute: `list`, below it. Signals: `text_entered(str)`; `suggestions_asked`, to be shown for the
    text; `suggestion_taken(Suggestion)`; `left`, by Esc.
    """

    text_entered = Signal(str)
    suggestions_asked = Signal()
    suggestion_taken = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""  # of a pasted text that is shown in part
        self.setObjectName("goTo")
        self.setProperty("kind", "field")
        self.setAccessibleName(self.tr("Go to"))
        self.setPlaceholderText(self.tr("Search, or paste an image URI, a digest or an error message"))
        offer_clearing(self)
        search = QAction(self.tr("Go to"), self)
        theme.set_icon(search, IconName.SEARCH, Ink.MUTED)
        self.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self._add_hint()
        self.list = SuggestionList(self, theme)
        self._edited: str | None = None  # what somebody typed, until it is told of
        self.returnPressed.connect(self._enter)
        self.textEdited.connect(self._on_text_edited)
        self.textChanged.connect(self._on_text_changed)

    def paste_text(self, text: str) -> None:
        """Take the text as if it was pasted: a short one where the cursor is, any other instead of all."""
        text = text.strip()
        if len(text) <= SHOWN_CHARACTERS and len(text.splitlines()) <= 1:
            if self._whole:
                self.empty()  # what is shown of a long text is no place to insert into
            self.insert(text)
            self.list.hide()  # to Qt this is typing, but Enter is to follow what was pasted
            return
        beginning = " ".join(text[:SHOWN_CHARACTERS].split())
        self.setText(f"{beginning}…")
        self.home(False)
        self._whole = text

    def empty(self) -> None:
        """Keep nothing of what was entered, not even for undoing."""
        self.setText("")

    # What Qt calls.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_hint()
        self.list.follow_field()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        super().moveEvent(event)
        self.list.follow_field()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Place the hint anew in another font or direction."""
        super().changeEvent(event)
        if event.type() in _LAYS_OUT_ANEW and hasattr(self, "_hint"):
            self._place_hint()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.suggestions_asked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes the list, empties the field, leaves it; arrows mark; `paste_text` pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste_from(QClipboard.Mode.Clipboard)
        elif event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif (step := self._steps().get(event.key())) is None:
            super().keyPressEvent(event)
        elif self.list.isVisible():
            self.list.move_mark(step)
        elif step > 0:
            self.suggestions_asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Paste the primary selection on a middle click, where the system has one."""
        if event.button() == Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self._paste_from(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Leave files to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.paste_text(event.mimeData().text())
        event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Qt's menu, its Paste replaced by one that goes through `paste_text`."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(qts := menu.findChild(QAction, "edit-paste"), QAction):
            ours = QAction(qts.icon(), qts.text(), menu)
            ours.setEnabled(qts.isEnabled())
            ours.triggered.connect(lambda: self._paste_from(QClipboard.Mode.Clipboard))
            menu.insertAction(qts, ours)
            menu.removeAction(qts)
        menu.popup(event.globalPos())

    # What follows from it.

    def _paste_from(self, mode: QClipboard.Mode) -> None:
        self.paste_text(QGuiApplication.clipboard().text(mode))

    def _step_back(self) -> None:
        was_open = self.list.isVisible()
        self.list.hide()
        if not self.text():
            self.left.emit()
        elif not was_open:
            self.empty()

    def _steps(self) -> dict[int, int]:
        page = self.list.rows_shown - 1
        keys = Qt.Key
        return {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_PageUp: -page, keys.Key_PageDown: page}

    def _enter(self) -> None:
        if (marked := self.list.marked) is not None:
            self.suggestion_taken.emit(marked)
            return
        self.list.hide()
        if text := (self._whole or self.text()).strip():
            self.text_entered.emit(text)

    def _on_text_edited(self, text: str) -> None:
        self._edited = text

    def _on_text_changed(self, text: str) -> None:
        if text != self._edited:
            self.list.hide()  # what it was shown for is not there any more
        self._edited = None
        self._whole = ""  # `paste_text` sets it after the text
        self._hint.setVisible(not text)
        self._place_hint()

    def _add_hint(self) -> None:
        """Show the shortcut at the far end of the empty field."""
        self._hint = MutedLabel(QKeySequence(SHORTCUT).toString(QKeySequence.SequenceFormat.NativeText), self)
        self._hint.setObjectName("goToHint")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _place_hint(self) -> None:
        """Put the hint at the far end, and keep the placeholder from running under it."""
        width = self._hint.sizeHint().width()
        at_end = QRect(self.width() - width - _HINT_MARGIN, 0, width, self.height())
        self._hint.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), at_end))
        room = 0 if self.text() else width + _HINT_MARGIN
        is_rtl = self.isRightToLeft()
        self.setTextMargins(room if is_rtl else 0, 0, 0 if is_rtl else room, 0)
