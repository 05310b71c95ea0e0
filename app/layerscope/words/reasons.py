"""Reasons given by the rules, in the window's language."""

from __future__ import annotations

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count
from layerscope.words import formats
from layerscope.words.speech import translate


def translated(reason: object) -> str:
    """The reason in the window's language, its counts too; any other text, such as AWS's words, as it is."""
    if isinstance(reason, Count):
        return formats.count(reason)
    if not isinstance(reason, Reason):
        return str(reason)
    facts = {name: translated(fact) for name, fact in reason.facts.items()}
    return translate("Reason", reason.template).format(**facts)
