"""A whole repository checked in the background: progress, the table of what is broken, an end at any time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.desktop.inventory.problems_model import NameOf, problems_model
from layerscope.desktop.runtime.garbage_collection import collection_paused
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.diagnosis.checking.found import CheckProgress, Problem
from layerscope.diagnosis.checking.reading import Calls
from layerscope.diagnosis.checking.repository import RepositoryCheck
from layerscope.registry.errors.base import RegistryError
from layerscope.words.checks import progress_text, repository_summary

CHECK_TASK = "check/repository"
_NOTHING = CheckProgress(0, 0, 0, is_listed=False)
translate = QCoreApplication.translate


class RepositoryCheckPresenter(QObject):
    """Checks one repository at a time in `pane`, whatever is chosen in the lists meanwhile.

    Attributes: `repository`, the one that is shown. Signals: `problem_opened` with the Problem whose row was
    opened.
    """

    problem_opened = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        name_of: NameOf,
        say: Say,
        parent: QObject | None = None,
        *,
        remedies: Remedies | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._say = say
        self._calls: Calls | None = None
        self._progress = _NOTHING
        self._run = 0  # results of a cancelled run are ignored
        self.repository = ""
        self.model = problems_model(name_of, self)
        self.view = RowsView(self.model, theme)
        self.pane = ResultPane(
            self.view,
            PaneWords(
                view="repositoryCheck",
                view_spoken=translate("Check", "Repository check"),
                suffix="RepositoryCheck",
                idle=translate("Check", "Choose a repository, then “Check repository” in its menu."),
                again=translate("Check", "Check again"),
            ),
            say,
            remedies=remedies,
        )
        self.view.row_activated.connect(self._on_view_row_activated)
        self.pane.again_asked.connect(lambda: self.check(self.repository))
        self.pane.stop_asked.connect(self._stop)

    def use(self, calls: Calls | None) -> None:
        """Ask another registry from now on; nothing of the one before stays."""
        self._cancel()
        self._calls, self.repository, self._progress = calls, "", _NOTHING
        self.model.clear()
        self.pane.clear()

    def check(self, repository: str) -> None:
        """Check the repository, in place of any other."""
        calls = self._calls
        if calls is None or not repository:
            return
        self._cancel()
        self.repository, self._progress = repository, _NOTHING
        self.pane.begin(repository, progress_text(_NOTHING))
        run = self._run
        self._tasks.start(CHECK_TASK, lambda: self._check(calls, repository, run))

    async def _check(self, calls: Calls, repository: str, run: int) -> None:
        try:
            with collection_paused():  # a full collection takes longer than a frame, and finds nothing here
                await RepositoryCheck(calls, repository, lambda told: self._show(told, run)).run()
        except RegistryError as error:
            progress = self._progress
            summary = self._summary(is_complete=progress.is_from_before) if progress.listed else ""
            self.pane.fail(error, summary)
        else:
            summary = self._summary(is_complete=True)
            self.pane.finish(summary)
            if not self.pane.isVisible():
                self._say(f"{repository}: {summary}")

    def _show(self, progress: CheckProgress, run: int) -> None:
        if run != self._run:
            return
        self._progress = progress
        self.model.put(progress.problems)
        self.pane.tell(progress_text(progress), progress.done, progress.listed if progress.is_listed else 0)

    def _summary(self, *, is_complete: bool) -> str:
        rows = self.model.store.every_row()
        return repository_summary(self._progress, rows, is_complete=is_complete)

    def _stop(self) -> None:
        self._cancel()
        self.pane.finish(self._summary(is_complete=False))

    def _cancel(self) -> None:
        self._run += 1
        self._tasks.cancel(CHECK_TASK)

    def _on_view_row_activated(self, row: object) -> None:
        if isinstance(row, Problem):
            self.problem_opened.emit(row)
