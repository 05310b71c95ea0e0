"""What each side says of somebody else's pull, in sentences: the owner's, then the principal's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerscope.accounts.model.simulation import SimulatedDecision
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.principal_access import ActionAccess, access_of, registry_policy_decision
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.evaluation import Verdict
from layerscope.registry.errors.service import AccessDeniedError, PolicyNotFoundError
from layerscope.text.reasons import Reason

_NO_POLICY = Reason.tr("The repository has no policy, so the policies attached to {who} decide.")
_NO_POLICY_FOR_OTHERS = Reason.tr(
    "The repository has no policy; {who}, in another account, needs one that allows access."
)
# https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html#API_SimulatePrincipalPolicy_Errors
_NO_SUCH_PRINCIPAL = "NoSuchEntity"
# In the order of what keeps out.
_BY_OWNER = {
    Verdict.UNJUDGED: Reason.tr("The repository's policy cannot be judged for {who}."),
    Verdict.EXPLICIT_DENY: Reason.tr("The repository's policy denies {who} the pull."),
    Verdict.IMPLICIT_DENY: Reason.tr("The repository policy does not allow {who}."),
    Verdict.DEPENDS: Reason.tr("The repository's policy decides on {who} by {conditions}."),
    Verdict.ALLOWED: Reason.tr("The repository policy does not block {who}."),
}


def sides(case: Case, principal: Caller) -> Iterator[Reason]:
    """The owner's side, then the principal's own."""
    accesses = access_of(case, principal)
    yield owners_side(case, principal, accesses)
    yield from _registry_policy(case, principal, accesses)
    yield _own_side(case, principal, accesses)


def owners_side(case: Case, principal: Caller, accesses: Sequence[ActionAccess] | None = None) -> Reason:
    """What the repository's policy makes of the principal's pull."""
    who = phrases.principal(principal.arn)
    error = case.facts.repository_policy.error
    if isinstance(error, PolicyNotFoundError):
        is_own = principal.account_id == case.registry_id
        return (_NO_POLICY if is_own else _NO_POLICY_FOR_OTHERS).filled(who=who)
    if isinstance(error, AccessDeniedError):
        return Reason.tr("The repository's policy cannot be read: ecr:GetRepositoryPolicy is denied here.")
    theirs = [each.theirs for each in accesses or access_of(case, principal) if each.theirs]
    found = next((each for verdict in _BY_OWNER for each in theirs if each.verdict is verdict), None)
    if found is None:
        return Reason.tr("The repository policy is unknown.")
    return _BY_OWNER[found.verdict].filled(who=who, conditions="; ".join(found.conditions))


def _registry_policy(case: Case, principal: Caller, accesses: Sequence[ActionAccess]) -> Iterator[Reason]:
    """What the registry's policy adds, where it says anything of these actions."""
    who = phrases.principal(principal.arn)
    decided = {
        access.action: decision
        for access in accesses
        if (decision := registry_policy_decision(case, principal, access.action))
    }
    if denied := [action for action, each in decided.items() if each.verdict is Verdict.EXPLICIT_DENY]:
        yield Reason.tr(
            "The registry policy denies {who} {actions}, if its scope is set to V2.",
            who=who,
            actions=", ".join(denied),
        )
    elif allowed := [action for action, each in decided.items() if each.verdict is Verdict.ALLOWED]:
        yield Reason.tr(
            "The registry policy allows {who} {actions}, if its scope is set to V2.",
            who=who,
            actions=", ".join(allowed),
        )


def _own_side(case: Case, principal: Caller, accesses: Sequence[ActionAccess]) -> Reason:
    who, answer = phrases.principal(principal.arn), case.facts.simulation
    if answer.value is not None:
        return _simulated(who, accesses)
    if isinstance(answer.error, AccessDeniedError):
        return Reason.tr(
            "What the policies attached to {who} allow is unknown: iam:SimulatePrincipalPolicy is denied "
            "here.",
            who=who,
        )
    if answer.error is not None and answer.error.code == _NO_SUCH_PRINCIPAL:
        return _not_found(who, principal)
    if answer.error is not None:
        return Reason.tr(
            "What the policies attached to {who} allow is unknown: the IAM policy simulation failed with "
            "{code}.",
            who=who,
            code=answer.error.code,
        )
    if case.caller and principal.account_id != case.caller.account_id:
        return Reason.tr(
            "Only {owner} can see the policies attached to {who}.",
            who=who,
            owner=phrases.account(principal.account_id),
        )
    return Reason.tr("What the policies attached to {who} allow is unknown here.", who=who)


def _not_found(who: Reason | str, principal: Caller) -> Reason:
    """A role with a path is another one to IAM than that without, and only a session's ARN hides the path."""
    if principal.kind == "assumed-role":
        return Reason.tr(
            "What the policies attached to {who} allow is unknown: IAM finds no role with the ARN {arn}. "
            "The role may have a path, which its session's ARN leaves out: enter the role's full ARN in "
            "“Diagnose as role…”.",
            who=who,
            arn=principal.policies_arn,
        )
    return Reason.tr(
        "What the policies attached to {who} allow is unknown: IAM finds no identity with the ARN {arn}. "
        "Check its spelling and its path.",
        who=who,
        arn=principal.policies_arn,
    )


def _simulated(who: Reason | str, accesses: Sequence[ActionAccess]) -> Reason:
    own = [access.own for access in accesses if access.own]
    refused = [each.action for each in own if each.decision is not SimulatedDecision.ALLOWED]
    missing = tuple(dict.fromkeys(key for each in own for key in each.missing))
    if missing:
        return Reason.tr(
            "The policies attached to {who} depend on values that only its calls carry: {keys}.",
            who=who,
            keys=", ".join(missing),
        )
    if refused:
        return Reason.tr(
            "The policies attached to {who} do not allow {actions} (IAM policy simulation).",
            who=who,
            actions=", ".join(refused),
        )
    return Reason.tr(
        "The policies attached to {who} allow what a pull needs (IAM policy simulation).", who=who
    )
