"""Completes while somebody types into the field, and does what is taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction

from layerscope.desktop.goto.field import GoToField
from layerscope.desktop.goto.suggesting.gathering import Gathering
from layerscope.desktop.goto.suggesting.searching import Known, suggestions
from layerscope.desktop.goto.suggesting.suggestion import Suggestion
from layerscope.desktop.shell.shell import Shell


class Completing(QObject):
    """Joins the field with its list. Attributes: `list`; `gathering`.

    Signals: `named(str)`, a name is to be followed; `action_taken(QAction)`, to be done where somebody was
    before.
    """

    named = Signal(str)
    action_taken = Signal(object)

    def __init__(self, shell: Shell, field: GoToField) -> None:
        super().__init__(field)
        self._shell = shell
        self._field = field
        self.list = field.list
        self.gathering = Gathering(shell, self.named.emit, self._run)
        self._soon = QTimer(self, singleShot=True, interval=0)  # lists are long, and the first key is to come
        self._soon.timeout.connect(self.gathering.take_in_lists)
        field.suggestions_asked.connect(self.begin)
        field.textEdited.connect(self._on_field_text_edited)
        field.suggestion_taken.connect(self.take)
        self.list.taken.connect(self.take)

    def begin(self) -> None:
        """Show what there is for the text, with nothing marked while there is none."""
        self.gathering.begin()
        self._soon.start()
        self._show(self._field.text())

    def take(self, suggestion: Suggestion) -> None:
        """Do what the suggestion is for."""
        self.list.hide()
        if not suggestion.is_enabled:
            text = QCoreApplication.translate("GoTo", "“{action}” is not available now.")
            self._shell.say(text.format(action=suggestion.name))
            return
        self._field.empty()
        suggestion.take()

    def _on_field_text_edited(self, text: str) -> None:
        if not self.list.isVisible():
            self.gathering.begin()
        self._show(text)

    def _show(self, text: str) -> None:
        if text.strip():
            self._soon.stop()
            self.gathering.take_in_lists()
        self.list.show_suggestions(
            suggestions(text, self._known(), self.gathering.place), mark_first=bool(text.strip())
        )

    def _known(self) -> Known:
        navigator = self._shell.navigator
        return Known(
            {source.kind: source for source in self.gathering.sources},
            navigator.current_repository(),
            has_all_repositories=navigator.repositories.is_complete,
            has_all_tags=navigator.images.is_complete,
        )

    def _run(self, action: QAction) -> None:
        self.action_taken.emit(action)
