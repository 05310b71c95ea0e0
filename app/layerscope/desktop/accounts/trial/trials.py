"""Tries profiles, kept ones and those that are still typed, each in a dialog of its own."""

from __future__ import annotations

import contextlib

from PySide6.QtWidgets import QWidget

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.validation.typed_profile import TypedProfile
from layerscope.desktop.accounts.trial.trial_dialog import TrialDialog
from layerscope.desktop.accounts.trial.trial_run import try_profile
from layerscope.desktop.shell.shell import Shell

_TASK = "profiles/trial"


class Trials:
    """Opens the dialog and runs the trial in it; closing it ends the trial, and what ran for it."""

    def __init__(self, shell: Shell) -> None:
        self._tasks = shell.tasks
        self._own = shell.session.own
        self._pool = shell.session.registries.pool

    def open(self, name: str, account: Account, parent: QWidget, typed: TypedProfile | None = None) -> None:
        """Show what comes of asking as the account, which is of `typed` where that is not kept yet."""
        dialog = TrialDialog(name, parent)
        dialog.again_asked.connect(lambda: self._start(dialog, account, typed))
        dialog.finished.connect(lambda: self._tasks.cancel(_TASK))
        dialog.finished.connect(dialog.deleteLater)
        self._start(dialog, account, typed)
        dialog.open()

    def _start(self, dialog: TrialDialog, account: Account, typed: TypedProfile | None) -> None:
        dialog.show_running()
        self._tasks.start(_TASK, lambda: self._try(dialog, account, typed))

    async def _try(self, dialog: TrialDialog, account: Account, typed: TypedProfile | None) -> None:
        # Sessions of its own, so that stopping them ends nothing else.
        sessions = self._own.typed_sessions(typed) if typed else self._own.new_sessions()
        try:
            report = await try_profile(sessions, self._pool, account)
        finally:
            with contextlib.suppress(RuntimeError):  # the program ends, and its processes with it
                # This ends the profile's process; a session may be opening still.
                self._pool.submit(sessions.forget)
        if report.identity is not None:
            dialog.show_report(report.identity, report.region, report.calls)
        elif report.identity_error is not None:
            dialog.show_error(report.identity_error)
