"""What a text that was pasted, or given to a command, asks about."""

from __future__ import annotations

from layerscope.diagnosis.model.question import Question
from layerscope.registry.references.pasted import Pasted
from layerscope.registry.references.reference import DigestKind, Reference


def question_of(pasted: Pasted, repository: str = "", registry_id: str = "") -> Question:
    """The question; `repository` and `registry_id` count where the text names none."""
    reference = pasted.reference or Reference()
    return Question(
        repository=reference.repository or repository,
        image=_image(pasted, reference),
        digest=_blob(pasted),
        registry_id=reference.registry_id or registry_id,
        region=reference.region or pasted.region,
        pasted=pasted,
    )


def _image(pasted: Pasted, reference: Reference) -> str:
    """The image's digest, which pins it, else its tag."""
    images = [each.digest for each in pasted.digests if each.kind is DigestKind.IMAGE]
    of_reference = reference.digest if reference.digest_kind is DigestKind.IMAGE else ""
    return of_reference or next(iter(images), "") or reference.tag


def _blob(pasted: Pasted) -> str:
    """The first digest that is a blob's, else the first of which it is not said."""
    for kind in (DigestKind.LAYER, DigestKind.UNKNOWN):
        if digest := next((each.digest for each in pasted.digests if each.kind is kind), ""):
            return digest
    return ""
