"""The repository's policy, read here and judged for the caller."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.access import decisions
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.denial_words import denial_words
from layerscope.diagnosis.policies.evaluation import Decision, Verdict
from layerscope.diagnosis.policies.statements import sharing
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError, PolicyNotFoundError
from layerscope.text.reasons import Reason

_URL = "ecr:GetDownloadUrlForLayer"


@rule(3)
def repository_policy_denies(case: Case) -> Iterator[Finding]:
    """The repository's policy, read here, denies the caller."""
    for action, decision in decisions(case):
        if decision.verdict is Verdict.EXPLICIT_DENY:
            if _is_named(case, explicit=True):
                return
            yield _of_policy(case, action, decision)
            return


@rule(2)
def not_shared(case: Case) -> Iterator[Finding]:
    """Another account's repository whose policy, read here, does not let the caller in."""
    if not case.crosses_accounts or case.bytes_came or _is_named(case, explicit=False):
        return
    missing = [action for action, decision in decisions(case) if decision.verdict is Verdict.IMPLICIT_DENY]
    has_none = isinstance(case.facts.repository_policy.error, PolicyNotFoundError)
    if case.caller is None or not (missing or has_none):
        return
    denial = Denial(case.caller.arn, _URL, case.repository_arn, PolicyKind.RESOURCE, explicit=False)
    error = AccessDeniedError("", denial=denial)
    words = denial_words(denial, error.subject)
    yield Finding(
        "repository-policy",
        StepName.URL,
        Certainty.LIKELY,
        words.title,
        (
            Reason.tr("The repository has no policy; a caller from another account needs one.")
            if has_none
            else Reason.tr(
                "The repository's policy allows {arn} none of: {actions}.",
                arn=case.caller.arn,
                actions=", ".join(missing),
            ),
        ),
        words.who,
        words.change,
        sharing(case.caller.arn),
    )


@rule(1, 2, 3)
def depends(case: Case) -> Iterator[Finding]:
    """The repository's policy depends on conditions that cannot be judged here."""
    if case.bytes_came or not case.observed(AccessDeniedError) or _is_named(case):
        return
    for action, decision in decisions(case):
        if decision.verdict is Verdict.DEPENDS:
            yield Finding(
                "policy-condition",
                StepName.URL,
                Certainty.POSSIBLE,
                Reason.tr("The repository policy allows {action} conditionally", action=action),
                (_context(decision),),
                Reason.tr("The owner of the repository"),
                Reason.tr("Check whether this caller meets the condition; change it if it should."),
                commands.ecr_command(case, "GetRepositoryPolicy", repositoryName=case.repository),
            )
            return


def of_decision(error: AccessDeniedError, action: str, decision: Decision, arn: str) -> Iterator[Reason]:
    """What the repository's policy, read here, says of the denial of this principal."""
    if decision.unreadable:
        yield Reason.tr(
            "The repository's policy cannot be judged at {place}: {reason}.",
            place=decision.unreadable.place,
            reason=decision.unreadable.reason,
        )
    if error.denial.policy_kind is not PolicyKind.RESOURCE or not decision.statements:
        return
    if decision.verdict is Verdict.EXPLICIT_DENY:
        yield _denying(action, arn, decision)
    if decision.verdict is Verdict.DEPENDS:
        yield _context(decision)


def _of_policy(case: Case, action: str, decision: Decision) -> Finding:
    arn = case.caller.arn if case.caller else ""
    denial = Denial(arn, action, case.repository_arn, PolicyKind.RESOURCE, explicit=True)
    words = denial_words(denial, AccessDeniedError("", denial=denial).subject)
    return Finding(
        "repository-policy",
        StepName.URL,
        Certainty.LIKELY if case.observed(AccessDeniedError) else Certainty.POSSIBLE,
        words.title,
        (_denying(action, arn, decision),),
        words.who,
        words.change,
        commands.ecr_command(case, "GetRepositoryPolicy", repositoryName=case.repository),
    )


def _denying(action: str, arn: str, decision: Decision) -> Reason:
    return Reason.tr(
        "The repository's policy denies {action} to {arn}: {statement}.",
        statement=decision.statements[0].name,
        action=action,
        arn=arn,
    )


def _context(decision: Decision) -> Reason:
    conditions = "; ".join(decision.conditions)
    statement = decision.statements[0]
    if statement.allows:
        return Reason.tr(
            "The repository's policy allows it only under {conditions}: {statement}.",
            conditions=conditions,
            statement=statement.name,
        )
    return Reason.tr(
        "The repository's policy denies it under {conditions}: {statement}.",
        conditions=conditions,
        statement=statement.name,
    )


def _is_named(case: Case, *, explicit: bool | None = None) -> bool:
    """Whether a denial itself says that it is the repository's policy's."""
    return any(
        isinstance(failure.error, AccessDeniedError)
        and failure.error.denial.policy_kind is PolicyKind.RESOURCE
        and explicit in (None, bool(failure.error.denial.explicit))
        for failure in case.all_observed(AccessDeniedError)
    )


RULES = (repository_policy_denies, not_shared, depends)
