"""The pane of a comparison: files and packages in tables, a filter, and whether times count."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton

from layerscope.desktop.compare.difference_rows import differences_model
from layerscope.desktop.compare.package_rows import package_differences_model
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.results.kinds_pane import KindsPane, KindWords
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.desktop.widgets.results.saving import ResultSaving

translate = QCoreApplication.translate
FILES, PACKAGES = "files", "packages"


class ComparePane(QObject):
    """Attributes: `pane`; `files` and `packages`, what is in it; `ignores_times`; `others`, a button.

    Signals: `row_opened(row)`; `left_asked(row)` and `right_asked(row)`, to show the file of that side;
    `again_asked`, `stop_asked`, `others_asked`.
    """

    row_opened = Signal(object)
    left_asked = Signal(object)
    right_asked = Signal(object)
    again_asked = Signal()
    stop_asked = Signal()
    others_asked = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.ignores_times = QCheckBox(translate("Compare", "Ignore times"))
        self.ignores_times.setObjectName("compareIgnoreTimes")
        self.ignores_times.setChecked(True)
        files, packages = translate("Compare", "Files"), translate("Compare", "Packages")
        self.files = self._new_pane(differences_model(self), "compare", files)
        self.packages = self._new_pane(package_differences_model(self), "comparePackages", packages)
        kinds = [(FILES, files, self.files), (PACKAGES, packages, self.packages)]
        self.pane = KindsPane(_words(), kinds, [self.ignores_times])
        self.others = self._new_others()
        self._offer_rows()

    def offer_others(self, text: str) -> None:
        """Offer to list the layers that are not; empty: nothing of the kind."""
        self.others.setText(text)
        self.others.setAccessibleName(text)
        self.others.setVisible(bool(text))

    def _new_pane(self, model: RowsModel[Any], view_name: str, title: str) -> ResultPane:
        shell = self._shell
        words = PaneWords(
            view=view_name,
            view_spoken=translate("Compare", "Differences: {what}").format(what=title),
            suffix=view_name[0].upper() + view_name[1:],
            idle=translate("Compare", "Choose an image, then “Compare with…” in its menu."),
            again=translate("Compare", "Compare again"),
        )
        pane = ResultPane(RowsView(model, shell.theme), words, shell.say, remedies=shell.places.remedies)
        shell.places.tables.append(pane.view)
        pane.add_saving(ResultSaving(shell.window, shell.tasks, shell.blocking, shell.say, "compare"))
        pane.again_asked.connect(self.again_asked)
        pane.stop_asked.connect(self.stop_asked)
        return pane

    def _new_others(self) -> QPushButton:
        button = self.files.add_button("listOthers", "", self.others_asked.emit)
        button.hide()
        self.files.put_first(button)
        return button

    def _offer_rows(self) -> None:
        self.files.view.row_activated.connect(self.row_opened)
        self.files.add_row_action(
            "compareContents", translate("Compare", "Compare contents"), self.row_opened.emit
        )
        for verb, text, signal in (
            ("showLeft", translate("Compare", "Show left in Files"), self.left_asked),
            ("showRight", translate("Compare", "Show right in Files"), self.right_asked),
        ):
            self.files.add_row_action(verb, text, signal.emit)


def _words() -> KindWords:
    return KindWords(
        pane="comparison",
        choice="compareKind",
        choice_spoken=translate("Compare", "What is compared"),
        filter="compareFilter",
        filter_spoken=translate("Compare", "Filter differences"),
    )
