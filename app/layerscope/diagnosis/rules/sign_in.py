"""Not let in at the door: no token for the registry, no session of the role, a runtime not signed in."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import evidence_of
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.denial_words import denial_words
from layerscope.diagnosis.policies.role_denials import is_of_role
from layerscope.diagnosis.policies.statements import statement_for
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors import credentials
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.model.commands import aws_command
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.hosts import host_of
from layerscope.text.command_lines import command_line
from layerscope.text.reasons import Reason


@rule(1, 20)
def sign_in_denied(case: Case) -> Iterator[Finding]:
    """A container runtime was not signed in, and this caller is denied what it signs in with."""
    error = case.facts.registry_token.error
    if not isinstance(error, AccessDeniedError):
        return
    failure = case.observed(kinds=(FailureKind.NOT_SIGNED_IN,))
    yield Finding(
        "sign-in-denied",
        StepName.IDENTITY,
        Certainty.LIKELY,
        Reason.tr("Signing in to the registry is denied"),
        (*((failure.evidence,) if failure else ()), evidence_of(error)),
        Reason.tr("The administrators of the identity that pulls"),
        Reason.tr("Allow it ecr:GetAuthorizationToken, which container runtimes sign in with."),
        statement_for(error, case.caller.arn if case.caller else ""),
    )


@rule(35)
def role_denied(case: Case) -> Iterator[Finding]:
    """STS does not give a session of the role."""
    for failure in case.all_observed(AccessDeniedError):
        error = failure.error
        if not isinstance(error, AccessDeniedError) or not is_of_role(error.denial, error.subject):
            continue
        words = denial_words(error.denial, error.subject)
        role = Caller.named(error.denial.resource)
        yield Finding(
            "role-denied",
            StepName.IDENTITY,
            Certainty.SHOWN,
            words.title,
            (failure.evidence,),
            words.who,
            words.change,
            aws_command("iam", "GetRole", {"RoleName": role.role}) if role and role.role else "",
        )
        return


@rule(20)
def client_not_signed_in(case: Case) -> Iterator[Finding]:
    """Reported by a container runtime: it had no credentials for the registry."""
    if case.pasted_failure is not FailureKind.NOT_SIGNED_IN or case.observed(credentials.CredentialsError):
        return
    failure = case.observed(kinds=(FailureKind.NOT_SIGNED_IN,))
    host = host_of(case.registry_id, case.region) or "REGISTRY"
    login = command_line(["docker", "login", "--username", "AWS", "--password-stdin", host])
    password = commands.command(case, "ecr", "GetLoginPassword")
    yield Finding(
        "client-not-signed-in",
        StepName.IDENTITY,
        Certainty.LIKELY,
        Reason.tr("Client not signed in to the registry"),
        (*((failure.evidence,) if failure else ()), *_token_given(case)),
        Reason.tr("The administrator of the machine that pulls"),
        Reason.tr(
            "Sign it in: an ECR token is valid for 12 hours. On EKS and ECS, the node or task role does this."
        ),
        f"{password} | {login}" if password and login else "",
    )


def _token_given(case: Case) -> Iterator[Reason]:
    if case.caller and case.facts.registry_token.value is not None:
        yield Reason.tr("ECR issues {arn} an authorization token.", arn=case.caller.arn)


RULES = (sign_in_denied, role_denied, client_not_signed_in)
