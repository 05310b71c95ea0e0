"""What can be copied of the selected rows, and the menu that offers it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.actions import show_shortcut
from layerscope.desktop.widgets.announcing import Say
from layerscope.words.plurals import Plural

TextOf = Callable[[object], str]
Fits = Callable[[object], bool]


def _nothing(_row: object) -> str:
    return ""


class CopyActions(QObject):
    """The actions of a list's context menu; each is disabled where no selected row has anything for it.

    Attributes: `copy_uri` (Ctrl+C in the list), `copy_digest`, `copy_tags`, `refresh`, and what they take
    from a row: `uri_of`, `digest_of`, `tags_of`.
    """

    def __init__(
        self, view: RowsView, refresh: Callable[[], None], say: Say, *, with_digest: bool = True
    ) -> None:
        super().__init__(view)
        self._view = view
        self._say = say
        self.uri_of: TextOf = _nothing
        self.digest_of: TextOf = _nothing
        self.tags_of: TextOf = _nothing
        self.copy_uri = self._action(self.tr("Copy URI"), lambda: self._copy(self.uri_of))
        self.copy_uri.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_uri.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_digest = self._action(self.tr("Copy digest"), lambda: self._copy(self.digest_of))
        self.copy_tags = self._action(self.tr("Copy tags"), lambda: self._copy(self.tags_of))
        self.refresh = show_shortcut(self._action(self.tr("Refresh"), refresh), "F5")
        copies = [self.copy_uri, self.copy_digest, self.copy_tags] if with_digest else [self.copy_uri]
        self._offered = [*copies, self.refresh]
        self._others: list[tuple[QAction, Fits]] = []
        view.allow_several()
        view.addAction(self.copy_uri)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_requested)

    def offer(self, action: QAction, fits: Fits) -> None:
        """Offer another feature's action too, enabled where it fits the chosen row."""
        self._others.append((action, fits))

    def menu(self) -> QMenu:
        """A menu for the chosen row; it deletes itself when it closes."""
        row = self._view.chosen_row()
        for action, texts in ((self.copy_uri, self._uris()), (self.copy_digest, self._of(self.digest_of))):
            action.setEnabled(bool(texts))
        self.copy_tags.setEnabled(bool(self._of(self.tags_of)))
        self._name_copies(len(self._view.selected_rows()))
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._offered:
            if action is self.refresh:
                self._add_others(menu, row)
                menu.addSeparator()
            menu.addAction(action)
        menu.aboutToHide.connect(self._on_menu_hidden)
        return menu

    def _add_others(self, menu: QMenu, row: object) -> None:
        if self._others:
            menu.addSeparator()
        for action, fits in self._others:
            action.setEnabled(fits(row))
            menu.addAction(action)

    def _action(self, text: str, call: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(call)
        return action

    def _copy(self, text_of: TextOf) -> None:
        texts = self._of(text_of)
        if not texts:
            return
        QGuiApplication.clipboard().setText("\n".join(texts))
        text, others = self.tr("Copied %1"), len(texts) - 1
        if others:
            text = Plural.tr("Copied %1 and %Ln others", "", others)
        self._say(text.replace("%1", texts[0].replace("\n", ", ")))

    def _uris(self) -> list[str]:
        return self._of(self.uri_of)

    def _of(self, text_of: TextOf) -> list[str]:
        """What the selected rows have of it, each once; the chosen one's where none is selected."""
        rows = self._view.selected_rows() or [self._view.chosen_row()]
        return list(dict.fromkeys(text for row in rows if (text := text_of(row))))

    def _name_copies(self, count: int) -> None:
        several = count > 1
        uris, digests = Plural.tr("Copy %Ln URIs", "", count), Plural.tr("Copy %Ln digests", "", count)
        self.copy_uri.setText(uris if several else self.tr("Copy URI"))
        self.copy_digest.setText(digests if several else self.tr("Copy digest"))

    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu().popup(self._view.viewport().mapToGlobal(position))

    def _on_menu_hidden(self) -> None:
        self._name_copies(1)
        for action in (self.copy_uri, *(action for action, _ in self._others)):
            action.setEnabled(True)  # as shortcuts they find out by themselves
