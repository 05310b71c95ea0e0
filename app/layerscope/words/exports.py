"""Words on what goes wrong with an export."""

from __future__ import annotations

from layerscope.transfers.export.errors import (
    ExportError,
    IncompleteIndexError,
    NoRoomForExportError,
    NotExportableError,
    NotLoadableError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    ExportError: Words(
        QT_TRANSLATE_NOOP("messages", "The image was not exported"),
        QT_TRANSLATE_NOOP("messages", "Something about it stopped the export. Downloaded bytes are kept."),
        QT_TRANSLATE_NOOP("messages", "Export it again: it resumes where it stopped."),
    ),
    NotExportableError: Words(
        QT_TRANSLATE_NOOP("messages", "This image cannot be exported"),
        QT_TRANSLATE_NOOP("messages", "An image layout cannot contain it: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Download all its layers instead, or have it pushed again by a present-day tool."
        ),
    ),
    NotLoadableError: Words(
        QT_TRANSLATE_NOOP("messages", "docker load needs a different format"),
        QT_TRANSLATE_NOOP("messages", "{reason}. An OCI image layout can contain it."),
        QT_TRANSLATE_NOOP("messages", "Choose another format, or export as an OCI image layout."),
    ),
    IncompleteIndexError: Words(
        QT_TRANSLATE_NOOP("messages", "Images of the index are missing"),
        QT_TRANSLATE_NOOP("messages", "It lists images that are not in the repository: {platforms}."),
        QT_TRANSLATE_NOOP("messages", "Export one of the available platforms, or rebuild the index."),
    ),
    NoRoomForExportError: Words(
        QT_TRANSLATE_NOOP("messages", "Not enough disk space for this image"),
        QT_TRANSLATE_NOOP("messages", "{folder} needs {missing} more space. Downloaded bytes are kept."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Free up space and resume: nothing is downloaded twice. Or export to another folder.",
        ),
    ),
}
