"""From what cannot be had to why, and on to whoever has to mend it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from layerscope.desktop.diagnosis.needs import Diagnoser, Reports, Say
from layerscope.desktop.diagnosis.report_dialog import ReportDialog, is_json
from layerscope.desktop.diagnosis.role_dialog import RoleDialog
from layerscope.desktop.diagnosis.summary import RunState, summary_of
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.asked import Asked
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.registry.model.layers import LayerRef
from layerscope.words.reasons import translated

_TOLD = (Outcome.FINE, Outcome.FAILED)
TASK = "diagnosis/run"
SAVE_TASK = "diagnosis/save"


class DiagnosisPresenter(QObject):
    """Runs one diagnosis at a time and shows it in `tab` as it comes in.

    It stays, and says what it is about, when something else is chosen in the lists; another account or
    another question takes its place, and that of a failure which was pasted goes with its text. Nothing can
    be asked as long as no account is chosen.

    Signals: `sight_wanted`, for whoever brings the tab into sight; `download_asked(ChosenLayer)`;
    `layer_read(LayerRef, str)`, what came of a layer's first byte; `look_asked(str, str)`, into the
    repository's image, by its tag or digest; `begun`, before anything is shown of what is asked now;
    `shown`, the diagnosis or its state is another; `forgotten`, there is none any more.
    """

    sight_wanted = Signal()
    download_asked = Signal(object)
    layer_read = Signal(object, str)
    look_asked = Signal(str, str)
    begun = Signal()
    shown = Signal()
    forgotten = Signal()

    def __init__(self, tab: DiagnosisTab, tasks: Tasks, reports: Reports, say: Say) -> None:
        super().__init__(tab)
        self._tab = tab
        self._tasks = tasks
        self._reports = reports
        self._say = say
        self._diagnoser: Diagnoser | None = None
        self._asked: Asked | None = None
        self._chosen: Asked | None = None
        self._diagnosis: Diagnosis | None = None
        self._state = RunState.ENDED
        self._connect()
        self.choose(None)

    @property
    def diagnosis(self) -> Diagnosis | None:
        return self._diagnosis

    @property
    def state(self) -> RunState:
        return self._state

    def use(self, diagnoser: Diagnoser) -> None:
        """Ask as another account from now on; nothing of the former one stays shown."""
        self._diagnoser = diagnoser
        self._forget()
        self.choose(None)

    def forget_pasted(self) -> None:
        """Show nothing any more of a failure that was pasted; what somebody asked for stays."""
        pasted = self._asked.question.pasted if self._asked else None
        if pasted is not None and pasted.fails:
            self._forget()
            self.choose(self._chosen)

    def choose(self, chosen: Asked | None) -> None:
        """Know what is chosen in the lists, to be asked about on demand."""
        self._chosen = chosen
        self._tab.show_choice(chosen, is_other=self._is_other())

    def ask_chosen(self) -> None:
        if self._chosen is not None:
            self.ask(self._chosen)
        else:
            self._say(self.tr("Choose what to diagnose: a repository, an image or a layer."))

    def ask(self, asked: Asked) -> None:
        """Diagnose this from now on, in place of what was asked before."""
        diagnoser = self._diagnoser
        if diagnoser is None:
            self._say(self.tr("Choose an account first."))
            return
        self._asked = asked
        self._state = RunState.RUNNING
        self.begun.emit()
        self._tab.begin(asked)
        self._show(Diagnosis(asked.question))
        self._tab.show_choice(self._chosen, is_other=self._is_other())
        self._tasks.start(TASK, lambda: self._run(diagnoser, asked))
        self.sight_wanted.emit()

    def again(self) -> None:
        if self._asked is not None:
            self.ask(self._asked)

    def ask_as(self, principal: str) -> None:
        """Diagnose the same for this role or user, by its ARN."""
        if self._asked is not None:
            question = replace(self._asked.question, principal=principal)
            self.ask(replace(self._asked, question=question))

    def choose_role(self) -> None:
        """Ask as whom: whom a pasted text names is there to begin with."""
        if self._asked is not None:
            asked = self._asked.question
            known = asked.principal or (asked.pasted.principal if asked.pasted else "")
            RoleDialog(self._tab.window(), known, self.ask_as).open()

    def cancel(self) -> None:
        """Ask no further; what has come in stays."""
        if self._state is RunState.RUNNING and self._diagnosis is not None:
            self._stop()
            self._state = RunState.CANCELLED
            self._show(self._diagnosis)

    def copy(self) -> None:
        """Copy the step that is chosen, else the report."""
        if self._diagnosis is not None and self._tab.steps.chosen is not None:
            self._tab.steps.copy_step()
        else:
            self.copy_report()

    def copy_report(self, *, as_json: bool = False) -> None:
        """Put the report on the clipboard, as Markdown or JSON."""
        if self._diagnosis is not None:
            QGuiApplication.clipboard().setText(self._reports.text(self._diagnosis, as_json=as_json))
            self._say(self.tr("Report copied. It contains no secrets."))

    def save_report(self) -> None:
        """Ask for a file and write the report there; its ending says whether it is JSON."""
        if (diagnosis := self._diagnosis) is not None:
            dialog = ReportDialog(self._tab.window(), diagnosis.question)
            dialog.fileSelected.connect(lambda path: self._save(diagnosis, Path(path)))
            dialog.open()

    # The asking.

    async def _run(self, diagnoser: Diagnoser, asked: Asked) -> None:
        def is_current() -> bool:
            return self._asked is asked and self._state is RunState.RUNNING

        def on_change(diagnosis: Diagnosis) -> None:
            if is_current():
                self._show(diagnosis)

        try:
            diagnosis = await diagnoser.diagnose(asked.question, on_change)
        except asyncio.CancelledError:
            raise
        except Exception:
            if is_current() and self._diagnosis is not None:
                self._state = RunState.CANCELLED
                self._show(self._diagnosis)
            raise  # a bug: the owner of the tasks reports it
        if is_current():
            self._state = RunState.ENDED
            self._show(diagnosis)
            self._tell_read(diagnosis)
            self._say(summary_of(asked.question, diagnosis, RunState.ENDED).title)

    def _tell_read(self, diagnosis: Diagnosis) -> None:
        asked, identity = diagnosis.question, diagnosis.identity
        step = next(each for each in diagnosis.steps if each.name is StepName.BYTES)
        is_here = identity is not None and asked.region in ("", identity.region)
        if is_here and asked.repository and asked.digest and step.outcome in _TOLD:
            own = identity is not None and asked.registry_id == identity.account_id
            ref = LayerRef(asked.repository, asked.digest, "" if own else asked.registry_id)
            why = diagnosis.findings[0].title if diagnosis.findings else step.evidence
            self.layer_read.emit(ref, translated(why) if step.outcome is Outcome.FAILED else "")

    def _forget(self) -> None:
        self._stop()
        self._asked = self._diagnosis = None
        self._state = RunState.ENDED
        self._tab.show_nothing()
        self.forgotten.emit()

    def _stop(self) -> None:
        self._tasks.cancel(TASK)

    def _show(self, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis
        self._tab.show_diagnosis(diagnosis, self._state)
        self.shown.emit()

    def _is_other(self) -> bool:
        """Whether something else is chosen than the diagnosis is about."""
        asked, chosen = self._asked, self._chosen
        return asked is not None and chosen is not None and not asked.is_same(chosen)

    # What can be done with it.

    def _get(self, place: Elsewhere) -> None:
        if self._asked is not None:
            self.download_asked.emit(self._asked.elsewhere(place))

    def _look(self) -> None:
        if self._asked is not None:
            question = self._asked.question
            self.look_asked.emit(question.repository, question.image)

    def _save(self, diagnosis: Diagnosis, path: Path) -> None:
        text = self._reports.text(diagnosis, as_json=is_json(path))
        self._tasks.start(SAVE_TASK, lambda: self._write(path, text))

    async def _write(self, path: Path, text: str) -> None:
        try:
            await self._reports.save(path, text)
        except OSError as error:
            said = self.tr("The report could not be written to {path}: {reason}")
            self._say(said.format(path=path, reason=error.strerror or error))
        else:
            self._say(self.tr("Report saved as {path}.").format(path=path))

    def _connect(self) -> None:
        tab, row = self._tab, self._tab.actions_row
        tab.diagnosis_asked.connect(self.ask_chosen)
        row.get_asked.connect(self._get)
        row.look_asked.connect(self._look)
        row.again_asked.connect(self.again)
        row.as_role_asked.connect(self.choose_role)
        row.cancel_asked.connect(self.cancel)
        row.copy_asked.connect(self.copy_report)
        row.copy_json_asked.connect(lambda: self.copy_report(as_json=True))
        row.save_asked.connect(self.save_report)
