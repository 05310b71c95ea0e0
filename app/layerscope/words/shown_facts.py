"""What the words on an error may name, as people read it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from layerscope.diagnosis.model import phrases
from layerscope.registry.errors.base import Subject
from layerscope.registry.references.digests import short
from layerscope.text.word_facts import ClockOffset, Count, Digest, ExactSize, Size, WordFact, WordFacts
from layerscope.words import formats, outside
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.reasons import translated
from layerscope.words.speech import translate

UNKNOWN = {
    "operation": QT_TRANSLATE_NOOP("messages", "the call"),
    "repository": QT_TRANSLATE_NOOP("messages", "this repository"),
    "image": QT_TRANSLATE_NOOP("messages", "of this name"),
    "region": QT_TRANSLATE_NOOP("messages", "this region"),
    "host": QT_TRANSLATE_NOOP("messages", "the host"),
    "digest": QT_TRANSLATE_NOOP("messages", "with this digest"),
    "text": QT_TRANSLATE_NOOP("messages", "unknown"),
    "reason": QT_TRANSLATE_NOOP("messages", "unknown"),
    "place": QT_TRANSLATE_NOOP("messages", "unknown"),
    "platforms": QT_TRANSLATE_NOOP("messages", "unknown"),
    "content_type": QT_TRANSLATE_NOOP("messages", "unknown"),
    "advice": QT_TRANSLATE_NOOP("messages", "Unlock the keyring, then try again"),
}
"""What stands for a fact that is not known."""


def facts_of_place(subject: Subject) -> WordFacts:
    """The registry that was asked, and what sets the clock of this computer."""
    return {
        "where": phrases.registry(subject.registry_id, subject.region),
        "clock_command": phrases.clock_command(sys.platform),
    }


def shown(facts: WordFacts, unknown: dict[str, str], title: Callable[[BaseException], str]) -> dict[str, str]:
    """The facts as text, by placeholder; `unknown` has the words for what is not known."""
    texts = {name: _text(fact, title) for name, fact in facts.items()}
    return {name: text or translate("messages", unknown.get(name, "")) for name, text in texts.items()}


_FORMATS: dict[type, Callable[[Any], str]] = {
    Digest: short,
    Count: formats.count,
    Size: formats.size,
    ExactSize: formats.exact_size,
    ClockOffset: lambda offset_s: translated(phrases.clock_offset(offset_s)),
}


def _text(fact: WordFact, title: Callable[[BaseException], str]) -> str:
    if isinstance(fact, BaseException):
        return title(fact)
    if in_its_format := _FORMATS.get(type(fact)):
        return in_its_format(fact)
    if fact is None:
        return ""
    text = translated(fact).rstrip(".")
    return text if len(text) <= outside.LINE else outside.redacted(text)
