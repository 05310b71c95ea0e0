"""Who is asking, by GetCallerIdentity."""

from __future__ import annotations

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.probes.client import timed
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, always
from layerscope.registry.model.commands import aws_command


async def _identity(run: ProbeRun) -> Answer[Identity]:
    context = run.context
    command = aws_command("sts", "GetCallerIdentity", {}, profile=context.account.profile or "")
    return await timed("GetCallerIdentity", context.identity, context.patience_s, command)


async def is_own_registry(run: ProbeRun) -> bool:
    """Whether the registry asked is the caller's own; if the caller is unknown, one with an id is not."""
    asked = run.client.client.access.registry_id
    if not asked:
        return True
    identity = (await run.answer(Facts.identity)).value
    return identity is not None and identity.account_id == asked


PROBES = (FactProbe(Facts.identity, _identity, always),)
