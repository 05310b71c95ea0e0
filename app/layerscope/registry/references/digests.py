"""Content digests: `algorithm:hex`, as the OCI image specification and ECR write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# ECR's own pattern (botocore, ecr 2015-09-21, LayerDigest); narrower rules follow below it.
_DIGEST = re.compile(r"[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+")
# OCI image specification, descriptor.md, "Digests".
_ANY_DIGEST = re.compile(r"[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+")
# The algorithms registered by the OCI image specification, with the length of their hex form.
HEX_LENGTHS = {"sha256": 64, "sha384": 96, "sha512": 128}


def is_digest(text: str) -> bool:
    """Whether the text is a whole digest: of ECR's form, and of the length its algorithm has."""
    if not _DIGEST.fullmatch(text):
        return False
    algorithm, _, hexadecimal = text.partition(":")
    return len(hexadecimal) == HEX_LENGTHS.get(algorithm.lower(), len(hexadecimal))


def is_other_digest(text: str) -> bool:
    """Whether the text is a digest by the OCI specification's grammar, of an algorithm that ECR has not."""
    return _ANY_DIGEST.fullmatch(text) is not None and text.partition(":")[0].lower() not in HEX_LENGTHS


def digest_of(content: bytes) -> str:
    """The sha256 digest of the bytes."""
    import hashlib  # whoever only reads digests does without OpenSSL

    return "sha256:" + hashlib.sha256(content).hexdigest()


def matches(content: bytes, digest: str) -> bool:
    """Whether the bytes have this digest; False too for an algorithm that cannot be checked here."""
    return all_match((content,), digest)


def all_match(pieces: Iterable[bytes | memoryview], digest: str) -> bool:
    """Whether the pieces, one after the other, have this digest; False as for `matches`, none being taken."""
    algorithm, _, hexadecimal = digest.lower().partition(":")
    if algorithm not in HEX_LENGTHS:
        return False
    import hashlib

    hasher = hashlib.new(algorithm)
    for piece in pieces:
        hasher.update(piece)
    return hasher.hexdigest() == hexadecimal


def short(digest: str) -> str:
    """The digest as tables show it: `4be1…77a0`; whole if it is short already."""
    hexadecimal = digest.rpartition(":")[2]
    return f"{hexadecimal[:4]}…{hexadecimal[-4:]}" if len(hexadecimal) > 12 else digest
