"""From the facts to the steps of a pull: what came of each, and the evidence in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.facts import FACTS, Fact, Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.steps import judges
from layerscope.diagnosis.steps.judges import JudgedStep
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import BlobError
from layerscope.registry.errors.credentials import CredentialsError
from layerscope.registry.errors.network import NetworkError
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.text.reasons import Reason

_LATE = Reason.tr("The request timed out.")
_NOT_ASKED = Reason.tr("Nothing was checked here.")
_JUDGES: dict[StepName, Callable[[Case], JudgedStep | None]] = {
    StepName.IDENTITY: judges.identity,
    StepName.NETWORK: judges.network,
    StepName.REPOSITORY: judges.repository,
    StepName.IMAGE: judges.image,
    StepName.LAYER: judges.layer,
    StepName.URL: judges.url,
    StepName.BYTES: judges.first_byte,
}


def steps_of(question: Question, facts: Facts) -> tuple[Step, ...]:
    """The seven steps in their order; what was not asked because an earlier one failed is not reached."""
    case = Case(question, facts)
    steps: list[Step] = []
    for name in StepName:
        failed = any(step.outcome is Outcome.FAILED for step in steps)
        judged = _judged(case, name, failed=failed)
        calls = tuple(call for _, answer in _answers(facts, name) for call in answer.calls)
        steps.append(Step(name, judged.outcome, judged.evidence, calls))
    return tuple(steps)


def _answers(facts: Facts, name: StepName) -> list[tuple[Fact[Any], Answer[Any]]]:
    return [(fact, facts.answer(fact)) for fact in FACTS if fact.step is name]


def _judged(case: Case, name: StepName, *, failed: bool) -> JudgedStep:
    judged = _JUDGES[name](case)
    if judged is not None and not (failed and judged.error and _is_earlier(name, judged.error)):
        return judged
    deciding = [answer for fact, answer in _answers(case.facts, name) if fact.decides]
    if any(answer.asking for answer in deciding):
        return JudgedStep(Outcome.ASKING)
    if failed:
        return JudgedStep(Outcome.NOT_REACHED)
    if any(answer.late for answer in deciding):
        return JudgedStep(Outcome.UNKNOWN, _LATE)
    return JudgedStep(Outcome.UNKNOWN, _NOT_ASKED)


def _is_earlier(name: StepName, error: RegistryError) -> bool:
    """Whether the error tells of an earlier step than the one it was met in."""
    order = list(StepName)
    if isinstance(error, CredentialsError) or error.subject.operation.startswith("AssumeRole"):
        home = StepName.IDENTITY
    elif isinstance(error, NetworkError) and name is not StepName.BYTES:
        home = StepName.NETWORK
    elif isinstance(error, RepositoryNotFoundError):
        home = StepName.REPOSITORY
    elif isinstance(error, ImageNotFoundError):
        home = StepName.IMAGE
    else:
        home = StepName.BYTES if isinstance(error, BlobError) else name
    return order.index(home) < order.index(name)
