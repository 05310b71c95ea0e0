"""What counts as a visit: each account's trail, written by what is chosen in the window."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from layerscope.desktop.history.trail import Trail
from layerscope.desktop.runtime.tasks import current_task
from layerscope.desktop.shell.navigator import WAYS
from layerscope.desktop.shell.opened_names import registry_key
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shell.spots import Spot, spot_of

PASSED_S = 0.3  # a row that is passed sooner, with an arrow key held down, was not visited
MOST_TRAILS = 20  # of as many accounts; those used last


class Trails(dict[str, Trail]):
    """By the key of the registry."""


class Visits(QObject):
    """Follows the selection and the tabs, once each turn of the loop.

    One task that leads through several lists makes one visit. Attributes: `is_held`, while what is chosen is
    no visit of its own; `key`, whose registry it is. Signal: `changed`, another visit, or another trail.
    """

    changed = Signal()

    def __init__(self, shell: Shell, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._now_s = now_s
        self._trails = shell.lasting.of(Trails, Trails)
        self.key = ""  # of the registry; empty until it is known whose it is
        self._led_by: asyncio.Task[object] | None = None
        self._noted_by: asyncio.Task[object] | None = None
        self._noted_at_s = 0.0
        self._last = self._seen = Spot()  # at the last signal, and the furthest of this turn of the loop
        self._is_on_the_way = False
        self.is_held = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self.note)
        selection = shell.selection
        for chosen in (selection.repository_changed, selection.image_changed, selection.layer_changed):
            chosen.connect(self._note_soon)
        shell.session.accounts.account_chosen.connect(self._enter)
        shell.session.accounts.state_changed.connect(self._find_trail)

    def follow_tabs(self) -> None:
        """Count the tabs too; once they are there."""
        if (tabs := self._shell.places.details) is not None:
            tabs.currentChanged.connect(self._note_soon)

    @property
    def trail(self) -> Trail:
        """The present account's."""
        return self._trails.setdefault(self.key, Trail())

    def here(self) -> Spot:
        """Where one is."""
        tabs = self._shell.places.details
        pane = tabs.currentWidget() if tabs is not None else None
        return spot_of(self._shell.selection, pane.objectName() if pane is not None else "")

    def note(self) -> None:
        """Take down where one is, if that is somewhere."""
        self._turn.stop()
        self._seen = Spot()
        self._take_down(self.here())

    def _take_down(self, spot: Spot) -> None:
        present = self.trail.present
        if self.is_held or not spot.repository:
            return
        if spot != present:
            if present is not None and self._continues(present, spot):
                self.trail.amend(spot)
            else:
                self.trail.visit(spot)
            self._noted_by, self._noted_at_s = self._led_by, self._now_s()
        self.changed.emit()

    def _continues(self, present: Spot, spot: Spot) -> bool:
        """Whether the spot is where the last visit only now ends."""
        if self._led_by is not None and self._led_by is self._noted_by:
            return True
        return spot.is_beside(present) and self._now_s() - self._noted_at_s < PASSED_S

    def _note_soon(self, _chosen: object) -> None:
        """Note it once the turn is over; what is left again within the turn is noted at once.

        On the way to another repository or image the former ones are chosen without what was in them.
        """
        spot, seen = self.here(), self._seen
        if spot != self._last:
            self._is_on_the_way = spot.leads_to(self._last)
        if seen.repository and not seen.leads_to(spot):
            self._take_down(seen)
        self._last, self._seen = spot, Spot() if self._is_on_the_way else spot
        task = current_task()
        self._led_by = task if task is not None and task.get_name().startswith(WAYS) else None
        self._turn.start()

    # Whose trail it is.

    def _enter(self, _account: object) -> None:
        self.key = ""
        self._trails.pop("", None)
        self._find_trail()

    def _find_trail(self) -> None:
        """Take the account's own trail, with what was visited before it was known whose registry it is."""
        accounts = self._shell.session.accounts
        is_known = accounts.identity is not None or accounts.identity_error is not None
        key = registry_key(accounts) if is_known else ""
        if key == self.key:
            return
        before = self._trails.pop(self.key, Trail()) if not self.key else Trail()
        self.key = key
        trail = self._trails.pop(key, Trail())
        self._trails[key] = trail
        for spot in before.spots:
            trail.visit(spot)
        while len(self._trails) > MOST_TRAILS:
            del self._trails[next(iter(self._trails))]
        self.changed.emit()
