"""The grammar of AWS's AccessDenied messages, and SageMaker AI's own words for the same.

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
    """A denial's parts; empty, and `explicit` None, where the message does not say."""

    principal: str = ""
    action: str = ""
    resource: str = ""
    policy_kind: PolicyKind = PolicyKind.UNNAMED
    policy_arn: str = ""
    explicit: bool | None = None


_KINDS = "|".join(kind.replace(" ", r"\s+") for kind in PolicyKind if kind)
_WHAT = re.compile(
    r"is\s+not\s+authorized\s+to\s+perform:\s+(?P<action>[\w-]{1,60}:[\w*]{1,100})"
    r"(?:\s+on\s+resource:\s+(?P<resource>[^\s\"'\\]+))?"
)
# Who it was stands before it: a user, a role's session, or an AWS service, which some services' own messages
# name without `User:`.
_WHO = re.compile(
    r"(?:User:\s+([^\s\"\\]+)|(arn:aws[a-z-]{0,8}:(?:iam|sts)::[^\s\"\\]+)"
    r"|(?<![\w.-])([\w-]{1,60}\.amazonaws\.com)(?:\s+service\s+principal)?)\s+$"
)
_LONGEST_NAME = 2100  # characters; an ARN has 2,048 at most
# Older messages end after "deny", or name a kind of policy that is not in the list.
_EXPLICIT = re.compile(
    rf"with\s+an\s+explicit\s+deny(?:\s+in\s+an?\s+(?P<kind>{_KINDS})(?::\s*(?P<arn>arn:[^\s\"'\\]+))?)?",
    re.IGNORECASE,
)
_IMPLICIT = re.compile(rf"because\s+no\s+(?P<kind>{_KINDS})\s+allows", re.IGNORECASE)
# SageMaker AI pulls with a role, or with its service principal, which the repository's policy has to name; as
# https://github.com/aws/deep-learning-containers/issues/759 and /issues/5657 quote it.
_OF_ROLE = re.compile(
    r"\brole\s+['\"]?(?P<who>arn:aws[a-z-]{0,8}:iam::[^\s\"'\\]{1,2000})['\"]?"
    r"\s+does\s+not\s+have\s+(?:ecr:)?(?P<action>[A-Za-z]{1,60})\s+permission\s+for\s+the\s+image\b"
)
_OF_SERVICE = re.compile(
    r"\bdoes\s+not\s+grant\s+ecr:(?P<action>[A-Za-z]{1,60})(?:,\s+ecr:[A-Za-z]{1,60}){0,20}"
    r"\s+permission\s+to\s+(?P<who>[\w-]{1,60}\.amazonaws\.com)\s+service\s+principal"
)


def parse_denial(message: str) -> Denial:
    """The denial's parts, from a message or from a longer text that contains one; never fails."""
    what = _WHAT.search(message)
    if what is None and (told := _of_sagemaker(message)):
        return told
    who = _WHO.search(message[max(0, what.start() - _LONGEST_NAME) : what.start()]) if what else None
    # Of several denials the first is read whole, never one's principal with another's policy.
    following = _WHAT.search(message, what.end()) if what else None
    context = message[what.end() if what else 0 : following.start() if following else None]
    explicit = _EXPLICIT.search(context)
    why = explicit or _IMPLICIT.search(context)
    return Denial(
        principal=next((name for name in who.groups() if name), "") if who else "",
        action=what["action"] if what else "",
        resource=(what["resource"] or "").rstrip(".,;") if what else "",
        policy_kind=_kind(why["kind"]) if why else PolicyKind.UNNAMED,
        policy_arn=(explicit["arn"] or "").rstrip(".,;") if explicit else "",
        explicit=bool(explicit) if why or explicit else None,
    )


def _of_sagemaker(message: str) -> Denial | None:
    """The denial in SageMaker AI's words, of several actions the first; None where there is none."""
    if found := _OF_ROLE.search(message):
        return Denial(found["who"], f"ecr:{found['action']}")
    if found := _OF_SERVICE.search(message):
        return Denial(found["who"], f"ecr:{found['action']}", policy_kind=PolicyKind.RESOURCE, explicit=False)
    return None


def _kind(words: str | None) -> PolicyKind:
    told = " ".join((words or "").lower().split())
    return next(kind for kind in PolicyKind if kind.lower() == told)
