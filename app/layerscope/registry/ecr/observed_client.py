"""A client that reports every call: what was asked, when, under which request id, and for how long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import RegistryError, Subject

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class CallMade:
    """One call that ended, with success or not. `at_s` is when it began, in epoch seconds.

    `parameters` are without those that the client adds; `elapsed_s` is None if no answer came.
    """

    operation: str
    parameters: dict[str, Any] = field(default_factory=dict)
    request_id: str = ""
    at_s: float = 0.0
    elapsed_s: float | None = None


OnCall = Callable[[CallMade], None]


class ObservedEcrClient(EcrClient):
    """The same client, with a report of each call; connections and credentials are shared.

    `on_call` is called in a worker if an answer came, else on the event loop's thread.
    """

    def __init__(self, client: EcrClient, on_call: OnCall) -> None:
        self.access = client.access
        self._client = client
        self._on_call = on_call

    def submit(
        self,
        operation: str,
        subject: Subject,
        parameters: dict[str, Any],
        read: Callable[[Members], Result],
    ) -> asyncio.Future[Result]:
        """As the client's own; reported once it has ended, a cancelled call as unanswered."""
        made = _CallInFlight(operation, parameters, self._on_call)

        def read_and_report(answer: Members) -> Result:
            made.answered(answer.request_id)
            return read(answer)

        future = self._client.submit(operation, subject, parameters, read_and_report)
        future.add_done_callback(made.on_done)
        return future

    async def endpoint_url(self) -> str:
        return await self._client.endpoint_url()


class _CallInFlight:
    """One call under way."""

    def __init__(self, operation: str, parameters: dict[str, Any], on_call: OnCall) -> None:
        self._operation = operation
        self._parameters = parameters
        self._on_call = on_call
        self._at_s = time.time()
        self._began_s = time.monotonic()
        self._is_reported = False

    def answered(self, request_id: str) -> None:
        self._report(request_id, time.monotonic() - self._began_s)

    def on_done(self, future: asyncio.Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, RegistryError) and error.evidence.http_status is not None:
            self._report(error.request_id, time.monotonic() - self._began_s)
        else:
            self._report("", None)

    def _report(self, request_id: str, elapsed_s: float | None) -> None:
        if self._is_reported:
            return
        self._is_reported = True
        self._on_call(CallMade(self._operation, self._parameters, request_id, self._at_s, elapsed_s))
