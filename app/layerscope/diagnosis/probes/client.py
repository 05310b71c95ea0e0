"""A question to AWS becomes an answer with its evidence: value or error, in time or not, and its calls."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.steps import Call
from layerscope.registry.aws.translation import translate
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.observed_client import CallMade, ObservedEcrClient
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.model.commands import CliTarget

PATIENCE_S = 12.0  # for a question of one call or two; far below what botocore's attempts may take

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProbeClient:
    """Puts questions to one registry; each may take `patience_s`."""

    client: EcrClient
    target: CliTarget
    patience_s: float = PATIENCE_S

    async def ask(self, question: Callable[[EcrClient], Awaitable[T]]) -> Answer[T]:
        """The answer; raises only CancelledError. An answer after the time-out is dropped."""
        calls: list[Call] = []
        client = ObservedEcrClient(self.client, lambda made: calls.append(self._call(made)))
        return await answer_of(lambda: question(client), calls, self.patience_s)

    def _call(self, made: CallMade) -> Call:
        parameters = {**made.parameters, **self.target.registry_of(made.operation)}
        command = self.target.command("ecr", made.operation, parameters)
        return Call(made.operation, made.request_id, made.at_s, made.elapsed_s, command)


async def answer_of(ask: Callable[[], Awaitable[T]], calls: list[Call], patience_s: float) -> Answer[T]:
    """The answer, with the calls that were noted by then; raises only CancelledError."""
    try:
        async with asyncio.timeout(patience_s):
            value = await ask()
    except RegistryError as error:
        return Answer.failed(error, *calls)
    except TimeoutError:
        await asyncio.sleep(0)  # abandoned calls are reported in the loop's next turn
        return Answer.given_up(*calls)
    except Exception as error:  # noqa: BLE001 - a probe of ours that fails must not end the others
        _log.exception("a probe failed in a way that it should not")
        return Answer.failed(translate(error, Subject()), *calls)
    return Answer.of(value, *calls)


async def timed(
    operation: str, ask: Callable[[], Awaitable[tuple[T, str]]], patience_s: float, command: str = ""
) -> Answer[T]:
    """What comes of one call, which `ask` makes and gives the value and request id of; RegistryError.

    For calls that are not made by ECR's client, which reports its calls itself.
    """
    at_s, began_s, request_id = time.time(), time.monotonic(), ""

    async def asked() -> T:
        nonlocal request_id
        value, request_id = await ask()
        return value

    answer = await answer_of(asked, [], patience_s)
    error = answer.error
    answered = answer.value is not None or (error is not None and error.evidence.http_status)
    elapsed_s = time.monotonic() - began_s if answered else None
    request_id = request_id or (error.request_id if error else "")
    return replace(answer, calls=(Call(operation, request_id, at_s, elapsed_s, command),))
