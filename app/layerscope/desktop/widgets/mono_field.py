"""A value to read and copy."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import mono_font
from layerscope.words import outside

_LINE_EDIT_MARGIN = 2  # between a line edit's contents and its text; QLineEdit has it built in
_MOST = 10_000  # characters; a presigned URL has up to 3,000


@guarded
class MonoField(QLineEdit):
    """A value to read and copy, in a fixed-width font: a digest, a URL. Read-only, and shown from its start.

    Copying with nothing selected takes all of it, of a very long one too. Attribute: `elision`, where a text
    is cut that there is no room for.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.elision = Qt.TextElideMode.ElideRight
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as what it holds
        self.setFont(mono_font(self.font()))
        self.textChanged.connect(self._on_text_changed)

    def setText(self, text: str | None) -> None:  # noqa: N802 - Qt's name
        self._whole = text or ""
        super().setText(outside.line(self._whole, _MOST))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Ctrl+C with nothing selected take all."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            self.selectAll()
            QGuiApplication.clipboard().setText(self._whole)
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep showing the start, unless somebody is reading on."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self.home(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Cut a long text with an ellipsis, until somebody reads on in it."""
        shown = self.shown_text()
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(self._text_rect(), Qt.AlignmentFlag.AlignVCenter, shown)

    def shown_text(self) -> str:
        """The text as there is room for."""
        return self.fontMetrics().elidedText(self.text(), self.elision, self._text_rect().width())

    def _text_rect(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return contents.adjusted(_LINE_EDIT_MARGIN, 0, -_LINE_EDIT_MARGIN, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a sha256 digest."""
        digest_px = QFontMetrics(self.font()).horizontalAdvance("0") * 74
        return QSize(digest_px, super().sizeHint().height())

    def _on_text_changed(self) -> None:
        self.home(False)
