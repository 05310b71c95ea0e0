"""Whether a layer has what is looked for, by what is kept of it: no path becomes an object of its own."""

from __future__ import annotations

from layerscope.contents.model.listing import DIGEST_BYTES


def has_part(paths: bytes, part: bytes) -> bool:
    """Whether one of the paths, which are joined by NUL, has the part in it; case makes no difference."""
    return part.lower() in paths.lower()


def has_digest(digests: bytes, digest: bytes) -> bool:
    """Whether one of the files has this raw SHA-256; zeros stand for one that is not known."""
    at = digests.find(digest)
    while at % DIGEST_BYTES and at >= 0:
        at = digests.find(digest, at + 1)
    return at >= 0 and any(digest)
