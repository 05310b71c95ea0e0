"""The words of a layer's availability: one for the pill, and a sentence that explains it."""

from __future__ import annotations

from typing import NamedTuple

from layerscope.diagnosis.model import phrases
from layerscope.registry.errors.denials import parse_denial
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.text.reasons import Reason
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.reasons import translated
from layerscope.words.speech import translate


class StateWords(NamedTuple):
    """The pill's word and what it means."""

    word: str
    meaning: str


_WORDS = {
    Availability.AVAILABLE: StateWords(
        QT_TRANSLATE_NOOP("Layers", "Available"), QT_TRANSLATE_NOOP("Layers", "ECR has the layer.")
    ),
    Availability.UNAVAILABLE: StateWords(
        QT_TRANSLATE_NOOP("Layers", "Unavailable"),
        QT_TRANSLATE_NOOP("Layers", "ECR lists the layer but will not serve it."),
    ),
    Availability.ARCHIVED: StateWords(
        QT_TRANSLATE_NOOP("Layers", "Archived"),
        QT_TRANSLATE_NOOP(
            "Layers",
            "The layer is archived. ECR serves no URL until an image that contains it is restored or pushed "
            "again.",
        ),
    ),
    Availability.FOREIGN: StateWords(
        QT_TRANSLATE_NOOP("Layers", "Foreign"),
        QT_TRANSLATE_NOOP(
            "Layers", "Foreign layer: not stored in ECR by design. The manifest has its address."
        ),
    ),
    Availability.MISSING: StateWords(
        QT_TRANSLATE_NOOP("Layers", "Missing"),
        QT_TRANSLATE_NOOP("Layers", "ECR has no layer with this digest in this repository."),
    ),
    Availability.UNKNOWN: StateWords(
        QT_TRANSLATE_NOOP("Layers", "Unknown"),
        QT_TRANSLATE_NOOP("Layers", "ECR could not be asked about the layer; it may still be there."),
    ),
}

_CHECKING = StateWords(
    QT_TRANSLATE_NOOP("Layers", "Checking…"), QT_TRANSLATE_NOOP("Layers", "Asking ECR about the layer.")
)
# What ECR says of the others is worse than any attempt.
_MAY_BE_THERE = (Availability.AVAILABLE, Availability.UNKNOWN)

_FAILED = StateWords(
    QT_TRANSLATE_NOOP("Layers", "Failed"),
    QT_TRANSLATE_NOOP("Layers", "ECR has the layer, but downloading it failed: {failure}"),
)
_FAILED_UNASKED = StateWords(
    QT_TRANSLATE_NOOP("Layers", "Failed"),
    QT_TRANSLATE_NOOP("Layers", "Downloading the layer failed: {failure}"),
)


def is_plain(state: LayerState) -> bool:
    """Whether there is nothing to say but that ECR has the layer."""
    return state.availability is Availability.AVAILABLE and not state.failure


def is_failed(state: LayerState) -> bool:
    """Whether an attempt to have its bytes tells worse than ECR does."""
    return bool(state.failure) and state.availability in _MAY_BE_THERE


def word_of(state: LayerState) -> str:
    return translate("Layers", _words(state).word)


def meaning_of(state: LayerState) -> str:
    """What the word means, and the reason given for it, in one or two sentences."""
    meaning = translate("Layers", _words(state).meaning).replace("{failure}", state.failure)
    if not state.reason:
        return meaning
    return translate("Layers", "{meaning} Reason: {reason}").format(
        meaning=meaning, reason=translated(_reason_of(state))
    )


def _reason_of(state: LayerState) -> str:
    """A denial in a line, and any other reason as it is."""
    denial = parse_denial(state.reason)
    if not (denial.action and denial.principal):
        return state.reason
    who = phrases.last_part(denial.principal)
    return Reason.tr("{action} is denied for {who}.", action=denial.action, who=who)


def encrypted_word() -> str:
    """What to know of an encrypted layer, whatever its state."""
    return translate("Layers", "Encrypted: the layer cannot be used without its key.")


def _words(state: LayerState) -> StateWords:
    if is_failed(state):
        return _FAILED if state.availability is Availability.AVAILABLE else _FAILED_UNASKED
    is_unasked = state == LayerState(Availability.UNKNOWN)
    return _CHECKING if is_unasked else _WORDS[state.availability]
