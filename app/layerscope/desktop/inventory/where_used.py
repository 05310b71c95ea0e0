"""The images that hold the chosen layer: searched for while the tab is looked at, and as far as asked."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.desktop.inventory.users_model import users_model
from layerscope.desktop.runtime.garbage_collection import collection_paused
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.diagnosis.checking.found import SearchProgress, User
from layerscope.diagnosis.checking.reading import Calls
from layerscope.diagnosis.checking.usage import Search
from layerscope.registry.errors.base import RegistryError
from layerscope.words import formats
from layerscope.words.usage import usage_summary

SEARCH_TASK = "usage/search"
SETTLING_S = 0.15
translate = QCoreApplication.translate


class WhereUsed(QObject):
    """Searches once for the layer that rests while `pane` is looked at.

    Attribute: `is_leading`, while a row leads to its image: the layer is the same, and what was found stays.
    Signals: `user_opened` with the User whose row was opened.
    """

    user_opened = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        say: Say,
        parent: QObject | None = None,
        settling_s: float = SETTLING_S,
        *,
        remedies: Remedies | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settling_s = settling_s
        self._calls: Calls | None = None
        self._layer: ChosenLayer | None = None
        self._is_looked_at = False
        self._is_due = False
        self._in_registry = False
        self._searched = SearchProgress(0, 0)
        self.is_leading = False
        self._run = 0  # results of a cancelled run are ignored
        self.model = users_model(self)
        self.view = RowsView(self.model, theme)
        self.pane = ResultPane(self.view, _words(), say, remedies=remedies)
        self.everywhere = self.pane.add_button(
            "searchRegistry", translate("WhereUsed", "Search all repositories"), self.search_registry
        )
        self.everywhere.setObjectName("searchRegistry")
        self.view.row_activated.connect(self._on_view_row_activated)
        self.pane.again_asked.connect(self._again)
        self.pane.stop_asked.connect(self._stop)

    def use(self, calls: Calls | None) -> None:
        """Ask another registry from now on; nothing of the one before stays."""
        self._calls = calls
        self.choose(None)

    def choose(self, layer: ChosenLayer | None) -> None:
        """Search for this layer, as soon as the tab is looked at; nothing for the same layer again."""
        if layer is not None and self._layer is not None and layer.ref == self._layer.ref:
            self._layer = layer
            return
        if self.is_leading and (layer is None or self._is_same(layer)):
            return
        self._cancel()
        self._layer = layer
        self._is_due = layer is not None
        self.model.clear()
        self.pane.clear()
        self._search_if_due()

    def look(self, *, is_looked_at: bool) -> None:
        """Note whether the tab is in sight; a search under way goes on either way."""
        self._is_looked_at = is_looked_at
        self._search_if_due()

    def search_registry(self) -> None:
        """Go on in every other repository of the registry."""
        if self._layer is not None:
            self._begin(self._layer, in_registry=True)

    def _is_same(self, layer: ChosenLayer) -> bool:
        return self._layer is not None and layer.layer.digest == self._layer.layer.digest

    def _search_if_due(self) -> None:
        if self._is_due and self._is_looked_at and self._layer is not None:
            self._begin(self._layer, in_registry=False)

    def _begin(self, layer: ChosenLayer, *, in_registry: bool) -> None:
        calls = self._calls
        if calls is None:
            return
        self._cancel()
        self._is_due, self._in_registry = False, in_registry
        self._searched = SearchProgress(0, 0)
        self.view.show_column("repository", visible=in_registry)
        self.pane.begin(_title(layer), translate("WhereUsed", "Reading the list of images…"))
        self.everywhere.setVisible(not in_registry)
        self._tasks.start(SEARCH_TASK, lambda: self._search(calls, layer, in_registry=in_registry))

    async def _search(self, calls: Calls, layer: ChosenLayer, *, in_registry: bool) -> None:
        await asyncio.sleep(0 if in_registry else self._settling_s)
        run = self._run
        search = Search(calls, layer.layer.digest, lambda told: self._show(told, run))
        try:
            with collection_paused():  # a full collection takes longer than a frame, and finds nothing here
                await search.in_repository(layer.repository)
                if in_registry:
                    await search.in_registry(besides=[layer.repository])
        except RegistryError as error:
            self.pane.fail(error, self._cut_short() if self._searched.images else "")
        else:
            summary = self._summary(is_complete=True)
            self.pane.finish(summary)

    def _show(self, searched: SearchProgress, run: int) -> None:
        if run != self._run:
            return
        self._searched = searched
        self.model.put(searched.found)
        self.pane.tell(self._summary(is_complete=False), searched.repositories, searched.of)

    def _summary(self, *, is_complete: bool) -> str:
        size_bytes = self._layer.layer.size_bytes if self._layer else None
        found = len(self.model.store)
        return usage_summary(
            self._searched, found, size_bytes, in_registry=self._in_registry, is_complete=is_complete
        )

    def _again(self) -> None:
        if self._layer is not None:
            self._begin(self._layer, in_registry=self._in_registry)

    def _stop(self) -> None:
        self._cancel()
        self.pane.finish(self._cut_short())

    def _cut_short(self) -> str:
        """What was found of a search that did not go to its end."""
        stopped = translate("WhereUsed", "Stopped.")
        return f"{stopped} {self._summary(is_complete=True)}"

    def _cancel(self) -> None:
        self._run += 1
        self._tasks.cancel(SEARCH_TASK)

    def _on_view_row_activated(self, row: object) -> None:
        if isinstance(row, User):
            self.user_opened.emit(row)


def _words() -> PaneWords:
    return PaneWords(
        view="whereUsed",
        view_spoken=translate("WhereUsed", "Where used"),
        suffix="WhereUsed",
        idle=translate("WhereUsed", "Choose a layer to see which images contain it."),
        again=translate("WhereUsed", "Search again"),
    )


def _title(layer: ChosenLayer) -> str:
    digest = formats.named_digest(layer.layer.digest)
    if not layer.layer.position:
        return digest
    return translate("WhereUsed", "Layer {n} · {digest}").format(n=layer.layer.position, digest=digest)
