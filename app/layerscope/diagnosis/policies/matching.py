"""Whether a statement is about a request: yes, no, or only under a condition that nobody here can judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.document import (
    Patterns,
    PolicyStatement,
    Principal,
    PrincipalKind,
    Principals,
    has_variable,
)
from layerscope.diagnosis.policies.wildcards import fits


@dataclass(frozen=True, slots=True)
class Request:
    """Who wants to do what, on which resource (its ARN)."""

    caller: Caller
    action: str
    resource: str


class Match(IntEnum):
    """How a statement's principals match a caller; the higher, the more specific."""

    NONE = 0
    PERHAPS = 1  # NotPrincipal that names the caller by halves, or a session of the role that is asked about
    ACCOUNT = 2  # only the account: its own policies decide for whom in it
    DIRECT = 3


def matches_action(patterns: Patterns, action: str) -> bool:
    """Whether the action matches, ignoring case as IAM does."""
    found = any(fits(pattern.lower(), action.lower()) for pattern in patterns.values)
    return found is not patterns.negated


def matches_resource(statement: PolicyStatement, arn: str) -> bool | None:
    """Whether the ARN is among its resources; None: that hangs on a variable such as `${aws:username}`.

    A statement without resources is about what it is attached to. How far a wildcard reaches in an ARN:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    """
    resources = statement.resources
    if resources is None:
        return True
    plain = [value for value in resources.values if not (statement.filled_in and has_variable(value))]
    if any(fits(pattern, arn, separator=":") for pattern in plain):
        return not resources.negated
    return resources.negated if len(plain) == len(resources.values) else None


def match_principals(principals: Principals | None, caller: Caller) -> Match:
    """How they match the caller; without principals a statement applies to whom it is attached to."""
    if principals is None:
        return Match.DIRECT
    if principals.negated:
        return _left_out(principals, caller)
    return max(_match(principals, caller), default=Match.NONE)


def _match(principals: Principals, caller: Caller) -> list[Match]:
    return [_match_one(each, caller) for each in principals.entries]


def _match_one(principal: Principal, caller: Caller) -> Match:
    if _is_direct(principal, caller):
        return Match.DIRECT
    if caller.is_of_account(principal):
        return Match.ACCOUNT
    return Match.PERHAPS if caller.is_session_of(principal) else Match.NONE


def _is_direct(principal: Principal, caller: Caller) -> bool:
    return (
        principal.kind is PrincipalKind.ANYONE
        or caller.is_itself(principal)
        or caller.is_of_role(principal)
        or caller.has_id(principal)
    )


def _left_out(principals: Principals, caller: Caller) -> Match:
    """NotPrincipal leaves a caller out only by naming every form of it: account, role and session.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    """
    entries = principals.entries
    if any(principal.kind is PrincipalKind.ANYONE for principal in entries):
        return Match.NONE
    named = [
        any(map(caller.is_of_account, entries)),
        any(caller.is_itself(each) or caller.has_id(each) for each in entries) or caller.kind == "root",
    ]
    if caller.role:
        named.append(any(map(caller.is_of_role, entries)))
    if not any(named):
        return Match.DIRECT
    return Match.NONE if all(named) else Match.PERHAPS
