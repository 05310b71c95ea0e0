"""The sheet of shortcuts: to search, to read, and to copy for printing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from layerscope.desktop.shortcuts.collecting import Key, KeyGroup, as_text
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.dialogs import side_button
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.widgets.plain_label import PlainLabel

_WIDTH_LETTERS, _HEIGHT_LINES = 64, 26


class ShortcutSheet(QDialog):
    """Lists the groups that have a match for what is typed."""

    def __init__(self, groups: list[KeyGroup], say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self._say = say
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._filter = FilterField()
        self._filter.setObjectName("shortcutFilter")
        self._filter.setAccessibleName(self.tr("Search shortcuts"))
        self._filter.setPlaceholderText(self.tr("Search shortcuts"))
        self._list = self._new_list()
        self._none = PlainLabel(self.tr("No shortcut matches."))
        self._none.setObjectName("noShortcut")
        self._lay_out()
        self._filter.textChanged.connect(self._fill)
        self._filter.left.connect(self._list.setFocus)
        self._fill("")

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        self._list.clear()
        for group in self._groups:
            if keys := [key for key in group.keys if _matches(key, group.title, words)]:
                self._list.addTopLevelItem(self._item_of(group.title, keys))
        self._list.expandAll()
        self._none.setVisible(self._list.topLevelItemCount() == 0)
        first = self._list.topLevelItem(0)
        if first is not None and (key := first.child(0)) is not None:
            self._list.setCurrentItem(key)

    def _item_of(self, title: str, keys: list[Key]) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)
        for key in keys:
            item.addChild(QTreeWidgetItem([key.does, key.keys]))
        return item

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._groups))
        self._say(self.tr("Copied the keyboard shortcuts."))

    # Parts.

    def _new_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("shortcuts")
        tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(tree.fontMetrics().averageCharWidth() * 2)
        tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setMinimumHeight(tree.fontMetrics().height() * 8)
        return tree

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = side_button("copyShortcuts", self.tr("Copy as text"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self._copy)
        layout = QVBoxLayout(self)
        for part in (self._filter, self._list, self._none):
            layout.addWidget(part)
        layout.setStretchFactor(self._list, 1)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _WIDTH_LETTERS, metrics.height() * _HEIGHT_LINES)
        self._filter.setFocus()


def _matches(key: Key, title: str, words: list[str]) -> bool:
    text = f"{key.does} {key.keys} {title}".casefold()
    return all(word in text for word in words)
