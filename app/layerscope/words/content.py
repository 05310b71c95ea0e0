"""Words on content that is not what it should be."""

from __future__ import annotations

from layerscope.registry.errors.content import (
    BlobTooLargeError,
    ContentError,
    DigestMismatchError,
    IndexLoopError,
    InvalidConfigError,
    InvalidManifestError,
    UnsupportedDigestError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    ContentError: Words(
        QT_TRANSLATE_NOOP("messages", "Content does not match"),
        QT_TRANSLATE_NOOP("messages", "It arrived complete but cannot be used ({code})."),
        QT_TRANSLATE_NOOP("messages", "Push the image again; the details say what is wrong with it."),
    ),
    InvalidManifestError: Words(
        QT_TRANSLATE_NOOP("messages", "The manifest is not valid"),
        QT_TRANSLATE_NOOP("messages", "At {place}: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Look at the place in the manifest, and build or push the image with another tool."
        ),
    ),
    InvalidConfigError: Words(
        QT_TRANSLATE_NOOP("messages", "The image's config is not valid"),
        QT_TRANSLATE_NOOP(
            "messages", "At {place}: {reason}. The layers are known without it, their history is not."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Layers can be downloaded as usual. Rebuild the image to fix its config."
        ),
    ),
    DigestMismatchError: Words(
        QT_TRANSLATE_NOOP("messages", "Content is not as expected"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The {size} bytes have the digest {actual}, not {expected}. They were truncated or changed in "
            "transit.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Nothing was kept. Try again; if it persists, look for a proxy that changes content.",
        ),
    ),
    IndexLoopError: Words(
        QT_TRANSLATE_NOOP("messages", "This index contains itself"),
        QT_TRANSLATE_NOOP("messages", "It contains itself, or nests deeper than images are built."),
        QT_TRANSLATE_NOOP("messages", "Rebuild the index; its manifest shows the digests involved."),
    ),
    BlobTooLargeError: Words(
        QT_TRANSLATE_NOOP("messages", "The image config exceeds the size limit"),
        QT_TRANSLATE_NOOP("messages", "It has {size} bytes; the limit is {limit}."),
        QT_TRANSLATE_NOOP(
            "messages", "The layers can still be downloaded; only how they were created is unknown."
        ),
    ),
    UnsupportedDigestError: Words(
        QT_TRANSLATE_NOOP("messages", "Digest algorithm not supported"),
        QT_TRANSLATE_NOOP("messages", "{digest} uses an algorithm other than sha256, sha384 or sha512."),
        QT_TRANSLATE_NOOP(
            "messages", "Push the image with a tool that uses sha256, as ECR's own clients do."
        ),
    ),
}
