"""What to know of a pasted text beside its diagnosis: that it was not understood, or names a look-alike."""

from __future__ import annotations

from layerscope.diagnosis.model.question import Question
from layerscope.registry.references.likeness import lookalike_warning
from layerscope.registry.references.pasted import Pasted
from layerscope.text.reasons import Reason


def pasted_notes(question: Question) -> tuple[Reason, ...]:
    """Whole sentences on the text that the question came from; none where there is nothing to add."""
    if question.pasted is None:
        return ()
    notes = (not_understood(question), lookalike_warning(question.pasted))
    return tuple(note for note in notes if note)


def not_understood(question: Question) -> Reason | None:
    """That what failed is told in words that are not known, and what was looked into all the same."""
    pasted = question.pasted
    if pasted is None or not pasted.fails or pasted.failure is not None:
        return None
    place = question.repository or Reason.tr("the registry")
    if named := _named(pasted):
        if pasted.reference is not None:
            return Reason.tr(
                "The failure was not recognized. Checking {named}, which the text names.",
                named=named,
            )
        return Reason.tr(
            "The failure was not recognized. The text names {named}; checking {place}.",
            named=named,
            place=place,
        )
    return Reason.tr(
        "The failure was not recognized, and the text names nothing in ECR; checking {place}.",
        place=place,
    )


def _named(pasted: Pasted) -> str:
    if pasted.reference is not None and str(pasted.reference):
        return str(pasted.reference)
    return pasted.digests[0].digest if pasted.digests else pasted.unread_name
