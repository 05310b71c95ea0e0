"""Words on what goes wrong with an export."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.transfers.export.errors import (
    ExportError,
    IncompleteIndexError,
    NoRoomForExportError,
    NotExportableError,
    NotLoadableError,
)

WORDS: dict[type[BaseException], Words] = {
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
}
