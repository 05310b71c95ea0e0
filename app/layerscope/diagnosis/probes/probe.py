"""A probe declares which fact it finds out, about which questions, and how; the run puts all of them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.facts import Fact, Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.context import DiagnosisContext
from layerscope.registry.ecr.client import EcrClient

T = TypeVar("T")
_log = logging.getLogger(__name__)

Ask = Callable[["ProbeRun"], Awaitable[Answer[T]]]
OnFacts = Callable[[Question, Facts], None]


@dataclass(frozen=True, slots=True)
class FactProbe(Generic[T]):
    """How a fact is found out: by `ask`, for questions to which `applies` says so.

    What it needs of other facts it awaits (`run.answer`), so that nothing waits for what it does not need.
    """

    fact: Fact[T]
    ask: Ask[T]
    applies: Callable[[Question], bool]


def always(_: Question) -> bool:
    return True


def about_repository(asked: Question) -> bool:
    return bool(asked.repository)


def about_image(asked: Question) -> bool:
    return bool(asked.repository and asked.image)


def about_digest(asked: Question) -> bool:
    return bool(asked.repository and asked.digest)


def about_layer(asked: Question) -> bool:
    """A layer is looked at: the one asked for, or one of the image."""
    return about_image(asked) or about_digest(asked)


class ProbeRun:
    """One diagnosis's probes under way, as a probe sees them.

    Attributes: `asked`, the question as it was put; `question`, the same with the layer that is looked at;
    `facts` so far; `context`; `client` of the registry asked.
    """

    def __init__(self, asked: Question, context: DiagnosisContext, on_facts: OnFacts) -> None:
        self.asked = self.question = asked
        self.facts = Facts(context.account, context.expected_profile, context.system, now_s=time.time())
        self.context = context
        self.client = context.client(asked.region, asked.registry_id)
        self._on_facts = on_facts
        self._group = asyncio.TaskGroup()
        self._tasks: dict[object, asyncio.Task[Answer[Any]]] = {}

    async def put(self, probes: Sequence[FactProbe[Any]]) -> None:
        """Put every probe that applies, side by side; returns when the last has its answer.

        Raises nothing but the cancellation, which ends all of them.
        """
        fitting = [probe for probe in probes if probe.applies(self.asked)]
        self.facts = replace(self.facts, answers={probe.fact: Answer.pending() for probe in fitting})
        self._on_facts(self.question, self.facts)
        async with self._group:
            for probe in fitting:
                self._tasks[probe.fact] = self._group.create_task(self._fill(probe))

    async def ask(self, question: Callable[[EcrClient], Awaitable[T]]) -> Answer[T]:
        """The answer of the registry asked; raises only CancelledError."""
        return await self.client.ask(question)

    async def answer(self, fact: Fact[T]) -> Answer[T]:
        """Another fact's answer, once it is known; NOT_ASKED if no probe asks for it."""
        task = self._tasks.get(fact)
        return await task if task else NOT_ASKED

    def once(self, ask: Ask[T]) -> asyncio.Task[Answer[T]]:
        """An answer that several probes need and no rule reads: asked at the first call only."""
        if ask not in self._tasks:
            self._tasks[ask] = self._group.create_task(self._guarded(ask))
        return self._tasks[ask]

    def look_at(self, digest: str) -> None:
        """Let the question name the layer that is looked at."""
        self.question = replace(self.question, digest=digest)

    async def _fill(self, probe: FactProbe[T]) -> Answer[T]:
        answer = await self._guarded(probe.ask)
        self.facts = self.facts.with_answer(probe.fact, answer)
        self._on_facts(self.question, self.facts)
        return answer

    async def _guarded(self, ask: Ask[T]) -> Answer[T]:
        try:
            return await ask(self)
        except Exception:  # noqa: BLE001 - whatever it is, the other probes are not to blame
            _log.exception("a probe failed in a way that it should not")
            return Answer.given_up()
