"""Who is asking, by GetCallerIdentity."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.steps import Call
from layerscope.diagnosis.probes.client import answer_of
from layerscope.registry.model.commands import aws_command

AskIdentity = Callable[[], Awaitable[tuple[Identity, str]]]


async def caller(ask: AskIdentity, profile: str, patience_s: float) -> Answer[Identity]:
    """The caller, with the call that told it; raises nothing but the cancellation.

    `ask` gives the identity and the answer's request id; it raises RegistryError.
    """
    at_s, began_s, request_id = time.time(), time.monotonic(), ""

    async def asked() -> Identity:
        nonlocal request_id
        identity, request_id = await ask()
        return identity

    answer = await answer_of(asked, [], patience_s)
    answered = answer.value is not None or (answer.error and answer.error.evidence.http_status)
    call = Call(
        "GetCallerIdentity",
        request_id or (answer.error.request_id if answer.error else ""),
        at_s,
        time.monotonic() - began_s if answered else None,
        aws_command("sts", "GetCallerIdentity", {}, profile=profile),
    )
    return replace(answer, calls=(call,))
