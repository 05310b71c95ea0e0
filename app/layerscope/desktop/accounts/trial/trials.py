"""Tries profiles, kept ones and those that are still typed, each in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from layerscope.desktop.accounts.trial.trial import Trial
from layerscope.desktop.accounts.trial.trial_dialog import TrialDialog
from layerscope.desktop.runtime.tasks import Tasks

_TASK = "profiles/trial"


class Trials:
    """Opens the dialog and runs the trial in it; closing it ends the trial, and what ran for it."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def open(self, name: str, new_trial: Callable[[], Trial], parent: QWidget) -> None:
        """Show what comes of the trial; `new_trial` is called again for each time it is asked for again."""
        dialog = TrialDialog(name, parent)
        dialog.again_asked.connect(lambda: self._start(dialog, new_trial))
        dialog.finished.connect(lambda: self._tasks.cancel(_TASK))
        dialog.finished.connect(dialog.deleteLater)
        self._start(dialog, new_trial)
        dialog.open()

    def _start(self, dialog: TrialDialog, new_trial: Callable[[], Trial]) -> None:
        dialog.show_running()
        self._tasks.start(_TASK, lambda: self._try(dialog, new_trial()))

    async def _try(self, dialog: TrialDialog, trial: Trial) -> None:
        try:
            report = await trial.run()
        finally:
            trial.stop()
        if report.identity is not None:
            dialog.show_report(report.identity, report.region, report.calls)
        elif report.identity_error is not None:
            dialog.show_error(report.identity_error)
