"""Whether somebody else may pull: what the owner's side and the principal's own side say of each action.

Between accounts both must allow, in one account either may suffice; see policies.evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layerscope.accounts.model.simulation import SimulatedAction, SimulatedDecision
from layerscope.diagnosis.case.access import ALL_ALLOWED, ecr_policy
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.document import PolicyDocument, Unreadable
from layerscope.diagnosis.policies.evaluation import Decision, Verdict, decide, decide_both
from layerscope.diagnosis.policies.matching import Request
from layerscope.diagnosis.policies.reading import read_policy
from layerscope.diagnosis.policies.statements import SIGN_IN

# What a pull cannot do without, as AWS's own policy for it has it:
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEC2ContainerRegistryPullOnly.html
PULL_ACTIONS = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")


@dataclass(frozen=True, slots=True)
class ActionAccess:
    """One action: the whole verdict (None: not known), and each side's.

    `theirs` is the owner's side, were the principal's own policies to allow all; None where the repository's
    policy could not be read, or has no say. `own` is what IAM's simulation says; None where not known.
    """

    action: str
    verdict: Verdict | None
    theirs: Decision | None = None
    own: SimulatedAction | None = None


def access_of(case: Case, principal: Caller) -> tuple[ActionAccess, ...]:
    """What is known of each action that a pull needs, signing in first."""
    simulation = case.facts.simulation.value
    sign_in = simulation.of(SIGN_IN) if simulation else None
    accesses = [ActionAccess(SIGN_IN, _alone(sign_in), own=sign_in)]
    for action in PULL_ACTIONS:
        own = simulation.of(action) if simulation else None
        accesses.append(_on_repository(case, Request(principal, action, case.repository_arn), own))
    return tuple(accesses)


def verdict_of(accesses: Sequence[ActionAccess]) -> Verdict | None:
    """What they come to: the worst that is known, or None where nothing is refused and not all is known."""
    verdicts = {access.verdict for access in accesses}
    for refused in (Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY):
        if refused in verdicts:
            return refused
    return Verdict.ALLOWED if verdicts == {Verdict.ALLOWED} else None


def registry_policy_decision(case: Case, principal: Caller, action: str) -> Decision | None:
    """What the registry's policy says; it is asked about pulls only where its scope is set to V2.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
    """
    text = case.facts.registry_policy.value
    if text is None or not case.repository_arn:
        return None
    return decide(read_policy(text), Request(principal, action, case.repository_arn))


def _on_repository(case: Case, request: Request, own: SimulatedAction | None) -> ActionAccess:
    is_known, policy = ecr_policy(case)
    is_known = is_known and bool(case.registry_id and case.repository_arn)
    theirs = _decide(case, policy, request, own_allow=True) if is_known else None
    if own is not None and own.decision is SimulatedDecision.EXPLICIT_DENY:
        return ActionAccess(request.action, Verdict.EXPLICIT_DENY, theirs, own)
    if theirs is None:
        crosses = request.caller.account_id != case.registry_id
        refused = _alone(own) is Verdict.IMPLICIT_DENY and crosses
        return ActionAccess(request.action, Verdict.IMPLICIT_DENY if refused else None, None, own)
    return ActionAccess(request.action, _together(case, policy, request, theirs, own), theirs, own)


def _together(
    case: Case,
    policy: PolicyDocument | Unreadable | None,
    request: Request,
    theirs: Decision,
    own: SimulatedAction | None,
) -> Verdict | None:
    # Where its scope is V2, the registry's policy may let in whom the repository's does not, and deny others.
    registry = registry_policy_decision(case, request.caller, request.action)
    if theirs.verdict is Verdict.IMPLICIT_DENY:
        return None if registry and registry.verdict is not Verdict.IMPLICIT_DENY else theirs.verdict
    if theirs.verdict is not Verdict.ALLOWED:
        return theirs.verdict if theirs.verdict is Verdict.EXPLICIT_DENY else None
    alone = _decide(case, policy, request, own_allow=False).verdict
    mine = _alone(own)
    if own is not None and False in (own.within_boundary, own.within_organization):
        return Verdict.IMPLICIT_DENY
    if Verdict.ALLOWED in (alone, mine):
        is_safe = registry is None or registry.verdict in (Verdict.ALLOWED, Verdict.IMPLICIT_DENY)
        return Verdict.ALLOWED if is_safe else None
    return Verdict.IMPLICIT_DENY if mine is alone is Verdict.IMPLICIT_DENY else None


def _decide(
    case: Case, policy: PolicyDocument | Unreadable | None, request: Request, *, own_allow: bool
) -> Decision:
    return decide_both([ALL_ALLOWED] if own_allow else [], policy, request, case.registry_id)


def _alone(own: SimulatedAction | None) -> Verdict | None:
    """The principal's own side; None where it hangs on condition keys that the simulation did not have."""
    if own is None:
        return None
    if own.decision is SimulatedDecision.EXPLICIT_DENY:
        return Verdict.EXPLICIT_DENY
    if own.missing:
        return None
    return Verdict.ALLOWED if own.decision is SimulatedDecision.ALLOWED else Verdict.IMPLICIT_DENY
