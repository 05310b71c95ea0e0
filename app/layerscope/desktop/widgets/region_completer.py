"""Offers regions by their names while one is typed into a field, and puts the code there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from layerscope.desktop.runtime.guard import guarded
from layerscope.words.outside import line
from layerscope.words.regions import region_label

CODE_ROLE = Qt.ItemDataRole.UserRole
MOST_SHOWN = 14


@guarded
class RegionCompleter(QCompleter):
    """Letters of a name or of a code find it: `frank`, `eu-c`."""

    def __init__(self, regions: Iterable[str], parent: QObject) -> None:
        model = QStandardItemModel(parent)
        for code in regions:
            item = QStandardItem(line(region_label(code)))
            item.setData(code, CODE_ROLE)
            model.appendRow(item)
        super().__init__(model, parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(MOST_SHOWN)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's name
        """The code of what was picked."""
        return str(index.data(CODE_ROLE) or "")
