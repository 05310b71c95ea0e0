"""Has the layers listed that are looked at, and the table show what is known of their files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from layerscope.access.contents_desk import ContentsDesk
from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.views import Order
from layerscope.desktop.contents.files import words
from layerscope.desktop.contents.files.asking import RowsAsked
from layerscope.desktop.contents.files.listings import Listings
from layerscope.desktop.contents.files.pane import FilesPane
from layerscope.desktop.contents.files.plan import Plan, needed, plan
from layerscope.desktop.contents.files.revealing import Revealing
from layerscope.desktop.contents.files.state import Looked
from layerscope.words.reasons import translated

translate = words.translate


class FilesPresenter(QObject):
    """Nothing is asked before the tab is looked at.

    `most_bytes()` are read of layers without asking. Attributes: `listings`; `rows`; `looked`; `missed`, the
    signal that a path which was to be revealed is not there.
    """

    def __init__(self, pane: FilesPane, desk: ContentsDesk, most_bytes: Callable[[], int]) -> None:
        super().__init__(pane)
        self._pane, self._most_bytes = pane, most_bytes
        self._image: ImageLayers | None = None
        self._why_none = ""
        self._is_looked_at = False
        self._failure: Exception | None = None
        self.looked = Looked()
        self.listings = Listings(desk, self)
        self.rows = RowsAsked(desk, pane.model, self)
        self._reveal = Revealing(self, pane.view, desk)
        self.missed = self._reveal.missed
        self._connect()
        self.show_none(translate("Files", "Choose an image to see its files."))

    def _connect(self) -> None:
        pane, listings = self._pane, self.listings
        pane.scope_chosen.connect(lambda scope: self._look_at(replace(self.looked, wanted=scope)))
        pane.changes_chosen.connect(self.show_changes)
        pane.filtered.connect(lambda typed: self._look_at(replace(self.looked, words=typed)))
        pane.listing_wanted.connect(self._list_asked_for)
        pane.layer_wanted.connect(self._read_layer)
        pane.stop_wanted.connect(listings.stop)
        pane.retry_asked.connect(self._try_again)
        pane.model.order_wanted.connect(self._on_order_wanted)
        listings.opened.connect(self._go_on)
        listings.grown.connect(self._on_listings_grown)
        listings.changed.connect(self._show)
        self.rows.changed.connect(self._show)
        self.rows.failed.connect(self._on_rows_failed)

    # What is looked at.

    def show_none(self, why: str) -> None:
        """There is no image whose files could be shown, and why."""
        self._image, self._why_none = None, why
        self._close()
        self._show()

    def show_image(self, image: ImageLayers) -> None:
        """Show this image's files, once the tab is looked at; nothing for the same again."""
        if image != self._image:
            self._image = image
            self._close()
            self._open_if_due()
            self._show()

    def choose_layer(self, layer: int) -> None:
        """Look at this layer, by its position; 0 at none."""
        if layer != self.looked.layer:
            self._look_at(replace(self.looked, layer=layer))

    def look(self, *, is_looked_at: bool) -> None:
        """Note whether the tab is in sight; what is under way goes on either way."""
        self._is_looked_at = is_looked_at
        self._open_if_due()

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Show only what these were done to; none of them: everything."""
        self._look_at(replace(self.looked, changes=changes))

    def show_scope(self, scope: Scope) -> None:
        """Look at this, all of it."""
        self._look_at(replace(self.looked, wanted=scope, changes=(), words=""))

    @property
    def image(self) -> ImageLayers | None:
        """The image whose files are shown, once they are looked at."""
        return self._image

    @property
    def is_settled(self) -> bool:
        """Whether no more rows come by themselves."""
        is_listing = any(layer in self.listings.under_way for layer in self._needed())
        is_shown = self.rows.view is not None and not self.rows.is_asking
        return bool(self.listings.ways) and is_shown and not is_listing

    def _look_at(self, looked: Looked) -> None:
        self.looked = looked
        self._failure = None
        if self.listings.ways:
            self._go_on()
        self._show()

    def _on_order_wanted(self) -> None:
        model = self._pane.model
        order = Order(model.columns[model.sort_column].key)
        self._look_at(replace(self.looked, order=order, is_descending=model.sort_descending))

    def _close(self) -> None:
        self._failure = None
        self.listings.close()
        self.rows.show(None)

    def _open_if_due(self) -> None:
        if self._is_looked_at and self._image is not None and self.listings.image is None:
            self.listings.open(self._image)
            self._show()

    # What is listed.

    def plan(self) -> Plan:
        """What is to be done for what is looked at."""
        listings = self.listings
        done = {*listings.listed, *listings.failed, *listings.under_way}
        return plan(listings.ways, self._needed(), done, self._most_bytes())

    def _list_below(self) -> None:
        """Once a layer is listed, list those below it, which tell what it changes, if they cost little."""
        looked, listings = self.looked, self.listings
        if looked.scope is Scope.LAYER and looked.layer in listings.listed:
            done = {*listings.listed, *listings.failed, *listings.under_way}
            listings.list(plan(listings.ways, range(1, looked.layer), done, self._most_bytes()).now)

    def _needed(self) -> tuple[int, ...]:
        return needed(self.looked.scope, self.looked.layer, self.listings.layers)

    def _go_on(self) -> None:
        """List what costs next to nothing, and show what is known."""
        if now := self.plan().now:
            self.listings.list(now)
        self._list_below()
        self._show_rows()
        self._show()

    def _show_rows(self) -> None:
        image = self.listings.image
        if image is not None and self.listings.has_rows:
            self.rows.show(self.looked.view(image.digest), self.looked.words)

    def _on_listings_grown(self) -> None:
        if self.rows.view is None:
            self._show_rows()
        else:
            self.rows.refresh_soon()
        self._list_below()

    def _list_asked_for(self) -> None:
        self.listings.list(self.plan().asked_for)

    def _read_layer(self) -> None:
        """List the layers from their own bytes, whose tables tell what they have."""
        self.listings.list(self._pane.from_tables, reads_layer=True)

    def _try_again(self) -> None:
        self._failure = None
        if self.listings.failure is not None and self._image is not None:
            self.listings.open(self._image)
        failed = [layer for layer in self._needed() if layer in self.listings.failed]
        self.listings.list(failed)
        self.rows.refresh()
        self._show()

    # Going to a path.

    def reveal(self, *paths: bytes, follows: bool = False) -> None:
        """Choose the path in the tree, opening what is above it; of several the first that is there.

        `follows`: links on the way are followed. It waits until the layers are listed.
        """
        self._reveal.start(paths, follows=follows)

    def _on_rows_failed(self, error: Exception) -> None:
        self._failure = error
        self._show()

    # What is shown.

    def _show(self) -> None:
        pane, looked, listings = self._pane, self.looked, self.listings
        wanted = self._needed()
        pane.show_scope(looked.scope, has_layer=bool(looked.layer), has_image=self._image is not None)
        pane.show_progress([listings.under_way[layer] for layer in wanted if layer in listings.under_way])
        pane.show_asking(self.plan() if listings.ways else Plan(), is_layer=looked.scope is Scope.LAYER)
        pane.show_failure(self._first_failure(wanted))
        listed = [listings.listed[layer] for layer in wanted if layer in listings.listed]
        pane.show_source(listed, list(listings.ways.values()))
        pane.show_count(self.rows.total, self.rows.found, is_flat=bool(looked.words))
        pane.show_face(self._why_no_rows())

    def _first_failure(self, wanted: tuple[int, ...]) -> Exception | None:
        failed = (self.listings.failed[layer] for layer in wanted if layer in self.listings.failed)
        return self.listings.failure or self._failure or next(failed, None)

    def _why_no_rows(self) -> str:
        """What stands in the place of rows."""
        if self._image is None:
            return self._why_none
        if self.listings.is_opening:
            return translate("Files", "Looking for the files…")
        planned = self.plan()
        if self.rows.is_asking or any(layer in self.listings.under_way for layer in self._needed()):
            return translate("Files", "Listing the files…")
        if planned.never and not self.listings.listed:
            return "\n".join(dict.fromkeys(map(translated, planned.never.values())))
        return "" if planned.asked_for and not self.listings.has_rows else words.empty_text(self.looked)
