"""The rules: each looks at a case and finds a cause, or does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules import (
    answering,
    archive,
    blobs,
    denials,
    encryption,
    identity,
    image,
    layer,
    mistaken_digest,
    network,
    repository,
    repository_policy,
    retention,
    upstream,
)

Rule = Callable[[Case], Iterator[Finding]]

# In the order of a pull, which decides where two findings are equally certain at the same stage.
RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *network.RULES,
    *answering.RULES,
    *denials.RULES,
    *repository_policy.RULES,
    *upstream.RULES,
    *repository.RULES,
    *retention.RULES,
    *archive.RULES,
    *image.RULES,
    *mistaken_digest.RULES,
    *layer.RULES,
    *encryption.RULES,
    *blobs.RULES,
)
# What says only that something is missing, and is left unsaid where another finding says why.
_EXPLAINED_BY = {
    "image-missing": {
        "lifecycle-expired", "not-replicated", "pull-through-by-digest", "pull-through-uncached",
        "upstream-refused", "archived", "import-denied",
    },
    "repository-missing": {
        "pull-through-by-digest", "pull-through-uncached", "upstream-refused", "import-denied",
        "not-replicated",
    },
    "layer-archived": {"archived", "activating"},
    "layer-orphaned": {"push-incomplete", "layer-archived", "archived", "activating"},
    "layer-unknown": {"layer-archived"},
    "push-incomplete": {"diff-id", "image-digest", "layer-archived"},
    "denied": {"import-denied"},
    "identity-policy": {"import-denied"},
}  # fmt: skip
_ORDER = {name: number for number, name in enumerate(StepName)}
# Another image with the same layer helps where this one is the trouble, not where the way or the caller is.
_HELPED_ELSEWHERE = frozenset(
    {
        "activating", "archived", "bytes-missing", "image-missing", "layer-archived", "layer-orphaned",
        "layer-unknown", "lifecycle-expired", "manifest-broken", "not-replicated", "platform-lost",
        "push-incomplete", "pull-through-by-digest", "pull-through-uncached", "unavailable-and-given",
        "upstream-refused",
    }
)  # fmt: skip


def findings_of(question: Question, facts: Facts) -> tuple[Finding, ...]:
    """Every cause that fits, the most certain first, then that of the earliest stage; () where none does."""
    case = Case(question, facts)
    found = [finding for rule in RULES for finding in rule(case)]
    causes = {finding.cause for finding in found}
    told = [each for each in found if not causes & _EXPLAINED_BY.get(each.cause, set())]
    ordered = sorted(told, key=lambda each: (each.certainty, _ORDER[each.step]))
    return tuple(_with_elsewhere(each, facts) for each in ordered)


def _with_elsewhere(finding: Finding, facts: Facts) -> Finding:
    if finding.cause not in _HELPED_ELSEWHERE or not facts.elsewhere.value:
        return finding
    return replace(finding, elsewhere=facts.elsewhere.value)
