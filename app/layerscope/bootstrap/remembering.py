"""What the window remembers, written soon after it changes: a run may end at any moment."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from layerscope.bootstrap.joining import Joined
from layerscope.bootstrap.opening import Opening
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.settings_sharing import write_changes
from layerscope.files.jsonfile import InvalidContentError

REST_MS = 1000  # a splitter that is dragged, or a list of accounts walked through, is one change
_TASK = "settings/write"

_log = logging.getLogger(__name__)


class Remembering(QObject):
    """Writes settings, account and the window's arrangement once they rest, never twice the same.

    One write at a time, in the pool. One that fails is told once, and tried again with the next change.
    """

    def __init__(self, joined: Joined, tasks: Tasks, opening: Opening, *, is_demo: bool) -> None:
        super().__init__(joined)
        self._joined = joined
        self._tasks = tasks
        self._file = opening.settings_file
        self._is_demo = is_demo
        self._written = opening.loaded.settings  # this run's, as the file was last brought up to them
        self._has_failed = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._start_writing)

    def begin(self) -> None:
        """Listen from now on, when the account is the one to be remembered."""
        joined = self._joined
        for changed in (joined.settings_changed, joined.accounts.state_changed, joined.window.arranged):
            changed.connect(self._rest.start)
        self._rest.start()

    def write_last(self) -> None:
        """Write what is not written yet; blocks, and raises what `write_changes` does."""
        self._rest.stop()
        write_changes(self._file, self._written, self._present())

    def _present(self) -> Settings:
        accounts, settings = self._joined.accounts, self._joined.settings
        if not self._is_demo:  # its accounts are gone with it
            settings = replace(
                settings,
                last_account=accounts.account,
                recent_profiles=accounts.recent.profiles,
                recent_regions=accounts.recent.regions,
            )
        return self._joined.window.remembered(settings)

    def _start_writing(self) -> None:
        if self._tasks.is_running(_TASK):  # a slow disk; what has changed since waits for its turn
            self._rest.start()
        elif self._present() != self._written:
            self._tasks.start(_TASK, self._write)

    async def _write(self) -> None:
        before, now = self._written, self._present()
        try:
            await self._joined.accounts.in_pool(lambda: write_changes(self._file, before, now))
        except (OSError, InvalidContentError) as error:
            self._tell(error)
        else:
            self._written, self._has_failed = now, False

    def _tell(self, error: OSError | InvalidContentError) -> None:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        _log.warning("the settings could not be written: %s", why)
        if not self._has_failed:
            self._has_failed = True
            text = QCoreApplication.translate(
                "Settings",
                "The settings could not be written: %1. They are tried again with the next change.",
            )
            self._joined.window.say(text.replace("%1", why))
