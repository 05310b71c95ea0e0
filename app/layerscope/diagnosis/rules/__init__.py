"""Every rule there is, and what they find."""

from __future__ import annotations

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules import (
    answering,
    archive,
    blobs,
    contents,
    denials,
    encryption,
    identity,
    image,
    layer,
    mistaken_digest,
    network,
    other_principal,
    registry_host,
    repository,
    repository_policy,
    retention,
    sign_in,
    upstream,
)
from layerscope.diagnosis.rules.rule import DiagnosisRule

# In the order of a pull, which decides where two findings are equally certain at the same step.
RULES: tuple[DiagnosisRule, ...] = (
    *identity.RULES,
    *sign_in.RULES,
    *network.RULES,
    *registry_host.RULES,
    *answering.RULES,
    *denials.RULES,
    *repository_policy.RULES,
    *other_principal.RULES,
    *upstream.RULES,
    *repository.RULES,
    *retention.RULES,
    *archive.RULES,
    *image.RULES,
    *mistaken_digest.RULES,
    *layer.RULES,
    *encryption.RULES,
    *blobs.RULES,
    *contents.RULES,
)
_ORDER = {name: number for number, name in enumerate(StepName)}


def findings_of(question: Question, facts: Facts) -> tuple[Finding, ...]:
    """Every cause that fits, the most certain first, then that of the earliest step; () where none does."""
    case = Case(question, facts)
    found = [finding for rule in RULES for finding in rule.find(case)]
    causes = {finding.cause for finding in found}
    shown = [each for each in found if causes.isdisjoint(each.explained_by)]
    return tuple(sorted(shown, key=lambda each: (each.certainty, _ORDER[each.step])))
