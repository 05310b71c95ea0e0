"""Faults of a layer that was listed whole, as text."""

from __future__ import annotations

import json
from typing import Any

from layerscope.contents.model.listing import Fault
from layerscope.contents.store.packing import DamagedError
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, ExactSize, Size

_KINDS = {kind.__name__: kind for kind in (Count, ExactSize, Size, str, int)}


def faults_text(faults: tuple[Fault, ...]) -> str:
    """A reason keeps its template, so that it is translated later, if its facts are plain."""
    return json.dumps([[fault.at_byte, *_words(fault.reason)] for fault in faults], separators=(",", ":"))


def faults_of(text: str) -> tuple[Fault, ...]:
    """Raises DamagedError."""
    try:
        return tuple(Fault(int(at), _reason(template, facts)) for at, template, facts in json.loads(text))
    except (ValueError, TypeError, LookupError, RecursionError, AttributeError) as error:
        raise DamagedError from error


def _words(reason: Reason) -> tuple[str, dict[str, list[object]]]:
    if all(type(fact) in _KINDS.values() for fact in reason.facts.values()):
        return reason.template, {name: [type(fact).__name__, fact] for name, fact in reason.facts.items()}
    return str(reason), {}


def _reason(template: str, facts: dict[str, list[Any]]) -> Reason:
    made = {name: _KINDS[str(kind)](fact) for name, (kind, fact) in facts.items()}
    return Reason.joined(str(template), **made)
