"""The Go to field: takes a reference, a digest, or an error text as long as a day's log."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from layerscope.desktop.goto.completion import Completion
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import MutedLabel

# What a line edit is given of a long text: it lays all of it out, for a megabyte in most of a minute.
SHOWN_CHARACTERS = 200
SHORTCUT = "Ctrl+K"
_HINT_MARGIN = 10
_LAYS_OUT_ANEW = {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange}


@guarded
class GoToField(QLineEdit):
    """Takes a reference or an error text; Enter goes there.

    Of a pasted text that is long or has several lines the field shows the beginning, and Enter takes all of
    it. Attribute: `completion`. Signals: `text_entered(str)`; `left`, by Esc.
    """

    text_entered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""  # of a pasted text that is shown in part
        self.setObjectName("goTo")
        self.setProperty("kind", "field")
        self.setAccessibleName(self.tr("Go to"))
        self.setPlaceholderText(self.tr("Paste an image URI, a digest or an error message"))
        self.setClearButtonEnabled(True)
        search = QAction(self)
        theme.set_icon(search, IconName.SEARCH, Ink.MUTED)
        self.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self._add_hint()
        self.completion = Completion(self)
        self.returnPressed.connect(self._enter)
        self.textChanged.connect(self._on_text_changed)

    def paste_text(self, text: str) -> None:
        """Take the text as if it was pasted: a short one where the cursor is, any other instead of all."""
        text = text.strip()
        if len(text) <= SHOWN_CHARACTERS and len(text.splitlines()) <= 1:
            if self._whole:
                self.empty()  # what is shown of a long text is no place to insert into
            self.insert(text)
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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Place the hint anew in another font or direction."""
        super().changeEvent(event)
        if event.type() in _LAYS_OUT_ANEW and hasattr(self, "_hint"):
            self._place_hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc empties the field, and leaves it once it is empty; pasting goes through `paste_text`."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste_from(QClipboard.Mode.Clipboard)
        elif event.key() == Qt.Key.Key_Escape and self.completion.is_open:
            event.ignore()  # the list closes
        elif event.key() == Qt.Key.Key_Down and not self.text():
            self.completion.show_all()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.empty()
        else:
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Paste the primary selection on a middle click, where the system has one."""
        if event.button() == Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self._paste_from(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

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

    def _enter(self) -> None:
        if text := (self._whole or self.text()).strip():
            self.text_entered.emit(text)

    def _on_text_changed(self, text: str) -> None:
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
