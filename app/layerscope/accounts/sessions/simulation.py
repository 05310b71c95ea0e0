"""What a principal's own policies say, by iam:SimulatePrincipalPolicy: many may not ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layerscope.accounts.aws.translated import translated
from layerscope.accounts.model.simulation import SimulatedAction, SimulatedDecision, Simulation
from layerscope.registry.aws.members import Members
from layerscope.registry.errors.base import Subject
from layerscope.text import values
from layerscope.text.reasons import Reason

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
            answer = Members(
                client.simulate_principal_policy(
                    PolicySourceArn=principal_arn,
                    ActionNames=list(actions)[:_MOST_ACTIONS],
                    ResourceArns=[resource_arn],
                    MaxItems=_MOST_ACTIONS,
                )
            )
        finally:
            client.close()
        results = tuple(map(_result, answer.objects("EvaluationResults")))
        return Simulation(principal_arn, results), answer.request_id

    return translated(ask, Subject(operation="SimulatePrincipalPolicy", region=account.region))


def _result(told: Members) -> SimulatedAction:
    return SimulatedAction(
        action=told.wanted("EvalActionName"),
        decision=told.required("EvalDecision", _decision),
        policies=tuple(each.text("SourcePolicyId") for each in told.children("MatchedStatements")),
        missing=told.texts("MissingContextValues"),
        within_boundary=told.child("PermissionsBoundaryDecisionDetail").flag("AllowedByPermissionsBoundary"),
        within_organization=told.child("OrganizationsDecisionDetail").flag("AllowedByOrganizations"),
    )


def _decision(value: object) -> SimulatedDecision:
    try:
        return SimulatedDecision(values.text(value))
    except ValueError:  # UnfitError is one
        reason = Reason.tr("{value} is not a decision", value=values.shown(value))
    raise values.UnfitError(reason)
