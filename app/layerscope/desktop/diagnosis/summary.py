"""What a diagnosis says, in a title and a sentence."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.pasted_notes import not_understood
from layerscope.diagnosis.verdict import is_fine
from layerscope.text.reasons import Reason
from layerscope.words.diagnosis import fine_text, fine_title
from layerscope.words.reasons import translated

translate = QCoreApplication.translate
_NOT_BROKEN = ("archived", "layer-archived", "activating")


class RunState(Enum):
    RUNNING = "running"
    CANCELLED = "cancelled"
    ENDED = "ended"


class DiagnosisSummary(NamedTuple):
    """The text of the card above the steps; `text` is empty if the title says it all.

    `cause` is the first finding's title where the title says for whom it works.
    """

    title: str
    text: str
    tone: Tone
    icon: IconName
    cause: str = ""


def summary_of(asked: Question, diagnosis: Diagnosis, state: RunState) -> DiagnosisSummary:
    """The first finding's title; without one how far the asking is, or that nothing known fits.

    `asked` is the question as it was put: to one about an image the diagnosis adds a layer of it. Where what
    failed was not understood, the text begins with that.
    """
    summary = _summary_of(asked, diagnosis, state)
    note = translated(not_understood(asked) or "")
    return summary._replace(text=" ".join(part for part in (note, summary.text) if part))


def _summary_of(asked: Question, diagnosis: Diagnosis, state: RunState) -> DiagnosisSummary:
    if diagnosis.verdict is not None:
        return _of_verdict(diagnosis.verdict, diagnosis, state)
    if diagnosis.findings:
        first = diagnosis.findings[0]
        is_mild = first.certainty is Certainty.POSSIBLE or first.cause in _NOT_BROKEN
        tone, icon = (Tone.WARN, IconName.WARNING) if is_mild else (Tone.BAD, IconName.ERROR)
        return DiagnosisSummary(translated(first.title), _still(state), tone, icon)
    if state is RunState.RUNNING:
        return DiagnosisSummary(
            translate("Diagnosis", "Looking for the cause…"), "", Tone.INFO, IconName.CLOCK
        )
    if state is RunState.CANCELLED:
        text = translate("Diagnosis", "What is known so far is shown below.")
        title = translate("Diagnosis", "The diagnosis was canceled")
        return DiagnosisSummary(title, text, Tone.NEUTRAL, IconName.INFO)
    if is_fine(asked, diagnosis):
        return DiagnosisSummary(fine_title(asked), fine_text(asked, diagnosis), Tone.GOOD, IconName.CHECK)
    title = translate("Diagnosis", "The evidence matches no known cause; all of it is shown here.")
    return DiagnosisSummary(title, "", Tone.WARN, IconName.UNKNOWN)


def _of_verdict(verdict: Reason, diagnosis: Diagnosis, state: RunState) -> DiagnosisSummary:
    cause = translated(diagnosis.findings[0].title) if diagnosis.findings else ""
    text = _still(state)
    if not cause and not text:
        text = translate(
            "Diagnosis",
            "All checks pass for this identity on this machine. The pasted error is either resolved or came "
            "from another identity or network.",
        )
    return DiagnosisSummary(translated(verdict), text, Tone.WARN, IconName.WARNING, cause)


def _still(state: RunState) -> str:
    """A finding may come before all the evidence: then more may follow."""
    if state is RunState.RUNNING:
        return translate("Diagnosis", "Still checking; the result may change.")
    if state is RunState.CANCELLED:
        return translate("Diagnosis", "The diagnosis was canceled before it was complete.")
    return ""
