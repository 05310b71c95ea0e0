"""Probes are put side by side, share what several need, and fail alone."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.facts import FACTS, Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.context import DiagnosisContext
from layerscope.diagnosis.probes.gathering import PROBES
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_repository, always


def run(*probes: FactProbe[Any], repository: str = "team/app") -> tuple[Facts, list[Facts]]:
    """The facts that these probes gather, and what was known on the way."""
    unused: Any = None
    context = DiagnosisContext(Account(), None, unused, lambda *_: unused, unused, unused)
    on_the_way: list[Facts] = []

    async def put() -> Facts:
        made = ProbeRun(Question(repository), context, lambda _, facts: on_the_way.append(facts))
        await made.put(probes)
        return made.facts

    return asyncio.run(put()), on_the_way


async def text(_: ProbeRun) -> Answer[str]:
    return Answer.of("a policy")


def test_every_fact_has_its_one_probe() -> None:
    assert sorted(probe.fact.name for probe in PROBES) == sorted(fact.name for fact in FACTS)


def test_what_is_asked_is_under_way_from_the_beginning() -> None:
    facts, (first, last) = run(FactProbe(Facts.repository_policy, text, always))
    assert first.repository_policy.asking
    assert facts == last
    assert facts.repository_policy.value == "a policy"
    assert facts.registry_policy == NOT_ASKED


def test_what_does_not_apply_is_not_asked_and_not_waited_for() -> None:
    async def other(run: ProbeRun) -> Answer[str]:
        return await run.answer(Facts.repository_policy)

    probes = [
        FactProbe(Facts.repository_policy, text, about_repository),
        FactProbe(Facts.registry_policy, other, always),
    ]
    assert run(*probes, repository="")[0].registry_policy == NOT_ASKED
    assert run(*probes)[0].registry_policy.value == "a policy"


def test_what_several_need_is_asked_once() -> None:
    asked: list[str] = []

    async def shared(_: ProbeRun) -> Answer[str]:
        asked.append("")
        return Answer.of("shared")

    async def needs(run: ProbeRun) -> Answer[str]:
        return await run.once(shared)

    facts, _ = run(
        FactProbe(Facts.repository_policy, needs, always), FactProbe(Facts.registry_policy, needs, always)
    )
    assert (facts.repository_policy.value, facts.registry_policy.value) == ("shared", "shared")
    assert asked == [""]


@pytest.mark.expects_log("a probe failed in a way that it should not")
def test_a_probe_that_fails_is_given_up_alone() -> None:
    async def mistaken(_: ProbeRun) -> Answer[str]:
        raise ZeroDivisionError

    async def needs(run: ProbeRun) -> Answer[str]:
        return (await run.answer(Facts.repository_policy)).without_value()

    facts, _ = run(
        FactProbe(Facts.repository_policy, mistaken, always),
        FactProbe(Facts.registry_policy, needs, always),
    )
    assert facts.repository_policy.late
    assert facts.registry_policy.late
