"""A field for a region: by its name or its code, the ones used last on top."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from layerscope.accounts.model.region_names import is_region_name
from layerscope.desktop.widgets.toggles import Choices
from layerscope.words.outside import line
from layerscope.words.regions import region_label

_LETTERS = 44  # of the longest name with its code


class RegionChoice(Choices):
    """Letters of a name or a code filter what is offered; a region that is not listed can be typed."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("Region"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.setMaxVisibleItems(14)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(14)
        self.setCompleter(completer)

    def offer(self, regions: Iterable[str], chosen: str) -> None:
        """Offer these in this order; `chosen` is what stands there."""
        codes = list(regions)
        if codes != [self.itemData(row) for row in range(self.count())]:
            self.clear()
            for code in codes:
                self.addItem(line(region_label(code)), code)
        row = self.findData(chosen)
        self.setCurrentIndex(row)
        if row < 0:
            self.setEditText(chosen)

    def region(self) -> str:
        """The code of what is chosen or typed; empty where that can be no region."""
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString)
        code = str(self.itemData(row)) if row >= 0 else text.lower()
        return code if is_region_name(code) and "-" in code else ""
