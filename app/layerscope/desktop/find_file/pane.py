"""The pane that looks for files: what is typed, where it is looked for, and what was found."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.find_file.hit_rows import hits_model
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.desktop.widgets.results.saving import ResultSaving
from layerscope.desktop.widgets.toggles import Choices
from layerscope.words.outside import line

translate = QCoreApplication.translate


class Reach(StrEnum):
    """Where it is looked for."""

    IMAGE = "image"
    REPOSITORY = "repository"


class FindPane(QObject):
    """Attributes: `pane`, `view`, `field`, `reach` (a choice), `start` and `others` (buttons).

    Signals: `search_asked`; `row_opened(row)`; `stop_asked`; `others_asked`.
    """

    search_asked = Signal()
    row_opened = Signal(object)
    stop_asked = Signal()
    others_asked = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.view = RowsView(hits_model(self), shell.theme)
        self.view.show_column("match", visible=False)
        self.pane = ResultPane(self.view, _words(), shell.say, remedies=shell.places.remedies)
        self.field = FilterField()
        self.field.setObjectName("findFile")
        self.field.setAccessibleName(translate("FindFile", "File"))
        self.field.setPlaceholderText(translate("FindFile", "Name, *.pattern, path/ or sha256:…"))
        self.reach = Choices()
        self.reach.setObjectName("findFileReach")
        self.reach.setAccessibleName(translate("FindFile", "Search in"))
        self.reach.addItem(line(translate("FindFile", "This repository")), Reach.REPOSITORY.value)
        self.reach.addItem(line(translate("FindFile", "This image")), Reach.IMAGE.value)
        self.start = PrimaryButton(translate("FindFile", "Find"))
        self.start.setObjectName("findFileStart")
        self._put_above()
        self.others = self.pane.add_button("listOthers", "", self.others_asked.emit)
        self.others.hide()
        self.pane.put_first(self.others)
        shell.places.tables.append(self.view)
        self._connect(shell)

    def offer_others(self, text: str) -> None:
        """Offer to read the layers that are not known; empty: nothing of the kind."""
        self.others.setText(text)
        self.others.setAccessibleName(text)
        self.others.setVisible(bool(text))

    def chosen_reach(self) -> Reach:
        return Reach(str(self.reach.currentData()))

    def choose_reach(self, reach: Reach) -> None:
        self.reach.setCurrentIndex(self.reach.findData(reach.value))

    def search(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _put_above(self) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.reach)
        layout.addWidget(self.start)
        self.pane.put_above(row)

    def _connect(self, shell: Shell) -> None:
        pane = self.pane
        pane.add_saving(ResultSaving(shell.window, shell.tasks, shell.blocking, shell.say, "find"))
        pane.add_row_action("showFile", translate("Files", "Show in Files"), self.row_opened.emit)
        self.field.entered.connect(self.search_asked)
        self.field.left.connect(self.view.setFocus)
        self.start.clicked.connect(self.search_asked)
        pane.again_asked.connect(self.search_asked)
        pane.stop_asked.connect(self.stop_asked)
        self.view.row_activated.connect(self.row_opened)


def _words() -> PaneWords:
    return PaneWords(
        view="findFileHits",
        view_spoken=translate("FindFile", "Files found"),
        suffix="FindFile",
        idle=translate(
            "FindFile", "Type a name, a pattern such as *.jar, a part of a path, or a file's digest."
        ),
        again=translate("FindFile", "Find again"),
    )
