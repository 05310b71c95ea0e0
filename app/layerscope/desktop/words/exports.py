"""Words on what goes wrong with an export, and with a layer's decompressed tar."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.transfers.errors import (
    BadCompressionError,
    NoRoomForTarError,
    TarError,
    TransferError,
    WrongDiffIdError,
)
from layerscope.transfers.export.errors import (
    ExportError,
    IncompleteIndexError,
    NoRoomForExportError,
    NotExportableError,
    NotLoadableError,
)

EXPORT_WORDS: dict[type[TransferError], Words] = {
    ExportError: Words(
        QT_TRANSLATE_NOOP("messages", "The image was not exported"),
        QT_TRANSLATE_NOOP("messages", "Something about it stopped the export. What has arrived is kept."),
        QT_TRANSLATE_NOOP("messages", "Export it again: it goes on where it ended."),
    ),
    NotExportableError: Words(
        QT_TRANSLATE_NOOP("messages", "This image cannot be exported"),
        QT_TRANSLATE_NOOP("messages", "An image layout cannot hold it: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Download all its layers instead, or have it pushed again by a present-day tool."
        ),
    ),
    NotLoadableError: Words(
        QT_TRANSLATE_NOOP("messages", "This does not suit docker load"),
        QT_TRANSLATE_NOOP("messages", "{reason}. An OCI image layout can hold it."),
        QT_TRANSLATE_NOOP("messages", "Choose accordingly, or export it as an OCI image layout."),
    ),
    IncompleteIndexError: Words(
        QT_TRANSLATE_NOOP("messages", "The index has lost images"),
        QT_TRANSLATE_NOOP("messages", "It names images that the repository does not have: {platforms}."),
        QT_TRANSLATE_NOOP("messages", "Export one of the platforms that are there, or build the index anew."),
    ),
    NoRoomForExportError: Words(
        QT_TRANSLATE_NOOP("messages", "The disk has no room for this image"),
        QT_TRANSLATE_NOOP("messages", "{folder} needs {missing} more. What has arrived is kept."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Make room there and go on: nothing is fetched twice. Or export it into another folder.",
        ),
    ),
    TarError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer is here, its tar is not"),
        QT_TRANSLATE_NOOP("messages", "{layer} is verified. Its decompressed tar could not be written."),
        QT_TRANSLATE_NOOP("messages", "Use the layer as it is, or download it again for another attempt."),
    ),
    WrongDiffIdError: Words(
        QT_TRANSLATE_NOOP("messages", "The tar does not have its diffID"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{layer} is verified and stays. Decompressed it has the digest {actual}, where the image's "
            "config says {expected}; the tar was not kept.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The image was built wrong: no container engine will run it. Have it built and pushed again.",
        ),
    ),
    BadCompressionError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer cannot be decompressed"),
        QT_TRANSLATE_NOOP(
            "messages", "{layer} is verified and stays, but its compression is damaged: {reason}."
        ),
        QT_TRANSLATE_NOOP("messages", "The image was pushed like that: have it built and pushed again."),
    ),
    NoRoomForTarError: Words(
        QT_TRANSLATE_NOOP("messages", "The disk has no room for the tar"),
        QT_TRANSLATE_NOOP(
            "messages", "{layer} is verified and stays. For its decompressed tar {missing} more is needed."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Make room there and download it again: the layer is not fetched twice, only the tar is written.",
        ),
    ),
}
