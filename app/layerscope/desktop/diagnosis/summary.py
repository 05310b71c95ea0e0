"""What a diagnosis says, in a title and a sentence."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.diagnosis.words import step_word
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.diagnosis.pasted_notes import not_understood
from layerscope.diagnosis.verdict import works_here
from layerscope.text.reasons import Reason
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
        return DiagnosisSummary(_fine_title(asked), _fine_text(asked, diagnosis), Tone.GOOD, IconName.CHECK)
    title = translate("Diagnosis", "The evidence matches no known cause; all of it is shown here.")
    return DiagnosisSummary(title, "", Tone.WARN, IconName.UNKNOWN)


def is_fine(asked: Question, diagnosis: Diagnosis) -> bool:
    """Whether what was asked about can be had: no step failed, and the last asked about is fine."""
    if diagnosis.findings or diagnosis.first_failed is not None:
        return False
    return works_here(asked, diagnosis.steps)


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


def _is_fine_at(name: StepName, diagnosis: Diagnosis) -> bool:
    return any(step.name is name and step.outcome is Outcome.FINE for step in diagnosis.steps)


def _still(state: RunState) -> str:
    """A finding may come before all the evidence: then more may follow."""
    if state is RunState.RUNNING:
        return translate("Diagnosis", "Still checking; the result may change.")
    if state is RunState.CANCELLED:
        return translate("Diagnosis", "The diagnosis was canceled before it was complete.")
    return ""


def _fine_title(question: Question) -> str:
    if question.digest:
        return translate("Diagnosis", "This layer can be downloaded")
    if question.image:
        return translate("Diagnosis", "This image can be read")
    if question.repository:
        return translate("Diagnosis", "This repository can be read")
    return translate("Diagnosis", "The registry is reachable")


def _fine_text(question: Question, diagnosis: Diagnosis) -> str:
    """What to make of it where somebody has seen it fail."""
    if question.seen is not None:
        return translate("Diagnosis", "All checks passed now; the earlier failure is resolved.")
    if unknown := _unknown_on_the_way(diagnosis):
        text = translate("Diagnosis", "Every completed check passed. Unknown, and not required: {steps}.")
        return text.format(steps=", ".join(unknown))
    if question.image and not question.digest and _is_fine_at(StepName.BYTES, diagnosis):
        return translate(
            "Diagnosis",
            "All checks passed, down to the first byte of one layer. “Check image” checks every layer.",
        )
    if _is_fine_at(StepName.BYTES, diagnosis):
        return translate("Diagnosis", "All checks passed, from identity to the first byte.")
    return ""


def _unknown_on_the_way(diagnosis: Diagnosis) -> list[str]:
    """The steps that could not be asked, and came before one that is fine: as with a pull-only policy."""
    fine = [place for place, step in enumerate(diagnosis.steps) if step.outcome is Outcome.FINE]
    steps = diagnosis.steps[: max(fine, default=0)]
    return [step_word(step.name) for step in steps if step.outcome is Outcome.UNKNOWN]
