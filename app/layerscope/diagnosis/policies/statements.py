"""Policy statements that would allow what was denied, ready to hand to whoever may add them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from layerscope.diagnosis.policies.callers import Caller
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
# The calls of this program that only read, a pull's among them, as IAM spells their actions.
_READS = {
    action.lower(): action
    for action in (
        SIGN_IN, "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImageReplicationStatus",
        "ecr:DescribeImageScanFindings", "ecr:DescribeImages", "ecr:DescribePullThroughCacheRules",
        "ecr:DescribeRepositories", "ecr:GetDownloadUrlForLayer", "ecr:GetLifecyclePolicy",
        "ecr:GetRegistryPolicy", "ecr:GetRepositoryPolicy", "ecr:ListImages",
        "ecr:ValidatePullThroughCacheRule",
    )
}  # fmt: skip
_RESTORE = "ecr:UpdateImageStorageClass"
# https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html
_ACTIONS = {"ListImageReferrers": "ecr:BatchGetImage"}
_LAYER_BUCKET = re.compile(r"prod-[a-z0-9-]+-starport-layer-bucket")
_ACCOUNT_OF_ARN = re.compile(r"arn:([a-z0-9-]+):[a-z0-9-]*:[a-z0-9-]*:(\d{12}):")
_PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "eusc-": "aws-eusc"}


def statement_for(error: RegistryError, caller_arn: str = "") -> str:
    """The statement that a failed call of this program's lacks, as indented JSON; empty where none helps.

    `caller_arn` is as STS named it; only its account is ever let in by a repository's policy.
    """
    if isinstance(error, UrlDeniedError):
        return _as_json(_bucket_statement(error.subject))
    if not isinstance(error, AccessDeniedError):
        return ""
    resource = repository_arn(Denial(principal=caller_arn), error.subject)
    return statement_of_denials([error], caller_arn, "" if resource == "*" else resource)


def statement_of_denials(
    errors: Sequence[AccessDeniedError], caller_arn: str, resource: str, *, is_pasted: bool = False
) -> str:
    """The statement that all these calls lack, denied by the same policy; empty where none helps.

    A denial's text is anybody's: it decides which kind of policy is meant, and nothing else of what stands
    in the statement. The actions are those of calls that this program made, or, of a pasted text
    (`is_pasted`), those that it could have made; each only reads, but for a restore that was asked for here.
    `resource` is the repository that was asked about, `caller_arn` whom STS or, marked as such where it is
    shown, the pasted text names; empty where not known.
    """
    denial = errors[0].denial
    told = [offered_action(error, is_pasted=is_pasted) for error in errors]
    actions = list(dict.fromkeys(action for action in told if action))
    is_stranger = bool(caller_arn) and denial.principal not in ("", caller_arn)
    if denial.explicit or not actions or is_stranger:  # who is denied is not who would be allowed
        return ""
    match denial.policy_kind:
        case PolicyKind.IDENTITY | PolicyKind.BOUNDARY | PolicyKind.SESSION | PolicyKind.UNNAMED:
            return allowing(actions, resource)
        case PolicyKind.ENDPOINT:
            account = account_principal(caller_arn)
            return allowing(actions, resource, account) if account else ""
        case PolicyKind.RESOURCE:
            return sharing(caller_arn, [action for action in actions if action != SIGN_IN])
    return ""


def is_read(action: str) -> bool:
    """Whether the action is one of this program's calls, or a pull's, that only read."""
    return action.lower() in _READS


def offered_action(error: AccessDeniedError, *, is_pasted: bool = False) -> str:
    """The action that a statement may allow for this denial, spelled as IAM does; empty for any other."""
    said = error.denial.action.lower()
    if is_pasted:
        return _READS.get(said, "")
    called = f"ecr:{error.subject.operation}"
    action = _ACTIONS.get(error.subject.operation, called)
    if action.lower() not in _READS and action != _RESTORE:
        return ""
    return action if said in ("", called.lower(), action.lower()) else ""


def allowing(actions: Sequence[str], resource: str, principal: Mapping[str, str] | None = None) -> str:
    """Statements for a policy of an identity, or with a principal of an endpoint, as indented JSON.

    Two in a list where signing in, which is on no resource, is one of several actions; empty without a
    resource for the others.
    """
    who = {"Principal": dict(principal)} if principal else {}
    on_resource = [action for action in actions if action != SIGN_IN]
    statements: list[dict[str, Any]] = [
        {"Effect": "Allow", **who, "Action": _one_or_all(of), "Resource": where}
        for of, where in ((on_resource, resource), ([SIGN_IN] * (SIGN_IN in actions), "*"))
        if of and where
    ]
    if not statements:
        return ""
    return _as_json(statements[0] if len(statements) == 1 else statements)


def sharing(caller_arn: str, actions: Sequence[str] = _SHARED_ACTIONS) -> str:
    """A statement for a repository's policy that lets the caller's account in; empty without a caller.

    Not the role: its path is not in the ARN of its session, and a principal that does not exist is refused.
    """
    account = account_principal(caller_arn)
    if not account or not actions:
        return ""
    shared = _SHARED_ACTIONS if set(actions) & set(_SHARED_ACTIONS) else ()
    allowed = list(dict.fromkeys([*shared, *actions]))
    return _as_json({"Effect": "Allow", "Principal": account, "Action": allowed})


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


def account_principal(caller_arn: str) -> dict[str, str]:
    """The caller's account as a principal; empty for what is no ARN of a user, a role or a session."""
    caller = Caller.named(caller_arn)
    return {"AWS": Caller.account(caller.account_id, caller.partition).arn} if caller else {}


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
