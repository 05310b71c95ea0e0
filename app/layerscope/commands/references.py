"""References to what a command is about: as `parse_reference` reads them, or as a question has them."""

from __future__ import annotations

from layerscope.diagnosis.model.question import Question
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.parsing import parse_reference
from layerscope.registry.references.reference import DigestKind, Reference
from layerscope.text.reasons import Reason


def read_repository(text: str) -> Reference:
    """What the text names, in a repository; InvalidReferenceError where it names none."""
    reference = parse_reference(text)
    if not reference.repository:
        raise InvalidReferenceError(
            text, Reason.tr("it names no repository; write NAME, or for an image NAME:TAG or NAME@DIGEST.")
        )
    return reference


def read_image(text: str) -> Reference:
    """The image that the text names; InvalidReferenceError where it names none, or a layer.

    Without a tag none is meant: ECR knows no default, and `latest` would be a guess.
    """
    reference = read_repository(text)
    if reference.digest_kind is DigestKind.LAYER:
        raise InvalidReferenceError(
            text, Reason.tr("it names a layer; name the image that has it, as NAME:TAG or NAME@DIGEST.")
        )
    if not reference.tag and not reference.digest:
        raise InvalidReferenceError(
            text, Reason.tr("it names a repository and no image; add :TAG or @DIGEST.")
        )
    return reference


def image_asked(asked: Question) -> Reference:
    """The image that the question is about."""
    tag, digest = ("", asked.image) if ":" in asked.image else (asked.image, "")
    return Reference(asked.repository, tag, digest, asked.registry_id, asked.region)
