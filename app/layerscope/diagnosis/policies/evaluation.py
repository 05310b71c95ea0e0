"""What AWS decides on a request, by the policies that are known.

Every policy has one of four outcomes, and where conditions or variables are in play several that are
possible: those are reported and not guessed. The logic is that of
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
and, between accounts,
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from layerscope.diagnosis.policies.document import PolicyDocument, PolicyStatement, Unreadable, has_variable
from layerscope.diagnosis.policies.matching import (
    Match,
    Request,
    match_principals,
    matches_action,
    matches_resource,
)


class Verdict(StrEnum):
    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicit deny"
    IMPLICIT_DENY = "implicit deny"
    DEPENDS = "depends on a condition"
    UNJUDGED = "cannot be judged"


class _Outcome(StrEnum):
    ALLOW = "allow"
    DELEGATE = "delegate"  # it allows the caller's account, which decides for whom in it
    SILENT = "silent"
    DENY = "deny"


_REFUSALS = {Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY}


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with the statements that make it, the conditions it depends on, or why there is none.

    `statements` are the denying ones, else the allowing ones, else, of a verdict that depends, those with
    conditions. `conditions` are as written in the policy.
    """

    verdict: Verdict
    statements: tuple[PolicyStatement, ...] = ()
    conditions: tuple[str, ...] = ()
    unreadable: Unreadable | None = None


@dataclass(frozen=True, slots=True)
class _Opinion:
    """A policy's possible outcomes, and the statements behind each."""

    outcomes: frozenset[_Outcome]
    denying: tuple[PolicyStatement, ...] = ()
    allowing: tuple[PolicyStatement, ...] = ()
    open: tuple[PolicyStatement, ...] = ()
    conditions: tuple[str, ...] = ()


def decide(policy: PolicyDocument | Unreadable, request: Request) -> Decision:
    """What this policy alone says: an allow of the caller's account counts as one."""
    if isinstance(policy, Unreadable):
        return Decision(Verdict.UNJUDGED, unreadable=policy)
    opinion = _opinion(policy, request)
    return _decision({_alone(outcome) for outcome in opinion.outcomes}, [opinion])


def decide_both(
    identity: Iterable[PolicyDocument | Unreadable],
    resource: PolicyDocument | Unreadable | None,
    request: Request,
    owner_id: str,
) -> Decision:
    """What the caller's own policies and the resource's decide together; `owner_id` owns the resource.

    In one account either suffices, except that a resource's policy which names only the account leaves it to
    the identity's policies. Between accounts both must allow. `resource` None: it has no policy.
    """
    policies = [*identity]
    broken = next((each for each in [*policies, resource] if isinstance(each, Unreadable)), None)
    if broken is not None:
        return Decision(Verdict.UNJUDGED, unreadable=broken)
    known = [each for each in policies if isinstance(each, PolicyDocument)]
    mine = _opinion(PolicyDocument(tuple(part for each in known for part in each.statements)), request)
    theirs = _opinion(resource if isinstance(resource, PolicyDocument) else PolicyDocument(()), request)
    same = request.caller.account_id == owner_id
    if request.caller.kind == "root" and mine.outcomes == {_Outcome.SILENT}:
        mine = _Opinion(frozenset({_Outcome.ALLOW}))  # an account's root user needs no policy of its own
    verdicts = {
        _together(one, other, same=same) for one, other in itertools.product(mine.outcomes, theirs.outcomes)
    }
    return _decision(verdicts, [mine, theirs])


def _opinion(policy: PolicyDocument, request: Request) -> _Opinion:
    denying: list[PolicyStatement] = []
    allowing: dict[Match, list[PolicyStatement]] = {Match.ACCOUNT: [], Match.DIRECT: []}
    maybe: dict[_Outcome, list[PolicyStatement]] = {outcome: [] for outcome in _Outcome}
    conditions: list[str] = []
    for statement in policy.statements:
        match = match_principals(statement.principals, request.caller)
        about = matches_action(statement.actions, request.action) and matches_resource(
            statement, request.resource
        )
        if match is Match.NONE or about is False:
            continue
        open_ = _open_conditions(statement, match, certain=about is True)
        conditions += open_
        if open_:
            maybe[_outcome_of(statement, match)].append(statement)
        elif statement.allows:
            allowing[match].append(statement)
        else:
            denying.append(statement)
    return _Opinion(
        _outcomes(denying, allowing, maybe),
        tuple(denying),
        tuple(allowing[Match.DIRECT] or allowing[Match.ACCOUNT]),
        tuple(itertools.chain.from_iterable(maybe.values())),
        tuple(dict.fromkeys(conditions)),
    )


def _outcome_of(statement: PolicyStatement, match: Match) -> _Outcome:
    if not statement.allows:
        return _Outcome.DENY
    return _Outcome.DELEGATE if match is Match.ACCOUNT else _Outcome.ALLOW


def _open_conditions(statement: PolicyStatement, match: Match, *, certain: bool) -> list[str]:
    """The conditions that decide whether the statement applies, as written in it."""
    told = [str(condition) for condition in statement.conditions]
    if not certain and statement.resources:
        told += filter(has_variable, statement.resources.values)
    if match is not Match.PERHAPS or statement.principals is None:
        return told
    return [*told, "NotPrincipal" if statement.principals.negated else "Principal"]


def _outcomes(
    denying: list[PolicyStatement],
    allowing: dict[Match, list[PolicyStatement]],
    maybe: dict[_Outcome, list[PolicyStatement]],
) -> frozenset[_Outcome]:
    """Every outcome that is possible, depending on the open conditions."""
    if denying:
        return frozenset({_Outcome.DENY})
    if allowing[Match.DIRECT]:
        possible = {_Outcome.ALLOW}
    else:
        possible = {_Outcome.DELEGATE if allowing[Match.ACCOUNT] else _Outcome.SILENT}
        possible |= {outcome for outcome in (_Outcome.ALLOW, _Outcome.DELEGATE) if maybe[outcome]}
    return frozenset(possible | ({_Outcome.DENY} if maybe[_Outcome.DENY] else set()))


def _alone(outcome: _Outcome) -> Verdict:
    if outcome is _Outcome.DENY:
        return Verdict.EXPLICIT_DENY
    return Verdict.IMPLICIT_DENY if outcome is _Outcome.SILENT else Verdict.ALLOWED


def _together(identity: _Outcome, resource: _Outcome, *, same: bool) -> Verdict:
    if _Outcome.DENY in (identity, resource):
        return Verdict.EXPLICIT_DENY
    allowed = identity is not _Outcome.SILENT
    shared = resource is not _Outcome.SILENT
    granted = (allowed or resource is _Outcome.ALLOW) if same else (allowed and shared)
    return Verdict.ALLOWED if granted else Verdict.IMPLICIT_DENY


def _decision(verdicts: set[Verdict], opinions: list[_Opinion]) -> Decision:
    if verdicts == _REFUSALS:
        return Decision(Verdict.IMPLICIT_DENY)
    if len(verdicts) > 1:
        conditions = tuple(each for opinion in opinions for each in opinion.conditions)
        return Decision(Verdict.DEPENDS, _joined(opinion.open for opinion in opinions), conditions)
    verdict = next(iter(verdicts))
    if verdict is Verdict.EXPLICIT_DENY:
        return Decision(verdict, _joined(opinion.denying for opinion in opinions))
    if verdict is Verdict.ALLOWED:
        return Decision(verdict, _joined(opinion.allowing for opinion in opinions))
    return Decision(verdict)


def _joined(statements: Iterable[tuple[PolicyStatement, ...]]) -> tuple[PolicyStatement, ...]:
    return tuple(itertools.chain.from_iterable(statements))
