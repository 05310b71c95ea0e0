"""The digests a text mentions, and of what they are by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from layerscope.registry.references.names import lower_digest
from layerscope.registry.references.reference import DigestKind


@dataclass(frozen=True, slots=True)
class MentionedDigest:
    """A digest in lower case, and what the text says it is of."""

    digest: str
    kind: DigestKind


_DIGEST = re.compile(r"(?<![a-z0-9])sha(?:256|384|512):[0-9a-f]{64,128}(?![0-9a-z])")
_BEFORE = 64  # characters that may tell what a digest is of
_WORD = re.compile(r"container\.image|layer|blob|config|rootfs|manifest|index-|image")
_IMAGE_WORDS = frozenset({"manifest", "index-", "image"})


def mentioned_digests(text: str) -> tuple[MentionedDigest, ...]:
    """Every digest of a text in lower case, once each; of several mentions the first that tells."""
    kinds: dict[str, DigestKind] = {}
    for found in _DIGEST.finditer(text):
        digest = lower_digest(found[0])
        if digest and kinds.get(digest, DigestKind.UNKNOWN) is DigestKind.UNKNOWN:
            kinds[digest] = _kind(text[max(0, found.start() - _BEFORE) : found.start()])
    return tuple(MentionedDigest(digest, kind) for digest, kind in kinds.items())


def _kind(before: str) -> DigestKind:
    """What the words before a digest say, the nearest of them first."""
    if before.endswith("/blobs/"):
        return DigestKind.LAYER
    if before.endswith(("/manifests/", "@", "/referrers/", "/image/")):
        return DigestKind.IMAGE
    # A digest that stands between has taken the words before it.
    words = _WORD.findall(_DIGEST_TAIL.split(before)[-1])
    if not words:
        return DigestKind.UNKNOWN
    return DigestKind.IMAGE if words[-1] in _IMAGE_WORDS else DigestKind.LAYER


_DIGEST_TAIL = re.compile(r"[0-9a-f]{32,}")
