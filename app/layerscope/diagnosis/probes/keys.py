"""The state of the KMS key that a repository is encrypted with."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import KeyFacts
from layerscope.diagnosis.model.steps import Call
from layerscope.diagnosis.probes.client import answer_of
from layerscope.registry.model.commands import aws_command

AskKeyState = Callable[[str], Awaitable[tuple[str, str]]]


async def key(ask: AskKeyState, key_arn: str, profile: str, patience_s: float) -> Answer[KeyFacts]:
    """The key's state, with the call that told it; raises nothing but the cancellation."""
    at_s, began_s, request_id = time.time(), time.monotonic(), ""

    async def asked() -> KeyFacts:
        nonlocal request_id
        state, request_id = await ask(key_arn)
        return KeyFacts(key_arn, state)

    answer = await answer_of(asked, [], patience_s)
    answered = answer.value is not None or (answer.error and answer.error.evidence.http_status)
    call = Call(
        "DescribeKey",
        request_id or (answer.error.request_id if answer.error else ""),
        at_s,
        time.monotonic() - began_s if answered else None,
        aws_command("kms", "DescribeKey", {"keyId": key_arn}, profile=profile),
    )
    return replace(answer, calls=(call,))
