"""Words on content that is not what it should be."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.registry.errors.content import (
    BlobTooLargeError,
    ContentError,
    DigestMismatchError,
    IndexLoopError,
    InvalidConfigError,
    InvalidManifestError,
    UnsupportedDigestError,
)

WORDS: dict[type[BaseException], Words] = {
    ContentError: Words(
        QT_TRANSLATE_NOOP("messages", "What was read is not what it should be"),
        QT_TRANSLATE_NOOP("messages", "It arrived whole and cannot be used ({code})."),
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
            "messages", "Layers can be had as usual; have the image built again to mend its config."
        ),
    ),
    DigestMismatchError: Words(
        QT_TRANSLATE_NOOP("messages", "The bytes are not those that were asked for"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The {size} bytes have the digest {actual}, not {expected}. They were cut short or rewritten on "
            "their way.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Nothing was kept. Try again; if it stays, look for a proxy that changes what it passes.",
        ),
    ),
    IndexLoopError: Words(
        QT_TRANSLATE_NOOP("messages", "This index leads back to itself"),
        QT_TRANSLATE_NOOP("messages", "It contains itself, or nests deeper than images are built."),
        QT_TRANSLATE_NOOP(
            "messages", "Have the index built anew; its manifest shows the digests on the way."
        ),
    ),
    BlobTooLargeError: Words(
        QT_TRANSLATE_NOOP("messages", "The image's config is too large to be one"),
        QT_TRANSLATE_NOOP("messages", "It has {size} bytes; at most {limit} are read here."),
        QT_TRANSLATE_NOOP(
            "messages", "The layers can be had all the same; only what they were made by is unknown."
        ),
    ),
    UnsupportedDigestError: Words(
        QT_TRANSLATE_NOOP("messages", "This kind of digest cannot be checked here"),
        QT_TRANSLATE_NOOP("messages", "{digest} uses an algorithm other than sha256, sha384 or sha512."),
        QT_TRANSLATE_NOOP(
            "messages", "Push the image with a tool that uses sha256, as ECR's own clients do."
        ),
    ),
}
