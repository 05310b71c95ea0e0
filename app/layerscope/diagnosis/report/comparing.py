"""Two diagnoses of one question, made in two places: the first step that differs, and what else does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.report.differing_facts import FactDifference, differing_facts
from layerscope.diagnosis.report.facts import STEP_WORDS
from layerscope.text.reasons import Reason, shortened

_LONGEST_WHY = 300
_NONE = Reason.tr("none")
_SETTLED = (Outcome.FINE, Outcome.UNKNOWN)  # what may stand beside a failure and differs from it
_WORDS = {
    Outcome.ASKING: Reason.tr("no answer"),
    Outcome.FAILED: Reason.tr("failed"),
    Outcome.FINE: Reason.tr("OK"),
    Outcome.UNKNOWN: Reason.tr("unknown"),
    Outcome.NOT_REACHED: Reason.tr("not reached"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what its machine tells of itself, where that is known."""

    diagnosis: Diagnosis
    environment: Environment | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two diagnoses come to: a title, a sentence, and the facts that differ, the likeliest cause first.

    `step` is the first that differs in whether it failed or why, else the first that is known on one side
    only; None where none differs, or where they do not compare, being about two questions. `steps` are all
    that differ. `is_failure`: at that step it failed in one of the two places.
    """

    title: Reason
    sentence: Reason
    step: StepName | None = None
    steps: frozenset[StepName] = frozenset()
    facts: tuple[FactDifference, ...] = ()
    compares: bool = True
    is_failure: bool = False


def compare(there: Side, here: Side) -> Comparison:
    """How the one made elsewhere differs from the one made here."""
    if other := next(_other_question(there.diagnosis, here.diagnosis), None):
        return Comparison(Reason.tr("These two do not compare"), other, compares=False)
    pairs = tuple(zip(there.diagnosis.steps, here.diagnosis.steps, strict=True))
    unlike = frozenset(theirs.name for theirs, ours in pairs if theirs.outcome is not ours.outcome)
    for theirs, ours in pairs:
        if _tells(theirs, ours, there.diagnosis, here.diagnosis):
            return _differing(theirs, ours, there, here, unlike | {theirs.name})
    for theirs, ours in pairs:
        if {theirs.outcome, ours.outcome} == set(_SETTLED):
            return _differing(theirs, ours, there, here, unlike)
    return _alike(there, here, unlike)


def _tells(theirs: Step, ours: Step, there: Diagnosis, here: Diagnosis) -> bool:
    """Whether it failed on one side only, or on both for two reasons."""
    outcomes = (theirs.outcome, ours.outcome)
    if outcomes == (Outcome.FAILED, Outcome.FAILED):
        causes, own = _causes(there, theirs.name), _causes(here, ours.name)
        return bool(causes and own) and causes[0] != own[0]
    return Outcome.FAILED in outcomes and any(each in _SETTLED for each in outcomes)


def _causes(diagnosis: Diagnosis, step: StepName) -> list[str]:
    return [finding.cause for finding in diagnosis.findings if finding.step is step]


def _differing(theirs: Step, ours: Step, there: Side, here: Side, unlike: frozenset[StepName]) -> Comparison:
    sentence = Reason.tr(
        "There: {there}. Here: {here}.",
        there=_came_of(theirs, there.diagnosis),
        here=_came_of(ours, here.diagnosis),
    )
    return Comparison(
        Reason.tr("First difference: {step}", step=STEP_WORDS[theirs.name]),
        sentence,
        theirs.name,
        unlike,
        differing_facts(there, here, theirs.name),
        is_failure=Outcome.FAILED in (theirs.outcome, ours.outcome),
    )


def _came_of(step: Step, diagnosis: Diagnosis) -> Reason:
    """`failed, since S3 denied access …`, by the finding of the step, else by its evidence."""
    has_failed = step.outcome is Outcome.FAILED
    if not has_failed and step.outcome is not Outcome.UNKNOWN:
        return _WORDS[step.outcome]
    titles = (finding.title for finding in diagnosis.findings if finding.step is step.name)
    why = next(titles, step.evidence) if has_failed else step.evidence
    if not why:
        return _WORDS[step.outcome]
    why = shortened(why if isinstance(why, Reason) else why.rstrip("."), _LONGEST_WHY)
    return Reason.tr("failed ({why})", why=why) if has_failed else Reason.tr("unknown ({why})", why=why)


def _alike(there: Side, here: Side, unlike: frozenset[StepName]) -> Comparison:
    failed = there.diagnosis.first_failed
    ours = here.diagnosis.first_failed
    if failed is not None and ours is not None and failed.name is ours.name:
        sentence = Reason.tr(
            "It fails in both places at the same step, {step}, and for the same reason as far as is known.",
            step=STEP_WORDS[failed.name],
        )
        facts = differing_facts(there, here, failed.name)
    else:
        sentence = Reason.tr("What is known of each step is the same in both places.")
        facts = differing_facts(there, here, StepName.BYTES)
    return Comparison(Reason.tr("No step differs"), sentence, None, unlike, facts)


def _other_question(there: Diagnosis, here: Diagnosis) -> Iterator[Reason]:
    """What of the two questions is not the same, as far as both say."""
    theirs, ours = there.question, here.question
    registries = (there.registry_id, here.registry_id)
    regions = (there.region, here.region)
    pairs = (
        (Reason.tr("repository"), (theirs.repository or _NONE, ours.repository or _NONE)),
        (Reason.tr("registry"), registries if all(registries) else ("", "")),
        (Reason.tr("region"), regions if all(regions) else ("", "")),
        (Reason.tr("image"), _of_one_kind(theirs.image, ours.image)),
        (Reason.tr("layer"), _of_one_kind(theirs.digest, ours.digest)),
        (Reason.tr("role"), (theirs.principal or _NONE, ours.principal or _NONE)),
    )
    for what, (their, our) in pairs:
        if their != our:
            yield Reason.tr(
                "They are about two questions. The {what} there: {there}. Here: {here}.",
                what=what,
                there=shortened(their, _LONGEST_WHY),
                here=shortened(our, _LONGEST_WHY),
            )


def _of_one_kind(theirs: str, ours: str) -> tuple[str, str]:
    """Two tags or two digests; a tag and a digest may be the same image."""
    is_known = bool(theirs and ours) and (":" in theirs) == (":" in ours)
    return (theirs, ours) if is_known else ("", "")
