"""A denied read of ECR's, and the one statement that would allow no more than that.

Nothing of the statement is out of the denial's own text, which is whatever the other side sent: the action is
that of the call that was made, the caller the one that STS named, the repository the one that was asked for.
"""

from __future__ import annotations

import json

from layerscope.diagnosis.policies.statements import (
    SIGN_IN,
    account_principal,
    allowing,
    is_read,
    offered_action,
    repository_arn,
)
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError

_OF_IDENTITY = {PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.UNNAMED}


def denied_read(error: BaseException | None) -> str:
    """The action that was denied; empty for other errors, for what changes something, and for other services.

    Botocore assumes a role within a call of ECR's: what STS denies is not that call, and the text says so.
    """
    if not isinstance(error, AccessDeniedError) or not error.denial.action:
        return ""
    action = offered_action(error)
    return action if is_read(action) else ""


def statement_for_read(error: BaseException | None, caller_arn: str) -> str:
    """The missing statement as indented JSON; empty where none helps, or none does without a wildcard.

    `caller_arn` is as STS named it. A denial of somebody else is no reason to allow the caller anything.
    """
    action = denied_read(error)
    if not action or not isinstance(error, AccessDeniedError) or error.denial.explicit:
        return ""
    account = account_principal(caller_arn)
    resource = repository_arn(Denial(principal=caller_arn), error.subject)
    is_strangers = error.denial.principal not in {"", caller_arn}
    if not account or is_strangers or resource == "*" or action == SIGN_IN:
        return ""
    kind = error.denial.policy_kind
    if kind in _OF_IDENTITY:
        return allowing([action], resource)
    if kind is PolicyKind.ENDPOINT:
        return allowing([action], resource, account)
    if kind is PolicyKind.RESOURCE:  # a repository's policy names no resource
        return json.dumps({"Effect": "Allow", "Principal": account, "Action": action}, indent=2)
    return ""
