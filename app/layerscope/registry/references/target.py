"""What Go to takes: a reference, or else a pasted text that is about one."""

from __future__ import annotations

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError, LookalikeHostError
from layerscope.registry.references.excerpts import excerpt
from layerscope.registry.references.hostnames import foreign_image_host, names_public
from layerscope.registry.references.hosts import oddity
from layerscope.registry.references.mentions import MentionedDigest
from layerscope.registry.references.parsing import foreign_host, is_link, parse_reference
from layerscope.registry.references.pasted import Pasted, read_excerpt
from layerscope.registry.references.records import plain
from layerscope.registry.references.reference import Reference
from layerscope.text.reasons import Reason


def read_target(text: str) -> Pasted:
    """Where a text leads: read as a reference, else as an error text.

    Raises what `parse_reference` raises where it is neither, or where a text names no private registry but
    ECR Public, another registry, or a host made to look like ECR's. A link names a reference or nothing: a
    page that somebody visits could else have any text read, and a diagnosis begun.
    """
    if is_link(text):
        return _of_reference(parse_reference(text))
    try:
        return _of_reference(parse_reference(text))
    except InvalidReferenceError as refused:
        part, unread = excerpt(text)
        pasted = read_excerpt(part, unread)
        if pasted.reference is None:
            _refuse_others(part, pasted, refused)
        if pasted.is_empty:
            raise _nothing(text, refused) from None
        return pasted


def _of_reference(reference: Reference) -> Pasted:
    digests = (MentionedDigest(reference.digest, reference.digest_kind),) if reference.digest else ()
    return Pasted(reference=reference, digests=digests, region=reference.region)


def _nothing(text: str, refused: InvalidReferenceError) -> InvalidReferenceError:
    """The error for a text without meaning: why one word is not a reference, what more words lack."""
    if _is_word(text):
        return refused
    return InvalidReferenceError(
        text,
        Reason.tr(
            "no ECR image, repository or digest found in this text; paste an image's URI or the whole text."
        ),
    )


def _is_word(text: str) -> bool:
    return len(text.split(maxsplit=2)) < 2


def _refuse_others(text: str, pasted: Pasted, refused: InvalidReferenceError) -> None:
    """Raises the error that says why, if the text names a place that is not a private registry."""
    if isinstance(refused, (LookalikeHostError, EcrPublicError)) or (
        _is_word(text) and foreign_host(text.strip())
    ):
        raise refused
    if host := pasted.lookalike:
        raise LookalikeHostError(text, host, oddity(host))
    line = plain(text)
    if names_public(line.lower()):
        raise EcrPublicError(text)
    if host := foreign_image_host(line.lower()):
        raise InvalidReferenceError(
            text,
            Reason.tr(
                "its image is of {host}, another registry; "
                "paste a text about one of a private registry of ECR.",
                host=host,
            ),
        )
