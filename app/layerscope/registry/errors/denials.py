"""The grammar of AWS's AccessDenied messages.

`User: <principal> is not authorized to perform: <action>[ on resource: <ARN>] <context>`; see
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class PolicyKind(StrEnum):
    """The kind of policy a denial names; only one is named though several may deny."""

    IDENTITY = "identity-based policy"
    RESOURCE = "resource-based policy"
    SERVICE_CONTROL = "service control policy"
    RESOURCE_CONTROL = "resource control policy"
    BOUNDARY = "permissions boundary"
    SESSION = "session policy"
    ENDPOINT = "VPC endpoint policy"
    UNNAMED = ""


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial's parts; empty where the message does not tell. `explicit` None: not told either."""

    principal: str = ""
    action: str = ""
    resource: str = ""
    policy_kind: PolicyKind = PolicyKind.UNNAMED
    policy_arn: str = ""
    explicit: bool | None = None


_KINDS = "|".join(re.escape(kind) for kind in PolicyKind if kind)
_WHO = re.compile(
    r"User:\s+(?P<principal>\S+)\s+is not authorized to perform:\s+(?P<action>[\w-]+:[\w*]+)"
    r"(?:\s+on resource:\s+(?P<resource>[^\s\"]+))?"
)
_EXPLICIT = re.compile(
    rf"with an explicit deny in an?\s+(?P<kind>{_KINDS})(?::\s*(?P<arn>arn:[^\s\"]+))?",
    re.IGNORECASE,
)
_IMPLICIT = re.compile(rf"because no\s+(?P<kind>{_KINDS})\s+allows", re.IGNORECASE)


def parse_denial(message: str) -> Denial:
    """The denial's parts, from a message or from a longer text that contains one; never fails."""
    who = _WHO.search(message)
    explicit = _EXPLICIT.search(message)
    why = explicit or _IMPLICIT.search(message)
    return Denial(
        principal=who["principal"] if who else "",
        action=who["action"] if who else "",
        resource=(who["resource"] or "").rstrip(".,;") if who else "",
        policy_kind=_kind(why["kind"]) if why else PolicyKind.UNNAMED,
        policy_arn=(explicit["arn"] or "").rstrip(".,;") if explicit else "",
        explicit=bool(explicit) if why or explicit else None,
    )


def _kind(words: str) -> PolicyKind:
    return next(kind for kind in PolicyKind if kind.lower() == words.lower())
