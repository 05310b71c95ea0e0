"""Where ECR keeps an image, in a word."""

from __future__ import annotations

from layerscope.registry.model.images import ImageStatus
from layerscope.words.speech import translate
from layerscope.words.unknown import unknown_word


def status_word(status: str) -> str:
    """`Archived`; what ECR has learnt since stands as it says it. Empty for an image that is simply there."""
    if status == ImageStatus.ACTIVE:
        return ""
    if status == ImageStatus.ARCHIVED:
        return translate("Images", "Archived")
    if status == ImageStatus.ACTIVATING:
        return translate("Images", "Restoring…")
    return unknown_word() if status == ImageStatus.UNKNOWN else status.capitalize()
