"""What is shown of a value that came and cannot be what it should be."""

from __future__ import annotations

from layerscope.text.values import Unknown, why
from layerscope.words.reasons import translated
from layerscope.words.speech import translate

SIZES = ("size", "layerSize", "imageSizeInBytes")  # a manifest's and ECR's names of what is shown as a size


def word_of(unknown: Unknown, *names: str) -> str:
    """`Unknown` in the place of one of these members; empty where they are known, or were not told."""
    return unknown_word() if why(unknown, *names) else ""


def reason_of(unknown: Unknown, *names: str) -> str:
    """Why one of these members is not known; empty where they are known, or were not told."""
    reason = why(unknown, *names)
    return _sentence(reason) if reason else ""


def reasons_of(unknown: Unknown) -> list[str]:
    """Why each of them is not known."""
    return [_sentence(reason) for _, reason in unknown]


def unknown_word() -> str:
    return translate("Images", "Unknown")


def _sentence(reason: str) -> str:
    text = translate("Formats", "Unknown: %1")
    return text.replace("%1", translated(reason))
