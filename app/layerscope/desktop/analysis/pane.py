"""The pane of analyses: the choice of one, of a layer, a filter, and a table for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from layerscope.contents.service.requests import Analysis
from layerscope.desktop.analysis.kinds import KINDS, AnalysisKind, kind_title
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.results.kinds_pane import KindsPane, KindWords
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.desktop.widgets.results.saving import ResultSaving
from layerscope.desktop.widgets.toggles import Choices
from layerscope.words import formats
from layerscope.words.listing_costs import contents_button, packages_button
from layerscope.words.outside import line

translate = QCoreApplication.translate


class AnalysisPane(QObject):
    """Attributes: `pane`, `layers` (the choice of a layer), and the buttons `contents`, `rest`, `bom`.

    Signals: `row_opened(row)`; `again_asked`, `stop_asked`, `others_asked`, `rest_asked`, `bom_asked`;
    `layer_chosen(int)`, 0 for all.
    """

    row_opened = Signal(object)
    again_asked = Signal()
    stop_asked = Signal()
    others_asked = Signal()
    rest_asked = Signal()
    bom_asked = Signal()
    layer_chosen = Signal(int)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._others: dict[str, QPushButton] = {}
        self._first: dict[str, list[QPushButton]] = {}  # of the buttons, by kind
        self.layers = Choices()
        self.layers.setObjectName("analysisLayer")
        self.layers.setAccessibleName(translate("Analysis", "Layer"))
        panes = [(kind.key, kind_title(kind.analysis), self._new_pane(kind)) for kind in KINDS]
        self.pane = KindsPane(_words(), panes, [self.layers])
        self.contents = self._button(Analysis.LEFT_BEHIND, "searchContents", "", self.rest_asked)
        self.rest = self._button(Analysis.PACKAGES, "readPackages", "", self.rest_asked)
        self.bom = self._button(
            Analysis.PACKAGES, "saveBom", translate("Analysis", "Save bill of materials…"), self.bom_asked
        )
        self.offer_rest(Analysis.LEFT_BEHIND)
        self.offer_rest(Analysis.PACKAGES)
        self.bom.setEnabled(False)
        self.show_layers(0)
        self.layers.currentIndexChanged.connect(lambda place: self.layer_chosen.emit(max(0, place)))

    def show_layers(self, count: int) -> None:
        """Offer so many layers, all of them being chosen."""
        self.layers.blockSignals(True)
        self.layers.clear()
        self.layers.addItem(translate("Analysis", "All layers"))
        for number in range(1, count + 1):
            self.layers.addItem(line(translate("WhereUsed", "Layer {n}").format(n=formats.count(number))))
        self.layers.blockSignals(False)

    def offer_others(self, text: str) -> None:
        """Offer to list the layers that are not; empty: nothing of the kind."""
        for button in self._others.values():
            _offer(button, text)

    def offer_rest(self, analysis: Analysis, cost_bytes: int = 0) -> None:
        """Offer what an analysis leaves out for its cost; 0: nothing of the kind."""
        if analysis is Analysis.LEFT_BEHIND:
            _offer(self.contents, contents_button(cost_bytes) if cost_bytes else "")
        elif analysis is Analysis.PACKAGES:
            _offer(self.rest, packages_button(cost_bytes) if cost_bytes else "")

    def _new_pane(self, kind: AnalysisKind) -> ResultPane:
        shell = self._shell
        view = RowsView(kind.new_model(self), shell.theme)
        title = kind_title(kind.analysis)
        words = PaneWords(
            view=kind.view_name,
            view_spoken=title,
            suffix=kind.view_name[0].upper() + kind.view_name[1:],
            idle=translate("Analysis", "Choose an image, then “Analyze” in its menu."),
            again=translate("Analysis", "Analyze again"),
        )
        pane = ResultPane(view, words, shell.say, remedies=shell.places.remedies)
        pane.add_saving(ResultSaving(shell.window, shell.tasks, shell.blocking, shell.say, kind.key))
        pane.again_asked.connect(self.again_asked)
        pane.stop_asked.connect(self.stop_asked)
        pane.add_row_action("showFile", translate("Files", "Show in Files"), self.row_opened.emit)
        view.row_activated.connect(self.row_opened)
        shell.places.tables.append(view)
        self._others[kind.key] = pane.add_button("listOthers", "", self.others_asked.emit)
        self._others[kind.key].hide()
        self._first[kind.key] = [self._others[kind.key]]
        pane.put_first(*self._first[kind.key])
        return pane

    def _button(self, of: Analysis, verb: str, text: str, signal: SignalInstance) -> QPushButton:
        made = self.pane.panes[of.value].add_button(verb, text, signal.emit)
        made.setObjectName(verb)
        self._first[of.value].append(made)
        self.pane.panes[of.value].put_first(*self._first[of.value])
        return made


def _offer(button: QPushButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)
    button.setVisible(bool(text))


def _words() -> KindWords:
    return KindWords(
        pane="analysis",
        choice="analysisKind",
        choice_spoken=translate("Analysis", "Analysis"),
        filter="analysisFilter",
        filter_spoken=translate("Analysis", "Filter results"),
    )


def every_layer(rows: Sequence[object], layer: int) -> list[object]:
    """The rows of this layer, or with 0 all of them."""
    return [row for row in rows if not layer or getattr(row, "layer", 0) == layer]
