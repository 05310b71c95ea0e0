"""Completes what is typed into Go to by what was opened before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

MOST_SHOWN = 8  # rows without scrolling


class Completion(QObject):
    """A list below the field while what is typed is part of a name; Down in the empty field has all of them.

    Enter goes to what is marked, with nothing marked to what is typed; a click goes there too. Esc closes the
    list and leaves what is typed.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self._popup = popup = QListView()
        self._completer.setPopup(popup)
        popup.setObjectName("goToNames")
        popup.setAccessibleName(self.tr("Opened before"))
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        field.setCompleter(self._completer)
        popup.clicked.connect(lambda _index: field.returnPressed.emit())

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self._popup.isVisible()

    def offer(self, names: Iterable[str]) -> None:
        """Complete by these from now on, in this order."""
        offered = list(names)
        if offered != self._names.stringList():
            self._names.setStringList(offered)

    def show_all(self) -> None:
        """Show every name there is."""
        self._completer.setCompletionPrefix("")
        self._completer.complete()
