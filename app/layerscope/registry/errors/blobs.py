"""A presigned URL that was refused, in the terms of the store behind it (S3's error codes).

BlobError
├── UrlExpiredError, UrlDeniedError, UrlKmsError, UrlSignatureError, UrlClockSkewError
├── BlobNotFoundError, RangeNotSatisfiableError
├── UrlRedirectedError     elsewhere, where it is not followed
├── StorageBusyError       retryable
├── NotABlobError          HTML or another text where bytes should be
└── UnexpectedBlobError    a refusal this program does not know
"""

from __future__ import annotations

from layerscope.registry.errors.base import Evidence, RegistryError, Subject


class BlobError(RegistryError):
    """The URL was minted, and the bytes did not come. `subject.host` is the store that was asked.

    Attributes: `host_id`, S3's second id, which AWS asks for beside the request id; `server_time_s`, the
    store's clock when it answered, and `expired_at_s`, when it says the URL ended, both in epoch seconds
    and None where it did not say.
    """

    def __init__(
        self,
        message: str,
        *,
        host_id: str = "",
        server_time_s: float | None = None,
        expired_at_s: float | None = None,
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.host_id = host_id
        self.server_time_s = server_time_s
        self.expired_at_s = expired_at_s


class UrlExpiredError(BlobError):
    """The URL is older than its life, or the credentials that signed it are; a new one helps."""

    codes = ("ExpiredToken", "TokenRefreshRequired")
    retryable = True


class UrlDeniedError(BlobError):
    """AccessDenied: an endpoint's or bucket's policy does not allow it."""

    codes = ("AccessDenied", "AllAccessDisabled", "AccountProblem", "401", "403")


class UrlKmsError(BlobError):
    """The key that encrypts the bytes cannot be used."""


class UrlSignatureError(BlobError):
    """The URL was changed on the way, or the request was not the one that was signed."""

    codes = (
        "SignatureDoesNotMatch", "AuthorizationQueryParametersError", "AuthorizationHeaderMalformed",
        "AuthenticationFailed", "InvalidAccessKeyId", "InvalidToken",
    )  # fmt: skip


class UrlClockSkewError(BlobError):
    """A clock is too far off."""

    codes = ("RequestTimeTooSkewed",)


class BlobNotFoundError(BlobError):
    """The store has no such object."""

    codes = ("NoSuchKey", "NoSuchBucket", "NoSuchVersion", "BlobNotFound", "404", "410")


class RangeNotSatisfiableError(BlobError):
    """The range lies beyond the object's end."""

    codes = ("InvalidRange", "416")


class UrlRedirectedError(BlobError):
    """The request is sent elsewhere and not followed: to no address, one without TLS, or on and on."""

    codes = ("PermanentRedirect", "TemporaryRedirect", "Redirect", "301", "302", "303", "307", "308")


class StorageBusyError(BlobError):
    """The store asks to wait, or failed on its own side."""

    codes = (
        "SlowDown", "Busy", "ServiceUnavailable", "InternalError", "RequestTimeout", "TooManyRequests",
        "Throttling", "ThrottlingException", "429", "500", "502", "503", "504",
    )  # fmt: skip
    retryable = True


class NotABlobError(BlobError):
    """HTML or another text where bytes should be: a portal's or gateway's page."""

    retryable = True


class UnexpectedBlobError(BlobError):
    """A refusal this program does not know; `evidence` has all there is."""
