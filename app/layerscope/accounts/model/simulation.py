"""What iam:SimulatePrincipalPolicy says of a principal's own policies.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SimulatedDecision(StrEnum):
    """IAM's words for what the policies together say."""

    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicitDeny"
    IMPLICIT_DENY = "implicitDeny"


@dataclass(frozen=True, slots=True)
class SimulatedAction:
    """The decision on one action, on the one resource that was asked about.

    `policies` are the ids of those whose statements decide; `missing` the condition keys whose values IAM
    would need for a sure answer. `within_boundary` and `within_organization` are None where there is no
    permissions boundary, or no service control policy.
    """

    action: str
    decision: SimulatedDecision
    policies: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    within_boundary: bool | None = None
    within_organization: bool | None = None


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the policies attached to a principal (the ARN of a user or role) say of some actions."""

    principal: str
    actions: tuple[SimulatedAction, ...]

    def of(self, action: str) -> SimulatedAction | None:
        return next((each for each in self.actions if each.action.lower() == action.lower()), None)
