"""For whom it works: said first, where somebody else than the one who asks is in question."""

from __future__ import annotations

from collections.abc import Sequence

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.principal_access import access_of, verdict_of
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.evaluation import Verdict
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason

_REFUSED = (Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY)
_CAN = {
    StepName.BYTES: Reason.tr("You can pull this"),
    StepName.IMAGE: Reason.tr("You can read this image"),
    StepName.REPOSITORY: Reason.tr("You can read this repository"),
}

_ALLOWED_TOO = Reason.tr("{can}, and the policies of both sides allow {who} too")

_OF_IMAGE = (FailureKind.NO_SUCH_PLATFORM, FailureKind.UNPACKING, FailureKind.NOT_STARTING)


def works_here(asked: Question, steps: Sequence[Step]) -> bool:
    """Whether what was asked about can be had here: no step failed, and the last asked about is fine."""
    outcomes = {step.name: step.outcome for step in steps}
    return Outcome.FAILED not in outcomes.values() and outcomes.get(last_asked(asked)) is Outcome.FINE


def is_fine(asked: Question, diagnosis: Diagnosis) -> bool:
    """Whether what was asked about can be had: nothing was found, no step failed, the last asked is fine."""
    if diagnosis.findings or diagnosis.first_failed is not None:
        return False
    return works_here(asked, diagnosis.steps)


def is_told(asked: Question, diagnosis: Diagnosis) -> bool:
    """Whether it is known if it works, for whoever is in question."""
    if diagnosis.findings or diagnosis.first_failed is not None:
        return True
    if not works_here(asked, diagnosis.steps):
        return False
    return diagnosis.verdict is None or diagnosis.verdict.template == _ALLOWED_TOO.template


def last_asked(asked: Question) -> StepName:
    """The step at which an answer to the question is complete."""
    if asked.digest:
        return StepName.BYTES
    if asked.image:
        return StepName.IMAGE
    return StepName.REPOSITORY if asked.repository else StepName.IDENTITY


def first_word(case: Case, steps: Sequence[Step]) -> Reason | None:
    """`You can pull this; the role node cannot`; None where only the one who asks is in question.

    None too where it does not work here: then what is found says why, for everybody.
    """
    if not case.is_about_another or not works_here(case.question, steps):
        return None
    if case.pasted_failure in _OF_IMAGE:  # it depends on the image, not on who asks
        return None
    fine = [step.name for step in steps if step.outcome is Outcome.FINE and step.name in _CAN]
    if not fine:
        return None
    can = _CAN[fine[-1]]
    if case.principal is not None:
        return _of_principal(case, case.principal, can)
    return None if case.question.principal else _of_event(case, can)  # who was named is who asks here


def _of_event(case: Case, can: Reason) -> Reason:
    """Of a pasted text that names no other user or role."""
    denied = Caller.named(case.denial.principal)
    if denied is not None:
        return Reason.tr("{can} now, as the identity that was denied in the pasted text", can=can)
    if case.denial.principal:  # a service of AWS
        return Reason.tr("{can}; {who} cannot", can=can, who=case.denial.principal)
    return Reason.tr("{can}; the machine in the event cannot", can=can)


def _of_principal(case: Case, principal: Caller, can: Reason) -> Reason | None:
    who, was_denied = phrases.principal(principal.arn), bool(case.denial.action)
    verdict = verdict_of(access_of(case, principal))
    if verdict in _REFUSED or (was_denied and verdict is None):
        return Reason.tr("{can}; {who} cannot", can=can, who=who)
    if verdict is Verdict.ALLOWED and was_denied:
        return Reason.tr("{can}; {who} was denied, and its policies allow it now", can=can, who=who)
    if verdict is Verdict.ALLOWED:
        return _ALLOWED_TOO.filled(can=can, who=who)
    if case.facts.simulation.asking or case.facts.repository_policy.asking:
        return None
    return Reason.tr("{can}; whether {who} can is only partly known", can=can, who=who)
