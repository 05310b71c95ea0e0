"""Policy documents of IAM as values.

The grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html. What does not
follow it is not judged: half a policy understood is a policy misunderstood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from layerscope.text.reasons import Reason

# Filled in by AWS when the request comes; `${*}`, `${?}` and `${$}` only stand for themselves.
_VARIABLE = re.compile(r"\$\{(?![*?$]\})")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A policy that cannot be judged: where (a JSON pointer, or line and column), and why."""

    place: str
    reason: str


class PrincipalKind(StrEnum):
    """The keys of a principal map; ANYONE is the bare `*`."""

    ANYONE = "*"
    AWS = "AWS"
    SERVICE = "Service"
    FEDERATED = "Federated"


@dataclass(frozen=True, slots=True)
class Principal:
    """One principal of a statement: `value` is an account id, an ARN, a unique id, or `*`."""

    kind: PrincipalKind
    value: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """The values of Action or Resource, or of NotAction or NotResource (`negated`)."""

    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Principals:
    """The principals of a statement, or those it leaves out (`negated`, of NotPrincipal)."""

    entries: tuple[Principal, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a condition block; all lines must hold. `values` as written."""

    operator: str
    key: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        """`StringEquals aws:SourceVpc vpc-1, vpc-2`."""
        return f"{self.operator} {self.key} {', '.join(self.values)}"


@dataclass(frozen=True, slots=True)
class PolicyStatement:
    """One statement; `principals` or `resources` None: it names none, as an identity's or a repository's.

    `filled_in`: whether AWS puts values for the variables in its resources (Version 2012-10-17).
    """

    number: int  # from 1
    allows: bool
    actions: Patterns
    sid: str = ""
    principals: Principals | None = None
    resources: Patterns | None = None
    conditions: tuple[Condition, ...] = ()
    filled_in: bool = True

    @property
    def name(self) -> Reason:
        """Its Sid, else its position."""
        if self.sid:
            return Reason.tr("the statement “{sid}”", sid=self.sid)
        return Reason.tr("statement {number}", number=self.number)


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy's statements, in their order."""

    statements: tuple[PolicyStatement, ...]


def has_variable(value: str) -> bool:
    """Whether the text holds a policy variable, such as `${aws:username}`."""
    return bool(_VARIABLE.search(value))
