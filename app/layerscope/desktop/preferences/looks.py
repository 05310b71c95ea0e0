"""How the window looks, by the settings: theme, contrast and motion, each from the next moment on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from layerscope.desktop.runtime import session_bus
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.theme.motion import choose_motion, note_system, windows_reduces


class Looks(QObject):
    """Follows the settings."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        shell.settings.changed.connect(self._apply)
        self._apply()
        shell.session.entered.connect(self._ask_system)  # when the first paint is long over

    def _apply(self) -> None:
        settings, theme = self._shell.settings.value, self._shell.theme
        if theme.choice is not settings.theme:
            theme.choose(settings.theme)
        if theme.contrast is not settings.contrast:
            theme.choose_contrast(settings.contrast)
        choose_motion(settings.motion)

    def _ask_system(self, _session: object) -> None:
        self._shell.tasks.start("preferences/motion", self._note_system)

    async def _note_system(self) -> None:
        note_system(reduces=await self._shell.blocking(_system_reduces))


def _system_reduces() -> bool:
    return windows_reduces() or (session_bus.is_there() and not session_bus.is_animated())
