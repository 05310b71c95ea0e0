"""From the facts to the stages of a pull: what came of each, and the evidence in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.steps.judges import (
    JudgedStep,
    bytes_,
    identity,
    image,
    layer,
    network,
    repository,
    url,
)
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import BlobError
from layerscope.registry.errors.credentials import CredentialsError
from layerscope.registry.errors.network import NetworkError
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.text.reasons import Reason

_LATE = Reason.tr("No answer came in time.")
_NOT_ASKED = Reason.tr("Nothing was asked here.")


class _Stage(NamedTuple):
    """How a stage is judged, and by which of the facts."""

    judge: Callable[[Case], JudgedStep | None]
    answers: tuple[str, ...]


_STAGES = {
    StepName.IDENTITY: _Stage(identity, ("identity",)),
    StepName.NETWORK: _Stage(network, ("api_host",)),
    StepName.REPOSITORY: _Stage(
        repository,
        ("repository", "listing", "own_listing", "repository_policy", "registry_policy", "pull_through",
         "validation", "key"),
    ),
    StepName.IMAGE: _Stage(
        image, ("image", "manifest", "config", "lost_children", "lifecycle_policy", "replication")
    ),
    StepName.LAYER: _Stage(layer, ("availability", "digest", "elsewhere")),
    StepName.URL: _Stage(url, ("url",)),
    StepName.BYTES: _Stage(bytes_, ("url_host", "first_byte")),
}  # fmt: skip
# What decides on a stage; the others of its facts only explain.
_DECIDING = frozenset(
    {"identity", "api_host", "repository", "image", "manifest", "availability", "digest", "url", "first_byte"}
)


def steps_of(question: Question, facts: Facts) -> tuple[Step, ...]:
    """The seven stages in their order; what was not asked because an earlier one failed is not reached."""
    case = Case(question, facts)
    steps: list[Step] = []
    for name, stage in _STAGES.items():
        failed = any(step.outcome is Outcome.FAILED for step in steps)
        answers: dict[str, Answer[Any]] = {field: getattr(facts, field) for field in stage.answers}
        seen = _seen(case, name, stage, answers, failed=failed)
        calls = tuple(call for answer in answers.values() for call in answer.calls)
        steps.append(Step(name, seen.outcome, seen.evidence, calls))
    return tuple(steps)


def _seen(
    case: Case, name: StepName, stage: _Stage, answers: dict[str, Answer[Any]], *, failed: bool
) -> JudgedStep:
    deciding = [answer for field, answer in answers.items() if field in _DECIDING]
    seen = stage.judge(case)
    if seen is not None and not (failed and seen.error and _is_earlier(name, seen.error)):
        return seen
    if any(answer.asking for answer in deciding):
        return JudgedStep(Outcome.ASKING)
    if failed:
        return JudgedStep(Outcome.NOT_REACHED)
    if any(answer.late for answer in deciding):
        return JudgedStep(Outcome.UNKNOWN, _LATE)
    return JudgedStep(Outcome.UNKNOWN, _NOT_ASKED)


def _is_earlier(name: StepName, error: RegistryError) -> bool:
    """Whether the error tells of an earlier stage than the one it was met in."""
    order = list(StepName)
    if isinstance(error, CredentialsError):
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
