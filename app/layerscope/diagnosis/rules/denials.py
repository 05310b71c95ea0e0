"""Denials: one finding for each policy that denies, whatever it denies."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.access import decisions
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import ObservedFailure
from layerscope.diagnosis.case.sides import owners_side
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.denial_words import denial_words
from layerscope.diagnosis.policies.role_denials import is_of_role
from layerscope.diagnosis.policies.statements import account_of, action_of, statement_of_denials
from layerscope.diagnosis.rules.blobs import denied_by_store
from layerscope.diagnosis.rules.repository_policy import of_decision
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason

_URL, _MANIFEST = "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"
# What a pull cannot do without, the most telling first; ListImageReferrers is BatchGetImage's action.
_NEEDED = (_URL, _MANIFEST)
_CAUSES = {
    PolicyKind.IDENTITY: "identity-policy",
    PolicyKind.RESOURCE: "repository-policy",
    PolicyKind.ENDPOINT: "endpoint-policy",
    PolicyKind.SERVICE_CONTROL: "organization-policy",
    PolicyKind.RESOURCE_CONTROL: "organization-policy",
    PolicyKind.BOUNDARY: "permissions-boundary",
    PolicyKind.SESSION: "session-policy",
    PolicyKind.UNNAMED: "denied",
}
FROM_TEXT = Reason.tr("Its caller and repository come from the pasted text: check both before adding it.")
_Key = tuple[PolicyKind, bool | None, str, str]


@rule(1, 2, 3, 4, 5)
def denied(case: Case) -> Iterator[Finding]:
    """What was denied, gathered by the policy that denies it.

    Where the bytes come, what a probe was denied is no cause, unless it is what led here.
    """
    groups: dict[_Key, list[tuple[ObservedFailure, AccessDeniedError]]] = {}
    for failure in case.all_observed(AccessDeniedError):
        if isinstance(failure.error, AccessDeniedError) and not is_of_role(
            failure.error.denial, failure.error.subject
        ):
            denial = failure.error.denial
            key = (denial.policy_kind, denial.explicit, denial.policy_arn, denial.principal)
            groups.setdefault(key, []).append((failure, failure.error))
    if case.bytes_came and not isinstance(case.question.seen, AccessDeniedError):
        groups = {
            key: group for key, group in groups.items() if any(failure.elsewhere for failure, _ in group)
        }
    for group in groups.values():
        yield _of_group(case, sorted(group, key=lambda each: _rank(each[1])))


@rule(1, 2)
def pull_denied(case: Case) -> Iterator[Finding]:
    """Reported by a container runtime that does not quote AWS."""
    if case.pasted_failure is not FailureKind.DENIED or case.observed(AccessDeniedError):
        return
    failure = case.observed(kinds=(FailureKind.DENIED,))
    if denied_by_store(case):
        return
    yield Finding(
        "pull-denied",
        StepName.URL,
        Certainty.POSSIBLE,
        Reason.tr("Pull denied by an unnamed policy"),
        (failure.evidence,) if failure else (),
        Reason.tr("The administrator of the machine that pulls"),
        Reason.tr(
            "Run this diagnosis as the role that pulls. Its own policies and the repository's policy must "
            "allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer."
        ),
        commands.ecr_command(case, "GetRepositoryPolicy", repositoryName=case.repository),
    )


@rule(4)
def private_endpoint(case: Case) -> Iterator[Finding]:
    """A denial without a policy's name, on a call that passes a VPC's interface endpoint."""
    host = case.facts.api_host.value
    failure = case.observed(AccessDeniedError)
    if (
        failure is None
        or host is None
        or not host.private
        or not isinstance(failure.error, AccessDeniedError)
    ):
        return
    if failure.elsewhere or failure.error.denial.policy_kind is not PolicyKind.UNNAMED:
        return
    denial = Denial(
        failure.error.denial.principal,
        action_of(failure.error.denial, failure.error.subject),
        failure.error.denial.resource,
        PolicyKind.ENDPOINT,
        explicit=False,
    )
    error = AccessDeniedError("", denial=denial, subject=failure.error.subject)
    words = denial_words(denial, error.subject)
    addresses = ", ".join(host.addresses)
    yield Finding(
        "endpoint-policy",
        failure.step,
        Certainty.POSSIBLE,
        words.title,
        (
            Reason.tr(
                "{host} resolves to {addresses}: calls use a VPC interface endpoint.",
                host=host.host,
                addresses=addresses,
            ),
            failure.evidence,
        ),
        words.who,
        words.change,
        statement_of_denials([error], case.caller.arn if case.caller else "", case.repository_arn),
    )


def _of_group(case: Case, group: list[tuple[ObservedFailure, AccessDeniedError]]) -> Finding:
    failure, error = group[0]
    actions = tuple(dict.fromkeys(action_of(each.denial, each.subject) for _, each in group))
    is_pasted = any(each.is_pasted for each, _ in group)
    asks = case.denial.principal if is_pasted else (case.caller.arn if case.caller else "")
    statement = statement_of_denials(
        [each for _, each in group], asks, case.repository_arn, is_pasted=is_pasted
    )
    words = denial_words(error.denial, error.subject)
    certainty = Certainty.POSSIBLE if case.bytes_came or case.facts.url.known else Certainty.LIKELY
    if failure.elsewhere or (not case.bytes_came and any(action in _NEEDED for action in actions)):
        certainty = Certainty.SHOWN
    cause = _CAUSES[error.denial.policy_kind]
    if _reads_metadata_only(case, failure, error):
        cause = "metadata-only"
    return Finding(
        cause,
        failure.step,
        certainty,
        words.title,
        (*_each_action_once(group), *_more(case, failure, error)),
        words.who,
        words.change,
        statement,
        explained_by=("import-denied",) if cause in ("denied", "identity-policy") else (),
        caution=FROM_TEXT if statement and is_pasted else "",
    )


def _reads_metadata_only(case: Case, failure: ObservedFailure, error: AccessDeniedError) -> bool:
    """Whether the caller may list images, and not read their manifests (row 5 of CATALOGUE.md)."""
    own = error.denial.policy_kind in (PolicyKind.IDENTITY, PolicyKind.UNNAMED) and not error.denial.explicit
    manifest_only = action_of(error.denial, error.subject) == _MANIFEST
    return own and manifest_only and not failure.elsewhere and case.facts.image.value is not None


def _each_action_once(group: list[tuple[ObservedFailure, AccessDeniedError]]) -> tuple[str, ...]:
    """The evidence, without what was denied a second time."""
    told: dict[str, str] = {}
    for failure, error in group:
        told.setdefault(action_of(error.denial, error.subject), failure.evidence)
    return tuple(told.values())


def _more(case: Case, failure: ObservedFailure, error: AccessDeniedError) -> Iterator[Reason]:
    """Further evidence."""
    principal, caller = error.denial.principal, case.caller
    if failure.elsewhere and principal and caller and principal != caller.arn:
        yield Reason.tr("This computer uses {arn}, a different identity.", arn=caller.arn)
    if failure.elsewhere and case.principal is not None:
        yield owners_side(case, case.principal)
    owner = account_of(error.denial.resource) or case.registry_id
    if principal and owner and account_of(principal) not in ("", owner):
        yield Reason.tr("The caller's account is not {owner}, which owns the repository.", owner=owner)
    if _reads_metadata_only(case, failure, error):
        yield Reason.tr("DescribeImages works: images can be listed but not read.")
    elif _is_url_alone(case, failure, error):
        yield Reason.tr(
            "BatchGetImage works. A policy may have the action misspelt, as ecr:BatchGetDownloadUrlForLayer."
        )
    policy = case.facts.repository_policy.error
    if error.denial.policy_kind is PolicyKind.RESOURCE and isinstance(policy, AccessDeniedError):
        yield Reason.tr(
            "The repository's policy cannot be read either: ecr:GetRepositoryPolicy is denied too."
        )
    asks = (case.principal if failure.elsewhere else None) or case.caller
    for action, decision in decisions(case, asks):
        if asks and action == action_of(error.denial, error.subject):
            yield from of_decision(error, action, decision, asks.arn)


def _is_url_alone(case: Case, failure: ObservedFailure, error: AccessDeniedError) -> bool:
    """Whether manifests can be read here, and only the URL is denied (row 1 of CATALOGUE.md)."""
    is_url = action_of(error.denial, error.subject) == _URL
    implicit = error.denial.policy_kind is PolicyKind.IDENTITY and not error.denial.explicit
    return is_url and implicit and not failure.elsewhere and case.facts.manifest.value is not None


def _rank(error: AccessDeniedError) -> int:
    action = action_of(error.denial, error.subject)
    return _NEEDED.index(action) if action in _NEEDED else len(_NEEDED)


RULES = (denied, private_endpoint, pull_denied)
