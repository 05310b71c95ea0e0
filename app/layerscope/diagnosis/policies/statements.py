"""Policy statements that would allow what was denied, ready to hand to whoever may add them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError

# What it takes to read an image and its layers from another account's repository:
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
_SHARED_ACTIONS = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
# It is on no resource, so that its statement names `*`:
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
SIGN_IN = "ecr:GetAuthorizationToken"
_LAYER_BUCKET = re.compile(r"prod-[a-z0-9-]+-starport-layer-bucket")
_ACCOUNT_OF_ARN = re.compile(r"arn:([a-z0-9-]+):[a-z0-9-]*:[a-z0-9-]*:(\d{12}):")
_PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "eusc-": "aws-eusc"}


def statement_for(error: RegistryError, actions: Sequence[str] = ()) -> str:
    """The missing statement as indented JSON; empty where adding one is not what helps.

    `actions` are those of several denials by the same policy; left out, the error's own.
    """
    if isinstance(error, UrlDeniedError):
        return _as_json(_bucket_statement(error.subject))
    if isinstance(error, AccessDeniedError) and not error.denial.explicit:
        statement = _ecr_statement(error.denial, error.subject, actions)
        return _as_json(statement) if statement else ""
    return ""


def allowing(actions: Sequence[str], resource: str) -> str:
    """A statement for a policy of an identity, as indented JSON; two in a list where signing in is one."""
    on_resource = [action for action in actions if action != SIGN_IN]
    statements: list[dict[str, Any]] = [
        {"Effect": "Allow", "Action": _one_or_all(of), "Resource": where}
        for of, where in ((on_resource, resource), ([SIGN_IN] * (SIGN_IN in actions), "*"))
        if of
    ]
    return _as_json(statements[0] if len(statements) == 1 else statements)


def sharing(caller_arn: str, actions: Sequence[str] = ()) -> str:
    """A statement for a repository's policy that lets the caller's account in; empty without a caller."""
    statement = _sharing_statement(Denial(principal=caller_arn), actions or _SHARED_ACTIONS)
    return _as_json(statement) if statement else ""


def account_of(arn: str) -> str:
    """The account in an ARN; empty if it names none."""
    found = _ACCOUNT_OF_ARN.match(arn)
    return found[2] if found else ""


_STS_OPERATIONS = frozenset(
    {"AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity", "GetSessionToken"}
)


def action_of(denial: Denial, subject: Subject) -> str:
    """The denied action, else `service:Operation` of the call; empty if both are unknown."""
    service = "sts" if subject.operation in _STS_OPERATIONS else "ecr"
    return denial.action or (f"{service}:{subject.operation}" if subject.operation else "")


def _ecr_statement(denial: Denial, subject: Subject, several: Sequence[str]) -> dict[str, Any] | None:
    actions = several or [action for action in (action_of(denial, subject),) if action]
    if not actions:
        return None
    action = _one_or_all(actions)
    resource = denial.resource or repository_arn(denial, subject)
    match denial.policy_kind:
        case PolicyKind.IDENTITY | PolicyKind.BOUNDARY | PolicyKind.SESSION | PolicyKind.UNNAMED:
            return {"Effect": "Allow", "Action": action, "Resource": resource}
        case PolicyKind.ENDPOINT:
            return {"Effect": "Allow", "Principal": "*", "Action": action, "Resource": resource}
        case PolicyKind.RESOURCE:
            return _sharing_statement(denial, actions)
    return None


def _sharing_statement(denial: Denial, actions: Sequence[str]) -> dict[str, Any] | None:
    """A repository policy's statement: it names no resource, and the caller's account as principal.

    Not the role: its path is not in the ARN of its session, and a principal that does not exist is refused.
    """
    caller = account_of(denial.principal)
    if not caller:
        return None
    partition = denial.principal.split(":")[1]
    shared = _SHARED_ACTIONS if set(actions) & set(_SHARED_ACTIONS) else ()
    return {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:{partition}:iam::{caller}:root"},
        "Action": list(dict.fromkeys([*shared, *actions])),
    }


def _bucket_statement(subject: Subject) -> dict[str, Any]:
    found = _LAYER_BUCKET.search(subject.host)
    bucket = found[0] if found else f"prod-{subject.region or 'REGION'}-starport-layer-bucket"
    return {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:{_partition(subject.region)}:s3:::{bucket}/*",
    }


def repository_arn(denial: Denial, subject: Subject) -> str:
    """The ARN of the repository that was asked about; `*` where it is not all known."""
    account = subject.registry_id or account_of(denial.principal)
    if not (account and subject.region and subject.repository):
        return "*"
    return f"arn:{_partition(subject.region)}:ecr:{subject.region}:{account}:repository/{subject.repository}"


def _partition(region: str) -> str:
    return next((name for prefix, name in _PARTITIONS.items() if region.startswith(prefix)), "aws")


def _one_or_all(actions: Sequence[str]) -> str | list[str]:
    return actions[0] if len(actions) == 1 else list(actions)


def _as_json(statement: dict[str, Any] | list[dict[str, Any]]) -> str:
    return json.dumps(statement, indent=2)
