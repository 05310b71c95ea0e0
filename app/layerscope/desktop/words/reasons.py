"""Reasons given by the rules, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.text.reasons import Reason


def translated(reason: object) -> str:
    """The reason in the window's language; any other text, such as AWS's own words, as it is."""
    if not isinstance(reason, Reason):
        return str(reason)
    facts = {name: translated(fact) for name, fact in reason.facts.items()}
    return QCoreApplication.translate("Reason", reason.template).format(**facts)
