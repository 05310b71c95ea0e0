"""SimulatePrincipalPolicy over the `actions` of registry.json's users and roles, as their only policy.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.identity.access_denied import not_authorized
from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.local_service import Service

OPERATION = "SimulatePrincipalPolicy"
_ACTION = f"iam:{OPERATION}"
# What would change the answer, and is not looked at here.
_NOT_SIMULATED = (
    "PolicyInputList", "PermissionsBoundaryPolicyInputList", "ResourcePolicy", "ResourceOwner", "CallerArn",
    "ContextEntries", "ResourceHandlingOption", "Marker",
)  # fmt: skip
_MOST_RESULTS = 100


def simulate(parameters: Mapping[str, Any], caller: KeyHolder, service: Service) -> dict[str, Any]:
    """The answer's members: a result for each action on each resource, or on all where none is named."""
    arn = parameters["PolicySourceArn"]
    if not caller.may(_ACTION):
        raise ApiError("AccessDenied", not_authorized(caller.arn, _ACTION, arn, Deny()), 403)
    if unknown := [name for name in _NOT_SIMULATED if name in parameters]:
        raise ApiError("InvalidInput", f"The local registry simulates without {', '.join(unknown)}.", 400)
    patterns = _policy_of(arn, caller, service)
    wanted = parameters.get("MaxItems", _MOST_RESULTS)
    results = [
        _result(action, resource, patterns)
        for action in parameters["ActionNames"]
        for resource in parameters.get("ResourceArns", ["*"])
    ]
    if len(results) > wanted:
        raise ApiError("InvalidInput", "The local registry answers on one page.", 400)
    return {"EvaluationResults": results, "IsTruncated": False}


def _policy_of(arn: str, caller: KeyHolder, service: Service) -> tuple[str, ...]:
    """What the user or role of the caller's account may do; NoSuchEntity where there is none of that ARN."""
    role = service.store.roles.get(arn)
    if role is not None and role.account == caller.account:
        return ("*",) if role.actions is None else role.actions
    user = service.store.callers.user(arn)
    if user is not None and user.account == caller.account:
        return ("*",) if user.actions is None else user.actions
    kind, _, name = arn.rpartition(":")[2].partition("/")
    raise ApiError("NoSuchEntity", f"The {kind} with name {name} cannot be found.", 404)


def _result(action: str, resource: str, patterns: tuple[str, ...]) -> dict[str, Any]:
    matched = [pattern for pattern in patterns if fnmatchcase(action.lower(), pattern.lower())]
    statement = {"SourcePolicyId": "layerscope-local", "SourcePolicyType": "user-managed"}
    return {
        "EvalActionName": action,
        "EvalResourceName": resource,
        "EvalDecision": "allowed" if matched else "implicitDeny",
        "MatchedStatements": [statement] if matched else [],
        "MissingContextValues": [],
    }
