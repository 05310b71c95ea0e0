"""A JSON text to read: folded, coloured, searchable; copied exactly as it was fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.layer.json.delegate import JsonDelegate
from layerscope.desktop.layer.json.document import ROOT, JsonDocument
from layerscope.desktop.layer.json.model import JsonModel
from layerscope.desktop.layer.json.search import JsonSearch
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import Theme, mono_font
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.desktop.widgets.plain_label import PlainField
from layerscope.desktop.widgets.remedies import Remedies

_OPEN_AT_FIRST = 200  # lines: a text that is no longer is shown unfolded


@guarded
class JsonView(QWidget):
    """The JSON as a tree; a text that is no JSON, as text; nothing yet, as a sentence that says why.

    `name` begins the object names of its parts (`manifest`: `manifestTree`, `manifestSearch`, …).
    `paths_of(pointer)` tells which files of the image a value names. Signals: `retry_asked` and
    `diagnosis_asked(error)` on an error's card; `file_wanted(paths)`, the first of these that is there.
    """

    retry_asked = Signal()
    diagnosis_asked = Signal(object)
    file_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        say: Say,
        *,
        remedies: Remedies | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}View")
        self._say = say
        self._theme = theme
        self._title = title
        self._text = ""
        self.paths_of: Callable[[str], Sequence[str]] = lambda _pointer: ()
        self._matches: list[int] = []  # nodes, or in a plain text places
        self._at = 0
        self.tree = self._make_tree(f"{name}Tree")
        self.plain = self._make_plain(f"{name}Text")
        self.reason = MessageFace(say, remedies=remedies)
        self.search = JsonSearch(theme, name, self.tr("Search {title}").format(title=title))
        self.copy_all = QPushButton(self.tr("Copy all"))
        self.copy_all.setObjectName(f"{name}CopyAll")
        self.copy_all.setAccessibleName(self.tr("Copy all of {title}").format(title=title))
        self._faces = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_nothing("")

    @property
    def document(self) -> JsonDocument | None:
        """What is shown as a tree; None where it is not JSON or nothing is there."""
        model = self.tree.model()
        return model.document if isinstance(model, JsonModel) else None

    def show_text(self, text: str) -> None:
        """Show the text, as a tree where it is JSON with something in it."""
        if text == self._text:
            return
        self._text = text
        self._set_model(None)
        try:
            document = JsonDocument(text)
        except ValueError:
            document = None
        if document is not None and document.children[ROOT]:
            self._set_model(JsonModel(document, self))
            self._open(document)
            self._faces.setCurrentWidget(self.tree)
        else:
            self.plain.setPlainText(text)
            self._faces.setCurrentWidget(self.plain)
        self.copy_all.setEnabled(True)
        self.search.setEnabled(True)
        self._look_for(self.search.field.text())

    def show_nothing(self, reason: str) -> None:
        """Show no text and say why."""
        self.reason.show_text(reason)
        self._show_reason()

    def show_error(self, error: Exception) -> None:
        """Show no text and the error as to why."""
        self.reason.show_failure(error)
        self._show_reason()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies the chosen value."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        else:
            super().keyPressEvent(event)

    def start_search(self) -> bool:
        """Put the cursor into the search, its text selected; False where there is no text to search."""
        if not self.search.isEnabled():
            return False
        self.search.field.setFocus()
        self.search.field.selectAll()
        return True

    def copy_value(self) -> None:
        """Copy the chosen line's value: a string without its quotes, an object or array as JSON."""
        if (document := self.document) and (index := self.tree.currentIndex()).isValid():
            self._copy(document.copy_text(index.internalId()), self.tr("Value copied."))

    def copy_path(self) -> None:
        """Copy the chosen line's JSON pointer."""
        if (document := self.document) and (index := self.tree.currentIndex()).isValid():
            pointer = document.pointer(index.internalId())
            self._copy(pointer, self.tr("Path {pointer} copied.").format(pointer=pointer))

    def copy_text(self) -> None:
        """Copy the whole text, byte for byte as it was fetched."""
        if self._text:
            self._copy(self._text, self.tr("All of {title} copied.").format(title=self._title))

    # Search.

    def _look_for(self, needle: str) -> None:
        """Find the nodes, or in a plain text the places, that have the needle, and go to the first."""
        document = self.document
        self._matches = document.find(needle) if document else _places(self.plain.toPlainText(), needle)
        if self._matches:
            self._go(0)
        else:
            self.search.show_count(0, 0)

    def _go(self, at: int) -> None:
        if not self._matches:
            return
        self._at = at % len(self._matches)
        model = self.tree.model()
        if isinstance(model, JsonModel):
            index = model.index_of(self._matches[self._at])
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index, QTreeView.ScrollHint.PositionAtCenter)
        else:
            self._mark_in_plain(self._matches[self._at])
        self.search.show_count(self._at + 1, len(self._matches))
        announce(self.tree, self.search.count.text())

    def _mark_in_plain(self, place: int) -> None:
        cursor = self.plain.textCursor()
        cursor.setPosition(place)
        end = place + len(self.search.field.text())
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.plain.setTextCursor(cursor)

    def _step(self, step: int) -> None:
        self._go(self._at + step)

    # Parts.

    def _show_reason(self) -> None:
        self._text = ""
        self._set_model(None)
        self.plain.clear()
        self._faces.setCurrentWidget(self.reason)
        self.copy_all.setEnabled(False)
        self.search.setEnabled(False)

    def _set_model(self, model: JsonModel | None) -> None:
        old = self.tree.model()
        self.tree.setModel(model)
        if old is not None:
            old.deleteLater()

    def _open(self, document: JsonDocument) -> None:
        if len(document) <= _OPEN_AT_FIRST:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
        self.tree.setCurrentIndex(self.tree.model().index(0, 0, QModelIndex()))

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, slot in (
            (self.tr("Copy value"), self.copy_value),
            (self.tr("Copy path"), self.copy_path),
            (self.tr("Copy all"), self.copy_text),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        if paths := self._named_paths():
            show = menu.addAction(self.tr("Show in Files"))
            show.triggered.connect(lambda _checked=False: self.file_wanted.emit(tuple(paths)))
        menu.addSeparator()
        menu.addAction(self.tr("Unfold all")).triggered.connect(self.tree.expandAll)
        menu.addAction(self.tr("Fold all")).triggered.connect(self.tree.collapseAll)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _named_paths(self) -> Sequence[str]:
        """The files that the chosen line names."""
        document, index = self.document, self.tree.currentIndex()
        return self.paths_of(document.pointer(index.internalId())) if document and index.isValid() else ()

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(said)

    def _make_tree(self, name: str) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName(name)
        tree.setAccessibleName(self._title)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)  # or every line of a large text is measured
        tree.setItemDelegate(JsonDelegate(self._theme, tree))
        tree.setFont(mono_font(tree.font()))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # code reads so in every language
        tree.setIndentation(18)
        return tree

    def _make_plain(self, name: str) -> QPlainTextEdit:
        plain = PlainField()
        plain.setObjectName(name)
        plain.setAccessibleName(self._title)
        plain.setReadOnly(True)
        plain.setTabChangesFocus(True)
        plain.setFont(mono_font(plain.font()))
        plain.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return plain

    def _lay_out(self) -> None:
        for face in (self.tree, self.plain, self.reason):
            self._faces.addWidget(face)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.copy_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._faces, 1)

    def _connect(self) -> None:
        self.search.looked_for.connect(self._look_for)
        self.search.next_asked.connect(lambda: self._step(1))
        self.search.previous_asked.connect(lambda: self._step(-1))
        self.reason.diagnosis_asked.connect(self.diagnosis_asked)
        self.reason.retry_asked.connect(self.retry_asked)
        self.copy_all.clicked.connect(self.copy_text)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for name, key, step in ((self.tr("Find next"), "F3", 1), (self.tr("Find previous"), "Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(key), self, lambda step=step: self._step(step), context=scope)
            shortcut.setProperty("does", name)  # for the sheet of shortcuts


def _places(text: str, needle: str) -> list[int]:
    """Where the needle begins, whatever its case; nowhere for an empty one."""
    return [match.start() for match in re.finditer(re.escape(needle), text, re.IGNORECASE)] if needle else []
