"""What a diagnosis tells in words that no translation reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.text.reasons import Reason

# What the other side said of a failure, a layer or a rule stands in its own words, in these places of ours.
_THEIRS = {"words", "said", "state", "failure", "description", "conditions"}

_WORD = re.compile(r"(?<!\S)[A-Za-z]{2,}\b")


def untranslatable(diagnosis: Diagnosis) -> list[str]:
    """Every sentence, whole or within another, that is none of `Reason`'s and nobody else's words."""
    texts = [text for text in _told(diagnosis) if text]
    return [f"{name}: {text}" for told in texts for name, text in _plain("", told)]


def _told(diagnosis: Diagnosis) -> Iterator[str]:
    for step in diagnosis.steps:
        yield step.evidence
    for finding in diagnosis.findings:
        yield from (finding.title, finding.who, finding.change, *finding.because)


def _plain(name: str, told: object) -> Iterator[tuple[str, str]]:
    if isinstance(told, Reason):
        for of, fact in told.facts.items():
            yield from _plain(of, fact)
    elif isinstance(told, str) and len(_WORD.findall(told)) > 2 and name not in _THEIRS:
        yield name, told
