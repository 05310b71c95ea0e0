"""What a principal's own policies say, by iam:SimulatePrincipalPolicy: many may not ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from layerscope.accounts.aws.translated import translated
from layerscope.accounts.model.simulation import SimulatedAction, SimulatedDecision, Simulation
from layerscope.registry.errors.base import Subject

if TYPE_CHECKING:
    from layerscope.accounts.model.profiles import Account
    from layerscope.accounts.sessions.sessions import Sessions

_MOST_ACTIONS = 100  # a page of results holds as many, and no more are asked about


def simulate_principal(
    sessions: Sessions, account: Account, principal_arn: str, actions: Sequence[str], resource_arn: str
) -> tuple[Simulation, str]:
    """What the policies of a user or role of the caller's account say, and the answer's request id.

    `resource_arn` is one ARN, or `*` for actions that are on none. Raises the registry's errors.
    """

    def ask() -> tuple[Simulation, str]:
        client = sessions.open(account.profile).client("iam", region_name=account.region or None)
        try:
            answer = client.simulate_principal_policy(
                PolicySourceArn=principal_arn,
                ActionNames=list(actions)[:_MOST_ACTIONS],
                ResourceArns=[resource_arn],
                MaxItems=_MOST_ACTIONS,
            )
        finally:
            client.close()
        results = tuple(map(_result, answer["EvaluationResults"]))
        request_id = answer.get("ResponseMetadata", {}).get("RequestId", "")
        return Simulation(principal_arn, results), request_id

    return translated(ask, Subject(operation="SimulatePrincipalPolicy", region=account.region))


def _result(raw: dict[str, Any]) -> SimulatedAction:
    boundary = raw.get("PermissionsBoundaryDecisionDetail", {})
    organization = raw.get("OrganizationsDecisionDetail", {})
    return SimulatedAction(
        action=raw["EvalActionName"],
        decision=SimulatedDecision(raw["EvalDecision"]),
        policies=tuple(str(each.get("SourcePolicyId", "")) for each in raw.get("MatchedStatements", ())),
        missing=tuple(raw.get("MissingContextValues", ())),
        within_boundary=boundary.get("AllowedByPermissionsBoundary"),
        within_organization=organization.get("AllowedByOrganizations"),
    )
