"""Goes back and forward on a trail, past what is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.history.names import image_of, pane_of
from layerscope.desktop.history.visits import Visits
from layerscope.desktop.runtime.tasks import current_task
from layerscope.desktop.shell.navigator import WAY
from layerscope.desktop.shell.reopening import Missing, reopen
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.spots import Spot

translate = QCoreApplication.translate


class Walking(QObject):
    """One way at a time, the window's: whoever chooses something meanwhile ends it."""

    def __init__(self, shell: Shell, visits: Visits) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._visits = visits
        self._way: asyncio.Task[None] | None = None
        selection = shell.selection
        for chosen in (selection.repository_changed, selection.image_changed):
            chosen.connect(self._on_selection_changed)
        shell.session.left.connect(self.leave)

    def step(self, step: int) -> None:
        """Go back (-1) or forward (1); nothing at the end of the trail."""
        self._visits.note()
        if self._visits.trail.beside(step) is not None:
            self._visits.trail.step(step)
            self._visits.changed.emit()
            self.lead(lambda: self._follow(step))

    def lead(self, walk: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Follow this way in place of any other; what is chosen on it is no visit, but where it ends."""
        self._visits.is_held = True
        self._way = self._shell.tasks.start(WAY, walk)
        self._way.add_done_callback(self._on_way_done)

    def leave(self) -> None:
        """Follow it no further."""
        if self._way is not None and not self._way.done():
            self._way.cancel()

    async def open(self, spot: Spot) -> Missing:
        """Open the spot as near as it is there, with its tab; what of it is gone."""
        missing = await reopen(self._shell.navigator, self._shell.selection, spot)
        tabs = self._shell.places.details
        place = pane_of(spot.tab, tabs)
        if tabs is not None and place >= 0 and missing is Missing.NOTHING:
            tabs.setCurrentIndex(place)
        return missing

    async def _follow(self, step: int) -> None:
        """Open where the trail is now; what is gone is dropped, the next is opened, and it is said."""
        trail, gone = self._visits.trail, ""
        while (spot := trail.present) is not None:
            missing = await self.open(spot)
            gone = gone or _gone(spot, missing)
            if missing is not Missing.REPOSITORY:
                trail.amend(self._visits.here())
                break
            trail.drop(step)
        if gone:
            self._shell.say(gone)
        self._visits.changed.emit()

    def _on_selection_changed(self, chosen: object) -> None:
        if chosen is not None and current_task() is not self._way:
            self.leave()

    def _on_way_done(self, way: asyncio.Task[None]) -> None:
        if way is self._way:
            self._way = None
            self._visits.is_held = False
            self._visits.note()


def _gone(spot: Spot, missing: Missing) -> str:
    """What to say of what is missing; empty where nothing is."""
    if missing is Missing.REPOSITORY:
        text = translate("History", "{repository} no longer exists and was removed from the history.")
    elif missing is Missing.IMAGE:
        text = translate("History", "{image} no longer exists; its repository is shown.")
    elif missing is Missing.LAYER:
        text = translate("History", "{image} no longer has this layer; the image is shown.")
    else:
        return ""
    return text.format(repository=spot.repository, image=image_of(spot))
