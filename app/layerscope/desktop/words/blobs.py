"""Words on presigned URLs that were refused by the store behind them."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
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

WORDS: dict[type[BaseException], Words] = {
    BlobError: Words(
        QT_TRANSLATE_NOOP("messages", "The presigned URL was refused"),
        QT_TRANSLATE_NOOP("messages", "{host} answered {code}."),
        QT_TRANSLATE_NOOP("messages", "Try again with a new URL; the details hold the store's answer."),
    ),
    UrlExpiredError: Words(
        QT_TRANSLATE_NOOP("messages", "The presigned URL has expired"),
        QT_TRANSLATE_NOOP("messages", "It is older than its life, and {host} no longer accepts it."),
        QT_TRANSLATE_NOOP("messages", "Try again: a new URL is asked for."),
    ),
    UrlDeniedError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR gave the URL, and S3 denies it"),
        QT_TRANSLATE_NOOP(
            "messages",
            "A policy between here and {host} stands in the way, most often that of the VPC's S3 gateway "
            "endpoint.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Have the endpoint's policy allow s3:GetObject on ECR's layer bucket for every principal:",
        ),
    ),
    UrlKmsError: Words(
        QT_TRANSLATE_NOOP("messages", "The key that encrypts the layer cannot be used"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{host} has the bytes and cannot decrypt them: the KMS key is disabled or deleted, or its "
            "grant was revoked.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Have the key enabled or the grant restored; until then no layer of {repository} can be had.",
        ),
    ),
    UrlSignatureError: Words(
        QT_TRANSLATE_NOOP("messages", "The URL's signature does not match"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The URL was changed on its way, or a proxy rewrote the request; it is signed for GET only.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Use the URL whole and with GET. If this program met it, look at the proxy in between.",
        ),
    ),
    UrlClockSkewError: Words(
        QT_TRANSLATE_NOOP("messages", "The store finds the request's time wrong"),
        QT_TRANSLATE_NOOP("messages", "A clock is too far off for {host}, most likely this computer's."),
        QT_TRANSLATE_NOOP("messages", "Set this computer's clock ({clock_command}) and ask for a new URL."),
    ),
    BlobNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "The store does not have the layer's bytes"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR knows the layer and gave a URL, but {host} has nothing there: it was cleaned up since.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Refresh the image. If its manifest still lists the layer, push it again."
        ),
    ),
    RangeNotSatisfiableError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer is shorter than was asked for"),
        QT_TRANSLATE_NOOP("messages", "The range lies beyond the end of what {host} has."),
        QT_TRANSLATE_NOOP("messages", "Begin the download anew; what was kept of it belongs to other bytes."),
    ),
    UrlRedirectedError: Words(
        QT_TRANSLATE_NOOP("messages", "The store sends the request elsewhere"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{host} answered with a redirect that is not followed ({code}): a portal does that, and a proxy "
            "that takes S3's place.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in to the network in a browser, or have the proxy pass {host} unchanged; then ask for a "
            "new URL.",
        ),
    ),
    StorageBusyError: Words(
        QT_TRANSLATE_NOOP("messages", "The store is busy"),
        QT_TRANSLATE_NOOP("messages", "{host} asks to wait, or failed on its own side ({code})."),
        QT_TRANSLATE_NOOP("messages", "Wait a moment and try again."),
    ),
    NotABlobError: Words(
        QT_TRANSLATE_NOOP("messages", "A web page came instead of the layer"),
        QT_TRANSLATE_NOOP(
            "messages", "Something between here and {host} answered in its place: a portal or gateway."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in to the network in a browser, or have the gateway pass {host}; then test again.",
        ),
    ),
    UnexpectedBlobError: Words(
        QT_TRANSLATE_NOOP("messages", "The store gave an answer this program does not know"),
        QT_TRANSLATE_NOOP("messages", "{host} refused the URL with {code}."),
        QT_TRANSLATE_NOOP(
            "messages", "Try a new URL. The details hold the answer; copy them when you ask for help."
        ),
    ),
}
