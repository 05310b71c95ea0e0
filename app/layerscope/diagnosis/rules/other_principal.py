"""Somebody else who cannot have it: the policies of both sides, judged for them here."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import evidence_of
from layerscope.diagnosis.case.principal_access import ActionAccess, access_of
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.denial_words import denial_words
from layerscope.diagnosis.policies.evaluation import Verdict
from layerscope.diagnosis.policies.role_denials import DenialWords
from layerscope.diagnosis.policies.statements import allowing, is_read, sharing
from layerscope.diagnosis.rules.denials import FROM_TEXT
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError, PolicyNotFoundError
from layerscope.text.reasons import Reason


@rule(2, 3)
def kept_out_by_owner(case: Case) -> Iterator[Finding]:
    """The repository's policy, read here, keeps the other principal out."""
    principal = case.principal
    if principal is None or case.denial.policy_kind is PolicyKind.RESOURCE:
        return
    # Where the registry's policy might let it in all the same there is no verdict.
    refused = [each for each in access_of(case, principal) if _is_by_owner(each) and each.verdict is not None]
    denied = [access for access in refused if access.theirs and access.theirs.verdict is _DENY]
    if not refused:
        return
    first = (denied or refused)[0]
    statement = sharing(principal.arn) if not denied and _asks_for_a_pull(case) else ""
    words = _words(case, principal, first.action, PolicyKind.RESOURCE, explicit=bool(denied))
    yield Finding(
        "repository-policy",
        StepName.URL,
        Certainty.LIKELY,
        words.title,
        tuple(_by_owner(case, principal, denied or refused)),
        words.who,
        words.change,
        commands.ecr_command(case, "GetRepositoryPolicy", repositoryName=case.repository)
        if denied
        else statement,
        caution=_caution(case) if statement else "",
    )


@rule(1, 3)
def kept_out_by_own(case: Case) -> Iterator[Finding]:
    """The other principal's own policies, its boundary or its organization do not let it."""
    principal = case.principal
    if principal is None:
        return
    refused: dict[tuple[PolicyKind, bool], list[ActionAccess]] = {}
    for access in access_of(case, principal):
        if access.own and access.verdict in (_DENY, _NOT_ALLOWED) and not _is_by_owner(access):
            refused.setdefault(_kind(access), []).append(access)
    for (kind, explicit), accesses in refused.items():
        if kind is not case.denial.policy_kind:
            yield _own_policies(case, principal, kind, accesses, explicit=explicit)


@rule(1)
def simulation_denied(case: Case) -> Iterator[Finding]:
    """The other principal's own policies cannot be looked at from here."""
    principal, error = case.principal, case.facts.simulation.error
    if principal is None or not isinstance(error, AccessDeniedError):
        return
    yield Finding(
        "simulation-denied",
        StepName.IDENTITY,
        Certainty.POSSIBLE,
        Reason.tr(
            "Policies of {who} cannot be read here",
            who=phrases.principal(principal.arn),
        ),
        (evidence_of(error),),
        Reason.tr("The administrators of {caller}", caller=phrases.account(principal.account_id)),
        Reason.tr(
            "Allow your identity iam:SimulatePrincipalPolicy on it and run the diagnosis again, or ask its "
            "administrators what its policies allow."
        ),
        allowing(("iam:SimulatePrincipalPolicy",), principal.policies_arn),
        caution=_caution(case),
    )


_DENY, _NOT_ALLOWED = Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY


def _asks_for_a_pull(case: Case) -> bool:
    """Whether what a pasted text denies is a read; a text that names more is not to be acted upon."""
    return bool(case.question.principal) or is_read(case.denial.action)


def _caution(case: Case) -> Reason | str:
    return "" if case.question.principal else FROM_TEXT


def _is_by_owner(access: ActionAccess) -> bool:
    return access.theirs is not None and access.theirs.verdict in (_DENY, _NOT_ALLOWED)


def _by_owner(case: Case, principal: Caller, refused: list[ActionAccess]) -> Iterator[Reason]:
    actions = ", ".join(access.action for access in refused)
    decision = refused[0].theirs
    if decision and decision.verdict is _DENY:
        yield Reason.tr(
            "The repository's policy denies {action} to {arn}: {statement}.",
            action=actions,
            arn=principal.arn,
            statement=decision.statements[0].name,
        )
    elif isinstance(case.facts.repository_policy.error, PolicyNotFoundError):
        yield Reason.tr("The repository has no policy; a caller from another account needs one.")
    else:
        yield Reason.tr(
            "The repository's policy allows {arn} none of: {actions}.", arn=principal.arn, actions=actions
        )


def _kind(access: ActionAccess) -> tuple[PolicyKind, bool]:
    """Which of the principal's own policies refuses, and whether by a deny."""
    own = access.own
    if own is not None and own.within_organization is False:
        return PolicyKind.SERVICE_CONTROL, access.verdict is _DENY
    if own is not None and own.within_boundary is False:
        return PolicyKind.BOUNDARY, access.verdict is _DENY
    return PolicyKind.IDENTITY, access.verdict is _DENY


def _own_policies(
    case: Case, principal: Caller, kind: PolicyKind, accesses: list[ActionAccess], *, explicit: bool
) -> Finding:
    actions = [access.action for access in accesses]
    words = _words(case, principal, actions[0], kind, explicit=explicit)
    is_final = explicit or kind is PolicyKind.SERVICE_CONTROL
    policies = dict.fromkeys(name for access in accesses if access.own for name in access.own.policies)
    because = [
        Reason.tr(
            "The IAM policy simulation of {arn} does not allow {actions}.",
            arn=principal.policies_arn,
            actions=", ".join(actions),
        )
    ]
    if policies:
        because.append(Reason.tr("Policies that decide: {policies}.", policies=", ".join(policies)))
    return Finding(
        _CAUSES[kind],
        StepName.URL,
        Certainty.LIKELY,
        words.title,
        tuple(because),
        words.who,
        words.change,
        "" if is_final else allowing(actions, case.repository_arn),
        caution="" if is_final else _caution(case),
    )


_CAUSES = {
    PolicyKind.IDENTITY: "identity-policy",
    PolicyKind.BOUNDARY: "permissions-boundary",
    PolicyKind.SERVICE_CONTROL: "organization-policy",
}


def _words(case: Case, principal: Caller, action: str, kind: PolicyKind, *, explicit: bool) -> DenialWords:
    denial = Denial(principal.arn, action, case.repository_arn, kind, explicit=explicit)
    return denial_words(denial, Subject())


RULES = (kept_out_by_owner, kept_out_by_own, simulation_denied)
