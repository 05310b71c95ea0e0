"""Analyses of the image that is shown, of whose layers what costs much is listed only when asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction

from layerscope.access.contents_asking import answered
from layerscope.access.image_layers import image_layers
from layerscope.access.layer_listing import LayerListing
from layerscope.contents.errors import ContentsError
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.service.replies import AnalysisCost, Found, ListProgress, Reply
from layerscope.contents.service.requests import Analysis, Analyze
from layerscope.desktop.analysis.kinds import KINDS, AnalysisKind
from layerscope.desktop.analysis.pane import AnalysisPane, every_layer
from layerscope.desktop.analysis.summaries import missing_text, unpacked_text
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.results.result_pane import ResultPane
from layerscope.registry.errors.base import RegistryError
from layerscope.words import formats
from layerscope.words.listing_costs import cost_text, list_button, listing_text, reading_text
from layerscope.words.messages import words

TASK = "analysis/run"
_MOST_FAILURES = 3  # that are told
translate = QCoreApplication.translate


@dataclass(slots=True)
class Target:
    """The image that is analyzed; `config` is its config's text, `found` the rows of each kind so far.

    `asked` has the kinds that need not be asked for again: those that are looked for now, or were to the end.
    """

    image: ImageLayers
    title: str
    config: str
    listing: LayerListing
    found: dict[str, list[Any]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    may_read: bool = False  # whatever it costs
    read_whole: set[str] = field(default_factory=set)  # kinds that leave nothing out, whatever it costs

    @property
    def size_bytes(self) -> int:
        """What a pull transfers."""
        return sum(layer.size_bytes for layer in self.image.layers)


class AnalysisPresenter(QObject):
    """Attributes: `view`, the pane with what belongs to it; `target`, None before the first analysis.

    Signal: `found(Target)`, when an analysis has ended.
    """

    found = Signal(object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.target: Target | None = None
        self.view = AnalysisPane(shell, self)
        self._list = QAction(self)
        self._list.triggered.connect(self._read_others)
        view = self.view
        view.pane.kind_chosen.connect(lambda _key: self._analyze_if_new())
        view.layer_chosen.connect(lambda _layer: self._show_rows())
        view.again_asked.connect(self._again)
        view.stop_asked.connect(self._stop)
        view.others_asked.connect(self._read_others)
        view.rest_asked.connect(self._read_rest)

    def forget(self) -> None:
        """Nothing of the account before stays."""
        self._shell.tasks.cancel(TASK)
        self.target = None
        for pane in self.view.pane.panes.values():
            pane.view.rows.clear()
            pane.clear()
        self._offer_nothing()

    def analyze(self, image: ImageChoice) -> None:
        """Analyze the image that is shown, by the kind that is chosen."""
        if self.target is not None and self.target.image.digest == image.digest:
            self._analyze_if_new()
            return
        self.forget()
        title = f"{image.repository}:{image.tag}" if image.tag else formats.named_digest(image.digest)
        self._pane.begin(title, translate("Analysis", "Reading the image…"))
        self._shell.tasks.start(TASK, lambda: self._open(image, title))

    # What happens one after the other.

    async def _open(self, image: ImageChoice, title: str) -> None:
        read = await self._shell.navigator.image.settled()
        if read is None or not read.layers:
            self._pane.finish(translate("Analysis", "This image has no layers to look into."))
            return
        registry_id = self._shell.session.accounts.account.registry_id
        layers = image_layers(image.repository, read, registry_id)
        config = read.config.text if read.config else ""
        target = Target(layers, title, config, LayerListing(self._shell.contents, layers))
        self.target = target
        self.view.show_layers(len(layers.layers))
        await self._guarded(target)

    async def _guarded(self, target: Target) -> None:
        """List what may be listed, and analyze; what fails is shown."""
        kind, pane = self._kind, self._pane
        try:
            if not target.listing.is_open:
                await target.listing.open()
            if await self._is_listed(target, pane):
                await self._analyze(target, kind, pane)
        except asyncio.CancelledError:
            target.asked.discard(kind.key)
            raise
        except (ContentsError, RegistryError) as error:
            target.asked.discard(kind.key)
            rows = target.found.get(kind.key, [])
            pane.fail(error, kind.summary(rows, target.size_bytes) if rows else "")

    async def _is_listed(self, target: Target, pane: ResultPane) -> bool:
        """Whether there is anything to analyze; where listing costs much it is asked for first."""
        listing = target.listing
        layers = listing.to_list()
        if target.may_read or listing.cost_bytes(layers) <= self._shell.settings.value.lists_up_to_bytes:
            pane.tell(listing_text(len(layers)))
            await listing.list(layers, lambda done, of: self._tell_listing(pane, len(layers), done, of))
            return True
        if listing.has_listed:
            return True
        cost = listing.cost_bytes(layers)
        self._list.setText(list_button(len(layers), cost))
        pane.offer(target.title, cost_text(len(layers), len(target.image.layers), cost), self._list)
        return False

    async def _analyze(self, target: Target, kind: AnalysisKind, pane: ResultPane) -> None:
        target.asked.add(kind.key)
        rows = target.found[kind.key] = []
        told: list[Found] = []
        cost: list[int] = []
        read: dict[int, int] = {}
        whole: dict[int, int] = {}
        pane.begin(target.title, translate("Analysis", "Looking through the layers…"))

        def hear(reply: Reply) -> None:
            if isinstance(reply, Found):
                told.append(reply)
                new = list(kind.rows_of(reply))
                rows.extend(new)
                pane.view.rows.put(every_layer(new, self.view.layers.currentIndex()))
                pane.show_rows()
            elif isinstance(reply, AnalysisCost):
                cost.append(reply.transferred_bytes)
            elif isinstance(reply, ListProgress):
                read[reply.layer], whole[reply.layer] = reply.read_bytes, reply.of_bytes
                self._tell_reading(pane, sum(read.values()), sum(whole.values()))

        reads_whole = kind.key in target.read_whole
        image, config = target.image.digest, target.config
        await answered(
            self._shell.contents,
            lambda number: Analyze(number, image, kind.analysis, reads_layers=reads_whole, config=config),
            hear,
        )
        self._finish(target, kind, pane, told)
        self.view.offer_rest(kind.analysis, 0 if reads_whole else sum(cost))

    def _finish(self, target: Target, kind: AnalysisKind, pane: ResultPane, told: Sequence[Found]) -> None:
        missing = sorted({layer for each in told for layer in each.missing_layers})
        parts = [kind.summary(target.found[kind.key], target.size_bytes), missing_text(missing)]
        parts += [words(error).text for each in told for error in each.failures][:_MOST_FAILURES]
        if kind.analysis is Analysis.LEFT_BEHIND and kind.key not in target.read_whole:
            parts.append(translate("Analysis", "Only names, history and environment were looked at."))
        parts.append(unpacked_text(max((each.unpacked_bytes for each in told), default=0)))
        pane.finish(" ".join(filter(None, parts)))
        others = target.listing.to_list()
        text = list_button(len(others), target.listing.cost_bytes(others)) if others else ""
        self.view.offer_others(text)
        self.view.bom.setEnabled(True)
        self.found.emit(target)

    # What the user does.

    @property
    def _kind(self) -> AnalysisKind:
        return next(kind for kind in KINDS if kind.key == self.view.pane.kind)

    @property
    def _pane(self) -> ResultPane:
        return self.view.pane.current

    def _analyze_if_new(self) -> None:
        if self.target is None:
            return
        if self._kind.key in self.target.asked:
            self._show_rows()
        else:
            self._start(self.target)

    def _again(self) -> None:
        if self.target is not None:
            self._start(self.target)
        elif (image := self._shell.navigator.image.shown) is not None:
            self.analyze(image)

    def _read_others(self) -> None:
        """List what is not listed yet, whatever it costs; every analysis is out of date then."""
        if self.target is not None:
            self.target.may_read = True
            self.target.asked.clear()
            self.view.offer_others("")
            self._start(self.target)

    def _read_rest(self) -> None:
        """Leave nothing out of the analysis that is seen, whatever it costs."""
        if self.target is not None:
            self.target.read_whole.add(self._kind.key)
            self.view.offer_rest(self._kind.analysis)
            self._start(self.target)

    def _start(self, target: Target) -> None:
        target.found.pop(self._kind.key, None)
        self._pane.begin(target.title, translate("Analysis", "Looking through the layers…"))
        self._shell.tasks.start(TASK, lambda: self._guarded(target))

    def _stop(self) -> None:
        self._shell.tasks.cancel(TASK)
        target, kind = self.target, self._kind
        rows = target.found.get(kind.key, []) if target else []
        stopped = translate("Analysis", "Stopped.")
        self._pane.finish(
            f"{stopped} {kind.summary(rows, target.size_bytes)}" if target and rows else stopped
        )

    def _show_rows(self) -> None:
        """Show the rows of the layer that is chosen."""
        if self.target is not None:
            rows = self._pane.view.rows
            rows.clear()
            found = self.target.found.get(self._kind.key, [])
            rows.put(every_layer(found, self.view.layers.currentIndex()))
            self._pane.show_rows()

    def _tell_listing(self, pane: ResultPane, layers: int, done: int, of: int) -> None:
        pane.tell(listing_text(layers, done, of), 1000 * done // max(1, of), 1000)

    def _tell_reading(self, pane: ResultPane, done: int, of: int) -> None:
        pane.tell(reading_text(done, of), 1000 * done // max(1, of), 1000)

    def _offer_nothing(self) -> None:
        self.view.offer_others("")
        for analysis in (Analysis.LEFT_BEHIND, Analysis.PACKAGES):
            self.view.offer_rest(analysis)
        self.view.bom.setEnabled(False)
