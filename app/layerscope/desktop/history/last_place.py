"""Where somebody was last in each registry, opened again at start and when its account comes back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from layerscope.desktop.history.visits import Visits
from layerscope.desktop.history.walking import Walking
from layerscope.desktop.shell.navigator import WAY
from layerscope.desktop.shell.opened_names import registry_key
from layerscope.desktop.shell.remembered_places import with_last
from layerscope.desktop.shell.reopening import Missing, with_present_image
from layerscope.desktop.shell.shell import Shell


class LastPlace(QObject):
    """Keeps it in the settings; whoever goes somewhere else meanwhile is not led back."""

    def __init__(self, shell: Shell, visits: Visits, walking: Walking) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._visits = visits
        self._walking = walking
        visits.changed.connect(self._remember)
        for ready in (shell.session.entered, shell.session.renewed):
            ready.connect(self._come_back)

    def _remember(self) -> None:
        settings, spot, key = self._shell.settings, self._visits.trail.present, self._visits.key
        if spot is None or not key or self._visits.is_held:
            return
        places = with_last(settings.value.last_places, key, spot)
        if places != settings.value.last_places:
            settings.value = replace(settings.value, last_places=places)

    def _come_back(self, _session: object = None) -> None:
        """Lead to the last place, unless somebody is or goes somewhere already."""
        if self._shell.selection.repository is None and not self._shell.tasks.is_running(WAY):
            self._walking.lead(self._open)

    async def _open(self) -> None:
        shell = self._shell
        await shell.session.accounts.identified()
        spot = shell.settings.value.last_places.get(registry_key(shell.session.accounts))
        if spot is not None:
            spot = replace(spot, tab="")  # whose content, a diagnosis or a search, is not there any more
            missing = await self._walking.open(await with_present_image(shell.navigator, spot))
            if spot.layer and missing is Missing.NOTHING:
                shell.navigator.image.look_at_layer()
