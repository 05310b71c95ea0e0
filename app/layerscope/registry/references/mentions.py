"""The digests a text mentions, and of what they are by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layerscope.registry.references.names import lower_digest
from layerscope.registry.references.reference import DigestKind
from layerscope.registry.references.statements import Statement


@dataclass(frozen=True, slots=True)
class MentionedDigest:
    """A digest in lower case, and what the text says it is of."""

    digest: str
    kind: DigestKind


_DIGEST = re.compile(r"(?<![a-z0-9])sha(?:256|384|512):[0-9a-f]{64,128}(?![0-9a-z])")
_BEFORE = 64  # characters that may tell what a digest is of
# A whole word, or the first part of a name in JSON or of an option.
_WORD = re.compile(
    r"container\.image|(?<![a-z0-9/.])(?:layers?|blobs?|configs?|configuration|rootfs|manifests?|images?)(?=[^a-z]|digest|-digest)"
    r"|\bindex-|\.rootfs\.|\.manifest\.|\.index\.|\.layer\.|\.config\."
)
_IMAGE_WORDS = frozenset({"manifest", "manifests", "index-", "image", "images", ".manifest.", ".index."})
_OBJECT = 400  # characters on either side of a digest in which its descriptor begins and ends
_MEDIA_TYPE = re.compile(r"mediatype[\"']?: ?[\"']application/([a-z0-9.+-]{1,200})")
_DIGEST_TAIL = re.compile(r"[0-9a-f]{32,}")
# Docker's last line of a push or pull.
_OF_IMAGE = re.compile(r"(?:^|[\s\"'])digest: [\"']?$")
_SIZE = re.compile(r"[\"']? size: ?[0-9]")


def mentioned_digests(statements: Iterable[Statement]) -> tuple[MentionedDigest, ...]:
    """Every digest that the statements mention, once each; of several mentions the first with a kind."""
    kinds: dict[str, DigestKind] = {}
    for digest, kind in (found for statement in statements for found in _of(statement)):
        if kinds.get(digest, DigestKind.UNKNOWN) is DigestKind.UNKNOWN:
            kinds[digest] = kind
    return tuple(MentionedDigest(digest, kind) for digest, kind in kinds.items())


def _of(statement: Statement) -> Iterator[tuple[str, DigestKind]]:
    text = statement.lower
    if "sha" not in text:
        return
    words = text
    for mention in statement.mentions:  # what a name has in it says nothing of the digest behind it
        words = f"{words[: mention.start]}{' ' * (mention.end - mention.start)}{words[mention.end :]}"
    for found in _DIGEST.finditer(text):
        if digest := lower_digest(found[0]):
            start = max(0, found.start() - _BEFORE)
            yield (
                digest,
                _of_descriptor(text, found.start(), found.end())
                or _kind(text[start : found.start()], words[start : found.start()], text[found.end() :][:12]),
            )


def _of_descriptor(text: str, start: int, end: int) -> DigestKind | None:
    """What the media type of the JSON object around a digest says; None where there is none."""
    opening = text.rfind("{", max(0, start - _OBJECT), start)
    closing = text.find("}", end, end + _OBJECT)
    found = _MEDIA_TYPE.search(text, opening, closing) if 0 <= opening < closing else None
    if not found:
        return None
    return DigestKind.IMAGE if "manifest" in found[1] or ".index." in found[1] else DigestKind.LAYER


def _kind(before: str, words: str, after: str) -> DigestKind:
    """What the words before a digest say, the nearest of them first."""
    if before.endswith("/blobs/"):
        return DigestKind.LAYER
    if before.endswith(("/manifests/", "@", "/referrers/", "/image/")) or (
        _OF_IMAGE.search(before) and _SIZE.match(after)
    ):
        return DigestKind.IMAGE
    # The words before another digest in between are that one's.
    found = _WORD.findall(_DIGEST_TAIL.split(words)[-1])
    if not found:
        return DigestKind.UNKNOWN
    return DigestKind.IMAGE if found[-1] in _IMAGE_WORDS else DigestKind.LAYER
