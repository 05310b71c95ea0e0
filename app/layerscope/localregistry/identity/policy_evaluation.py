"""What a repository's policy says to a caller: enough of IAM's evaluation to serve another account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any

from layerscope.localregistry.identity.access_denied import action_of
from layerscope.localregistry.identity.conditions import conditions_hold
from layerscope.localregistry.identity.key_holders import KeyHolder


class PolicyVerdict(StrEnum):
    """What the policy says of one action."""

    ALLOW = "allow"
    DENY = "deny"
    SILENT = "silent"


def verdict(policy_text: str | None, caller: KeyHolder, operation: str) -> PolicyVerdict:
    """What the policy says; an explicit deny wins."""
    effects = {
        statement.get("Effect")
        for statement in _statements(policy_text)
        if _fits(statement, caller, action_of(operation))
    }
    if "Deny" in effects:
        return PolicyVerdict.DENY
    return PolicyVerdict.ALLOW if "Allow" in effects else PolicyVerdict.SILENT


def _statements(policy_text: str | None) -> Iterator[dict[str, Any]]:
    try:
        policy = json.loads(policy_text or "{}")
    except ValueError:
        return
    for statement in _listed(policy.get("Statement") if isinstance(policy, dict) else None):
        if isinstance(statement, dict):
            yield statement


def _fits(statement: dict[str, Any], caller: KeyHolder, action: str) -> bool:
    return (
        _is_of_action(statement, action)
        and _is_of_caller(statement, caller)
        and conditions_hold(statement.get("Condition"), caller)
    )


def _is_of_action(statement: dict[str, Any], action: str) -> bool:
    named = "Action" if "Action" in statement else "NotAction"
    patterns = [str(pattern).lower() for pattern in _listed(statement.get(named))]
    return any(fnmatchcase(action.lower(), pattern) for pattern in patterns) == (named == "Action")


def _is_of_caller(statement: dict[str, Any], caller: KeyHolder) -> bool:
    named = "Principal" if "Principal" in statement else "NotPrincipal"
    principals = _principals(statement.get(named))
    return any(is_principal(str(principal), caller) for principal in principals) == (named == "Principal")


def _principals(principal: Any) -> list[Any]:
    return _listed(principal.get("AWS") if isinstance(principal, dict) else principal)


def is_principal(principal: str, caller: KeyHolder) -> bool:
    """Whether the policy's principal (an ARN, an account or `*`) is or covers the caller."""
    if principal in ("*", caller.account, caller.arn) or (caller.role_arn and principal == caller.role_arn):
        return True
    if principal.endswith(f":{caller.account}:root"):
        return True
    # Keys of registry.json name no role: then it is the one in the ARN of the session.
    service, _, session = caller.arn.partition(":assumed-role/")
    role = f"{service.replace(':sts:', ':iam:')}:role/{session.partition('/')[0]}"
    return bool(session) and principal == role


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
