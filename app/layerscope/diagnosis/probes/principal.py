"""What the own policies of somebody else say of a pull, by IAM's simulation of them."""

from __future__ import annotations

from layerscope.accounts.model.simulation import Simulation
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.principal_access import PULL_ACTIONS
from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.policies.statements import SIGN_IN
from layerscope.diagnosis.probes.client import timed
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_repository
from layerscope.registry.model.commands import aws_command

_HAVE_POLICIES = ("assumed-role", "role", "user")


def about_principal(asked: Question) -> bool:
    """Whether somebody else may be in question."""
    return about_repository(asked) and bool(asked.principal or (asked.pasted and asked.pasted.principal))


async def _simulation(run: ProbeRun) -> Answer[Simulation]:
    """Of a principal of the caller's own account only: IAM looks at no other's."""
    await run.answer(Facts.identity)
    await run.answer(Facts.repository)
    case = Case(run.asked, run.facts)
    principal, caller = case.principal, case.caller
    if principal is None or caller is None or run.context.simulate is None or not case.repository_arn:
        return NOT_ASKED
    if principal.account_id != caller.account_id or principal.kind not in _HAVE_POLICIES:
        return NOT_ASKED
    on_repository = await _asked(run, principal.policies_arn, PULL_ACTIONS, case.repository_arn)
    if on_repository.value is None:
        return on_repository
    sign_in = await _asked(run, principal.policies_arn, (SIGN_IN,), "*")
    more = sign_in.value.actions if sign_in.value else ()
    both = Simulation(principal.policies_arn, (*on_repository.value.actions, *more))
    return Answer.of(both, *on_repository.calls, *sign_in.calls)


async def _asked(
    run: ProbeRun, principal: str, actions: tuple[str, ...], resource: str
) -> Answer[Simulation]:
    context, simulate = run.context, run.context.simulate
    if simulate is None:
        return NOT_ASKED
    parameters = {"policySourceArn": principal, "actionNames": actions, "resourceArns": (resource,)}
    command = aws_command("iam", "SimulatePrincipalPolicy", parameters, profile=context.account.profile or "")
    return await timed(
        "SimulatePrincipalPolicy",
        lambda: simulate(principal, actions, resource),
        context.patience_s,
        command,
    )


PROBES = (FactProbe(Facts.simulation, _simulation, about_principal),)
