"""The state of the KMS key that a repository is encrypted with."""

from __future__ import annotations

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.evidence import KeyFacts
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.probes.client import timed
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_repository
from layerscope.registry.model.commands import aws_command


async def _key(run: ProbeRun) -> Answer[KeyFacts]:
    repository = (await run.answer(Facts.repository)).value
    context, key_arn = run.context, repository.kms_key if repository else ""
    key_state = context.key_state
    if key_state is None or not key_arn.startswith("arn:"):
        return NOT_ASKED
    command = aws_command("kms", "DescribeKey", {"keyId": key_arn}, profile=context.account.profile or "")
    state = await timed("DescribeKey", lambda: key_state(key_arn), context.patience_s, command)
    return state.map(lambda state: KeyFacts(key_arn, state))


PROBES = (FactProbe(Facts.key, _key, about_repository),)
