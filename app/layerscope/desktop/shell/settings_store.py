"""The settings in force, written soon after they change: a run may end at any moment."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.shell.settings_sharing import write_changes
from layerscope.files.jsonfile import InvalidContentError

REST_MS = 1000  # a splitter that is dragged, or a list of accounts walked through, is one change
_TASK = "settings/write"

_log = logging.getLogger(__name__)

Part = Callable[[Settings], Settings]


class SettingsStore(QObject):
    """Holds the settings, and writes them with what parts of the window add once all of it rests.

    One write at a time, and never twice the same. One that fails is reported once, and repeated with the
    next change. Signal: `changed`, when `value` is another.
    """

    changed = Signal()

    def __init__(
        self,
        file: SettingsFile,
        settings: Settings,
        tasks: Tasks,
        blocking: Blocking,
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = self._written = settings  # this run's, as the file was last brought up to them
        self._file = file
        self._tasks = tasks
        self._blocking = blocking
        self._say = say
        self._parts: list[Part] = []
        self._begun = False
        self._has_failed = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._start_writing)

    @property
    def value(self) -> Settings:
        """What was loaded, with what was chosen since."""
        return self._value

    @value.setter
    def value(self, settings: Settings) -> None:
        self._value = settings
        self.changed.emit()
        self.touch()

    def add_part(self, part: Part) -> None:
        """Have the part add its own to what is written; it calls `touch` when that is another."""
        self._parts.append(part)

    def touch(self, *_: object) -> None:
        """Write soon; nothing is written before `begin`."""
        if self._begun:
            self._rest.start()

    def begin(self) -> None:
        """Write from now on, when all that is to be remembered is there."""
        self._begun = True
        self._rest.start()

    def write_last(self) -> None:
        """Write what is not written yet; blocks, and raises what `write_changes` does.

        What a window tells of itself while it is taken down is not written any more.
        """
        self._begun = False
        self._rest.stop()
        write_changes(self._file, self._written, self._present())

    def _present(self) -> Settings:
        settings = self._value
        for part in self._parts:
            settings = part(settings)
        return settings

    def _start_writing(self) -> None:
        if self._tasks.is_running(_TASK):  # a slow disk; what has changed since waits for its turn
            self._rest.start()
        elif self._present() != self._written:
            self._tasks.start(_TASK, self._write)

    async def _write(self) -> None:
        before, now = self._written, self._present()
        try:
            await self._blocking(lambda: write_changes(self._file, before, now))
        except (OSError, InvalidContentError) as error:
            self._report(error)
        else:
            self._written, self._has_failed = now, False

    def _report(self, error: OSError | InvalidContentError) -> None:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        _log.warning("the settings could not be written: %s", why)
        if not self._has_failed:
            self._has_failed = True
            text = QCoreApplication.translate(
                "Settings",
                "The settings could not be saved: %1. The next change tries again.",
            )
            self._say(text.replace("%1", why))
