"""A denied read of ECR's, and the statement that would allow it.

Nothing of the statement is out of the denial's own text, which is whatever the other side sent: the action is
that of the call that was made, the caller the one that STS named, the repository the one that was asked for.
"""

from __future__ import annotations

import json
import re
from typing import Any

from layerscope.diagnosis.policies.statements import account_of, repository_arn
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError

_READS = re.compile(r"(?:Describe|List|Get|BatchGet|BatchCheck)[A-Za-z]+")
# https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html
_ACTIONS = {"ListImageReferrers": "ecr:BatchGetImage"}
_OF_IDENTITY = {PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.UNNAMED}


def denied_read(error: BaseException | None) -> str:
    """The action that was denied; empty for other errors, for what changes something, and for other services.

    Botocore assumes a role within a call of ECR's: what STS denies is not that call, and the text says so.
    """
    if not isinstance(error, AccessDeniedError) or not _READS.fullmatch(error.subject.operation):
        return ""
    called = f"ecr:{error.subject.operation}"
    action = _ACTIONS.get(error.subject.operation, called)
    return action if error.denial.action.lower() in {called.lower(), action.lower()} else ""


def statement_for_read(error: BaseException | None, caller_arn: str) -> str:
    """The missing statement as indented JSON; empty where none helps, or none does without a wildcard.

    `caller_arn` is as STS named it. A denial of somebody else is no reason to allow the caller anything.
    """
    action = denied_read(error)
    if not action or not isinstance(error, AccessDeniedError) or error.denial.explicit:
        return ""
    account = account_of(caller_arn)
    if not account or error.denial.principal not in {"", caller_arn}:
        return ""
    resource = repository_arn(Denial(principal=caller_arn), error.subject)
    statement = _statement(error.denial.policy_kind, caller_arn, action, resource)
    return json.dumps(statement, indent=2) if statement and resource != "*" else ""


def _statement(kind: PolicyKind, caller_arn: str, action: str, resource: str) -> dict[str, Any] | None:
    """For the policy of this kind; a repository's own names no resource.

    Its principal is the account, since a role's path is not in the ARN of its session.
    """
    account = {"AWS": f"arn:{caller_arn.split(':')[1]}:iam::{account_of(caller_arn)}:root"}
    if kind in _OF_IDENTITY:
        return {"Effect": "Allow", "Action": action, "Resource": resource}
    if kind is PolicyKind.RESOURCE:
        return {"Effect": "Allow", "Principal": account, "Action": action}
    if kind is PolicyKind.ENDPOINT:
        return {"Effect": "Allow", "Principal": account, "Action": action, "Resource": resource}
    return None
