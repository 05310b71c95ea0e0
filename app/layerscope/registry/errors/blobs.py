"""A presigned URL that was refused, in the terms of the store behind it (S3's error codes)."""

from __future__ import annotations

from layerscope.registry.errors.base import RegistryError


class BlobError(RegistryError):
    """The URL was minted, and the bytes did not come. `subject.host` is the store that was asked."""


class UrlExpiredError(BlobError):
    """The URL is older than its life; a new one helps."""

    retryable = True


class UrlDeniedError(BlobError):
    """AccessDenied: an endpoint's or bucket's policy stands between."""


class UrlKmsError(BlobError):
    """The key that encrypts the bytes cannot be used."""


class UrlSignatureError(BlobError):
    """The URL was changed on the way, or the request was not the one that was signed."""


class UrlClockSkewError(BlobError):
    """A clock is too far off."""


class BlobNotFoundError(BlobError):
    """The store has no such object."""


class RangeNotSatisfiableError(BlobError):
    """The range lies beyond the object's end."""


class StorageBusyError(BlobError):
    """The store asks to wait, or failed on its own side."""

    retryable = True


class NotABlobError(BlobError):
    """HTML or another text where bytes should be: a portal's or gateway's page."""

    retryable = True


class UnexpectedBlobError(BlobError):
    """A refusal this program does not know; `evidence` has all there is."""
