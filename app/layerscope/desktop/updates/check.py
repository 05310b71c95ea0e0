"""When the latest release is asked for, and what is made of the answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from layerscope import __version__
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.settings_store import SettingsStore
from layerscope.desktop.updates.latest_release import NoLatestReleaseError
from layerscope.desktop.updates.version import Version, read_version
from layerscope.registry.errors.network import NetworkError
from layerscope.words.messages import words
from layerscope.words.reasons import translated

EVERY_S = 24 * 3600
LOOKS_AFTER_MS = 8_000  # what the window was opened for comes first
_LOOKS_EVERY_MS = 3600 * 1000  # at the clock, which a sleeping machine's timers do not follow
_TASK = "updates/ask"

translate = QCoreApplication.translate
_log = logging.getLogger(__name__)


class UpdateCheck(QObject):
    """Asks once a day where the settings say so, and at once where somebody wishes.

    A day is counted from the last answer: where none came, as without a network, it is asked again within
    the hour. What was found is kept with the settings, so that the next start tells of it without asking.
    Signals: `changed`, when `newer` may be another or `is_asking` is; `told(str)`, what an asking that
    somebody wished for has come to.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        read: Callable[[], Version],
        settings: SettingsStore,
        tasks: Tasks,
        blocking: Blocking,
        parent: QObject | None = None,
        *,
        own: str = __version__,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._settings = settings
        self._tasks = tasks
        self._blocking = blocking
        self._now = now
        self._own_text, self._own = own, read_version(own)
        self._is_wished = False
        settings.changed.connect(self.changed)
        settings.changed.connect(self._ask_if_due)
        timer = QTimer(self, interval=_LOOKS_EVERY_MS)
        timer.timeout.connect(self._ask_if_due)
        timer.start()
        QTimer.singleShot(LOOKS_AFTER_MS, self, self._ask_if_due)

    @property
    def newer(self) -> Version | None:
        """The latest release known, where it is newer than this and was not dismissed."""
        settings = self._settings.value
        known = read_version(settings.latest_version)
        if known is None or self._own is None or settings.latest_version == settings.dismissed_version:
            return None
        return known if known > self._own else None

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._tasks.is_running(_TASK)

    def ask(self) -> None:
        """Ask now, and tell what it has come to; a version that was dismissed is shown again."""
        self._is_wished = True
        self._tasks.start(_TASK, self._ask, Policy.KEEP)
        self.changed.emit()

    def dismiss(self) -> None:
        """Tell no more of the version that is known; of the next one again."""
        settings = self._settings.value
        self._settings.value = replace(settings, dismissed_version=settings.latest_version)

    def _ask_if_due(self) -> None:
        settings = self._settings.value
        if settings.looks_for_updates and is_due(settings.updates_read_at_s, self._now()):
            self._tasks.start(_TASK, self._ask, Policy.KEEP)

    async def _ask(self) -> None:
        try:
            version = await self._blocking(self._read)
        except NetworkError as error:
            self._note_failure(words(error).title, error)
        except NoLatestReleaseError as error:
            self._take(self._settings.value.latest_version)  # an answer all the same
            self._note_failure(translated(error.reason), error)
        else:
            self._take(str(version))
            self._tell(self._found(version))

    def _take(self, latest: str) -> None:
        settings = self._settings.value
        dismissed = "" if self._is_wished else settings.dismissed_version
        self._settings.value = replace(
            settings, latest_version=latest, updates_read_at_s=int(self._now()), dismissed_version=dismissed
        )

    def _note_failure(self, why: str, error: Exception) -> None:
        """Silent but for who wished to know."""
        _log.info("the latest release is not known: %s", error)
        self._tell(
            translate("Updates", "The latest version could not be read. {why}").format(why=_ended(why))
        )

    def _tell(self, text: str) -> None:
        if self._is_wished:
            self._is_wished = False
            self.told.emit(text)
        QTimer.singleShot(0, self, self.changed.emit)  # once the task has ended

    def _found(self, version: Version) -> str:
        if self._own is None:
            text = translate(
                "Updates", "The latest release is {latest}. This build ({own}) is not a release."
            )
        elif version > self._own:
            text = translate("Updates", "Layerscope {latest} is available.")
        else:
            text = translate("Updates", "Layerscope {own} is the latest version.")
        return text.format(latest=version, own=self._own_text)


def is_due(read_at_s: float, now_s: float) -> bool:
    """Whether a day has gone since then, or the clock was put back."""
    return not 0 <= now_s - read_at_s < EVERY_S


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
