"""Every probe there is, and the facts that they gather."""

from __future__ import annotations

from typing import Any

from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes import (
    caller,
    digest,
    hosts,
    image,
    keys,
    layer,
    principal,
    registry,
    repository,
)
from layerscope.diagnosis.probes.context import DiagnosisContext
from layerscope.diagnosis.probes.probe import FactProbe, OnFacts, ProbeRun

PROBES: tuple[FactProbe[Any], ...] = (
    *caller.PROBES,
    *hosts.PROBES,
    *repository.PROBES,
    *registry.PROBES,
    *keys.PROBES,
    *principal.PROBES,
    *image.PROBES,
    *digest.PROBES,
    *layer.PROBES,
)


async def gather_facts(
    question: Question, context: DiagnosisContext, on_facts: OnFacts
) -> tuple[Question, Facts]:
    """Everything that can be found out, and the question with the layer that was looked at.

    `on_facts` gets what is known after each answer. Probes are read-only, run side by side, and wait for
    another only where they need its answer: five round trips one after the other at the most. Raises nothing
    but the cancellation, which ends all of them.
    """
    run = ProbeRun(question, context, on_facts)
    await run.put(PROBES)
    return run.question, run.facts
