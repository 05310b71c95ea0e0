"""A file in a window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.contents.folding_row import FoldingRow
from layerscope.desktop.contents.viewer.find_row import FindRow
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.dialogs import resize_within_screen
from layerscope.desktop.widgets.fields import button, note
from layerscope.desktop.widgets.lines.code_view import CodeView
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.toggles import CheckBox, Choices
from layerscope.words.outside import line

_MARGIN, _FIND_LETTERS = 12, 34
_WIDTH_LETTERS, _HEIGHT_LINES = 110, 42
translate = QCoreApplication.translate


@guarded
class ViewerWindow(QWidget):
    """Attributes: its parts; `code` has the lines, `state` what is known of them.

    Signals: `closed`; `retry_asked`, after a failure; `accepted`, what it costs.
    """

    closed = Signal()
    retry_asked = Signal()
    accepted = Signal()

    def __init__(self, theme: Theme, say: Say, parent: QWidget, *, remedies: Remedies | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("fileViewer")
        self.path = MonoField(translate("Viewer", "Path"))
        self.path.setObjectName("viewedPath")
        self.as_text = _toggle("fileText", translate("Viewer", "Text"))
        self.as_hex = _toggle("fileHex", translate("Viewer", "Hex"))
        self.as_text.setChecked(True)
        self.as_text.setAutoExclusive(True)
        self.as_hex.setAutoExclusive(True)
        self.wraps = CheckBox(translate("Viewer", "Wrap lines"))
        self.wraps.setObjectName("wrapLines")
        self.changes = CheckBox(translate("Viewer", "Show changes"))
        self.changes.setObjectName("showChanges")
        self.versions = Choices()
        self.versions.setObjectName("fileVersion")
        self.versions.setAccessibleName(translate("Viewer", "Version"))
        self.finding = FindRow(theme, self)
        self.code = CodeView(theme, "fileLines", translate("Viewer", "File"))
        self.message = MessageFace(say, remedies=remedies)
        self.state = note("fileState")
        self.read_all = button("readAll", translate("Viewer", "Read all"))
        self.accept_cost = button("readFile", translate("Viewer", "Read the file"))
        self.save = button("saveViewed", translate("Viewer", "Save…"))
        self._faces = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_lines(self) -> None:
        """Show the lines in place of a message."""
        self._faces.setCurrentWidget(self.code)
        self.accept_cost.hide()

    def show_text(self, text: str, *, asks: bool = False) -> None:
        """Show a sentence in place of lines; with `asks` the button that accepts it."""
        self.message.show_text(text)
        self.accept_cost.setVisible(asks)
        self._faces.setCurrentWidget(self.message)

    def show_failure(self, error: Exception) -> None:
        """Show why there are none."""
        self.message.show_failure(error)
        self.accept_cost.hide()
        self._faces.setCurrentWidget(self.message)

    def show_versions(self, texts: Sequence[str], chosen: int) -> None:
        """Offer these versions, if there are several."""
        self.versions.clear()
        self.versions.addItems(list(map(line, texts)))
        self.versions.setCurrentIndex(chosen)
        self.versions.setVisible(len(texts) > 1)
        self.changes.setVisible(len(texts) > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes it, unless a field has something to clear."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.closed.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.message.retry_asked.connect(self.retry_asked)
        self.accept_cost.clicked.connect(self.accepted)
        self.finding.field.left.connect(self.code.setFocus)
        for keys, act in (
            ("Ctrl+F", self.finding.field.setFocus),
            ("Ctrl+S", self.save.click),
            ("Ctrl+W", self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        for face in (self.code, self.message):
            self._faces.addWidget(face)
        options = QWidget()
        row = QHBoxLayout(options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.as_text, self.as_hex, self.wraps, self.versions, self.changes):
            row.addWidget(part)
        row.addStretch(1)
        top = FoldingRow(options, self.finding, self.finding, _FIND_LETTERS)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        for each in (self.accept_cost, self.read_all, self.save):
            foot.addWidget(each)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 10, _MARGIN, 6)
        head.setSpacing(6)
        head.addWidget(self.path)
        head.addWidget(top)
        foot.setContentsMargins(_MARGIN, 6, _MARGIN, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._faces, 1)
        layout.addLayout(foot)
        metrics = self.fontMetrics()
        resize_within_screen(
            self, metrics.averageCharWidth() * _WIDTH_LETTERS, metrics.height() * _HEIGHT_LINES
        )
        hidden: tuple[QWidget, ...] = (self.accept_cost, self.read_all, self.versions, self.changes)
        for every in hidden:
            every.hide()


def _toggle(name: str, text: str) -> QPushButton:
    made = button(name, text)
    made.setCheckable(True)
    return made
