"""A diagnosis run: facts gathered, and after each answer the steps and findings told anew."""

from __future__ import annotations

import time
from collections.abc import Callable

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.on_machine import on_machine
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.context import DiagnosisContext
from layerscope.diagnosis.probes.gathering import gather_facts
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from layerscope.diagnosis.verdict import first_word

OnChange = Callable[[Diagnosis], None]


async def diagnose(question: Question, context: DiagnosisContext, on_change: OnChange) -> Diagnosis:
    """Why it cannot be had, as far as it can be found out; `on_change` is told after each answer.

    Raises nothing but the cancellation, which ends every probe. The result is the last one reported, and
    `complete`. Where no layer was asked for, its question names the one of the image that was looked at.
    """
    started_at_s = time.time()

    def judged(asked: Question, facts: Facts, *, complete: bool = False) -> Diagnosis:
        steps, case = steps_of(asked, facts), Case(asked, facts)
        return Diagnosis(
            question=asked,
            steps=steps,
            findings=findings_of(asked, facts),
            identity=facts.identity.value,
            profile=context.account.profile or "",
            started_at_s=started_at_s,
            complete=complete,
            verdict=first_word(case, steps),
            on_machine=on_machine(case),
            api_host=facts.api_host.value,
            registry_host=facts.registry_host.value,
            url_host=facts.url_host.value,
        )

    asked, facts = await gather_facts(question, context, lambda asked, facts: on_change(judged(asked, facts)))
    result = judged(asked, facts, complete=True)
    on_change(result)
    return result
