"""What the repository's policy makes of a pull, were the principal's own policies to allow all."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.document import Patterns, PolicyDocument, PolicyStatement, Unreadable
from layerscope.diagnosis.policies.evaluation import Decision, Verdict, decide_both
from layerscope.diagnosis.policies.matching import Request
from layerscope.diagnosis.policies.reading import read_policy
from layerscope.registry.errors.service import PolicyNotFoundError
from layerscope.text.reasons import Reason

NEEDED_ACTIONS = ("ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage")
ALL_ALLOWED = PolicyDocument((PolicyStatement(1, allows=True, actions=Patterns(("*",))),))
# In the order of what keeps a caller out.
_TOLD = {
    Verdict.UNJUDGED: Reason.tr("its policy cannot be evaluated"),
    Verdict.EXPLICIT_DENY: Reason.tr("its policy denies this caller the pull"),
    Verdict.IMPLICIT_DENY: Reason.tr("its policy does not allow this caller"),
    Verdict.DEPENDS: Reason.tr("its policy decides on this caller by a condition"),
    Verdict.ALLOWED: Reason.tr("its policy does not block this caller"),
}


def ecr_policy(case: Case) -> tuple[bool, PolicyDocument | Unreadable | None]:
    """Whether the repository's policy is known, and the policy; None where it has none."""
    answer = case.facts.repository_policy
    if answer.value is not None:
        return True, read_policy(answer.value)
    return isinstance(answer.error, PolicyNotFoundError), None


def decisions(case: Case, principal: Caller | None = None) -> Iterator[tuple[str, Decision]]:
    """The decision on each action that a pull needs; none where policy or caller is not known.

    Of the caller who asks here, unless another principal is given.
    """
    text, caller = case.facts.repository_policy.value, principal or case.caller
    if text is None or caller is None:
        return
    policy = read_policy(text)
    for action in NEEDED_ACTIONS:
        request = Request(caller, action, case.repository_arn)
        yield action, decide_both([ALL_ALLOWED], policy, request, case.registry_id)


def access_words(case: Case) -> Reason | None:
    """What the policy means for the caller, as part of a sentence; None where that is not known."""
    if isinstance(case.facts.repository_policy.error, PolicyNotFoundError):
        return Reason.tr("it has no policy")
    verdicts = {decision.verdict for _, decision in decisions(case)}
    return next((words for verdict, words in _TOLD.items() if verdict in verdicts), None)
