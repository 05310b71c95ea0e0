"""Words on presigned URLs that were refused by the store behind them."""

from __future__ import annotations

from layerscope.registry.errors.blobs import (
    BlobError,
    BlobNotFoundError,
    NotABlobError,
    RangeNotSatisfiableError,
    StorageBusyError,
    UnexpectedBlobError,
    UrlClockSkewError,
    UrlDeniedError,
    UrlExpiredError,
    UrlKmsError,
    UrlRedirectedError,
    UrlSignatureError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    BlobError: Words(
        QT_TRANSLATE_NOOP("messages", "The presigned URL was rejected"),
        QT_TRANSLATE_NOOP("messages", "{host} answered {code}."),
        QT_TRANSLATE_NOOP("messages", "Try again with a new URL; the details have the response."),
    ),
    UrlExpiredError: Words(
        QT_TRANSLATE_NOOP("messages", "The presigned URL has expired"),
        QT_TRANSLATE_NOOP("messages", "It expired; {host} no longer accepts it."),
        QT_TRANSLATE_NOOP("messages", "Try again: a new URL is requested."),
    ),
    UrlDeniedError: Words(
        QT_TRANSLATE_NOOP("messages", "S3 denied access to the presigned URL (403)"),
        QT_TRANSLATE_NOOP(
            "messages",
            "A policy between here and {host} denies it, usually that of the VPC's S3 gateway endpoint.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Allow s3:GetObject on ECR's layer bucket for all principals in the endpoint policy.",
        ),
    ),
    UrlKmsError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer's KMS key cannot be used"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{host} has the content but cannot decrypt it: the KMS key is disabled or deleted, or its grant "
            "was revoked.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Enable the key or restore the grant; until then no layer in {repository} can be pulled.",
        ),
    ),
    UrlSignatureError: Words(
        QT_TRANSLATE_NOOP("messages", "The URL's signature does not match"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The URL was changed in transit, or a proxy changed the request; it is signed for GET only.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Use the complete URL with GET. If it happened in this program, check the proxy in between.",
        ),
    ),
    UrlClockSkewError: Words(
        QT_TRANSLATE_NOOP("messages", "Storage rejected the request's time"),
        QT_TRANSLATE_NOOP("messages", "A clock is too far off for {host}, most likely this computer's."),
        QT_TRANSLATE_NOOP("messages", "Set this computer's clock ({clock_command}) and request a new URL."),
    ),
    BlobNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer is missing from storage"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR issued a URL, but {host} has nothing there: the layer was deleted since.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Refresh the image. If its manifest still lists the layer, push it again."
        ),
    ),
    RangeNotSatisfiableError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer is shorter than requested"),
        QT_TRANSLATE_NOOP("messages", "The range is beyond the end of the content at {host}."),
        QT_TRANSLATE_NOOP(
            "messages", "Start the download again; the partial file belongs to different content."
        ),
    ),
    UrlRedirectedError: Words(
        QT_TRANSLATE_NOOP("messages", "Storage redirects the request"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{host} answered with a redirect that is not followed ({code}): typical of portals and proxies "
            "in place of S3.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in to the network in a browser, or make the proxy pass {host} unchanged; then request a "
            "new URL.",
        ),
    ),
    StorageBusyError: Words(
        QT_TRANSLATE_NOOP("messages", "Storage is busy"),
        QT_TRANSLATE_NOOP("messages", "{host} is throttling or had a server error ({code})."),
        QT_TRANSLATE_NOOP("messages", "Wait a moment and try again."),
    ),
    NotABlobError: Words(
        QT_TRANSLATE_NOOP("messages", "Received a web page instead of the layer"),
        QT_TRANSLATE_NOOP(
            "messages", "Something between here and {host} answered in its place: a portal or gateway."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in to the network in a browser, or allow {host} in the gateway; then test again.",
        ),
    ),
    UnexpectedBlobError: Words(
        QT_TRANSLATE_NOOP("messages", "Unexpected response from storage"),
        QT_TRANSLATE_NOOP("messages", "{host} rejected the URL with {code}."),
        QT_TRANSLATE_NOOP(
            "messages", "Try a new URL. The details have the response; copy them when you ask for help."
        ),
    ),
}
