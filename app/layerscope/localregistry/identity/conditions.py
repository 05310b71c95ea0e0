"""The conditions of a policy's statement, as IAM evaluates them for a caller of the local registry.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from layerscope.localregistry.identity.key_holders import KeyHolder

_Fits = Callable[[str, str], bool]


def _equal(wanted: str, found: str) -> bool:
    return wanted == found


def _equal_in_any_case(wanted: str, found: str) -> bool:
    return wanted.lower() == found.lower()


def _like(wanted: str, found: str) -> bool:
    return fnmatchcase(found, wanted.replace("[", "[[]"))


_OPERATORS: Mapping[str, _Fits] = {
    "StringEquals": _equal,
    "StringEqualsIgnoreCase": _equal_in_any_case,
    "StringLike": _like,
    "ArnEquals": _like,
    "ArnLike": _like,
    "Bool": _equal_in_any_case,
}
_NEGATED = {
    "StringNotEquals": _equal,
    "StringNotEqualsIgnoreCase": _equal_in_any_case,
    "StringNotLike": _like,
    "ArnNotEquals": _like,
    "ArnNotLike": _like,
}


def conditions_hold(condition: Any, caller: KeyHolder) -> bool:
    """Whether every condition holds. A key that this registry knows nothing of is one the request lacks.

    So is `aws:SourceVpce`: no request comes through an endpoint here. An unknown operator never holds.
    """
    if not isinstance(condition, Mapping):
        return condition is None
    context = _context(caller)
    return all(
        _holds(operator, wanted, context.get(key.lower()))
        for operator, keys in condition.items()
        for key, wanted in (keys.items() if isinstance(keys, Mapping) else ())
    )


def _context(caller: KeyHolder) -> dict[str, str]:
    return {
        "aws:principalarn": caller.role_arn or caller.arn,
        "aws:principalaccount": caller.account,
        "aws:securetransport": "false",
        "aws:multifactorauthpresent": str(caller.mfa_present).lower(),
    }


def _holds(operator: str, wanted: Any, found: str | None) -> bool:
    values = [str(value) for value in (wanted if isinstance(wanted, list) else [wanted])]
    if operator == "Null":
        return (found is None) == (values[0].lower() == "true")
    name = operator.removesuffix("IfExists")
    if name in _NEGATED:
        return found is None or not any(_NEGATED[name](value, found) for value in values)
    if name not in _OPERATORS:
        return False
    if found is None:
        return name != operator
    return any(_OPERATORS[name](value, found) for value in values)
