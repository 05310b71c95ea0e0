"""Words on what goes wrong with what is inside a layer."""

from __future__ import annotations

from layerscope.contents.errors import (
    BadStreamError,
    BadTarError,
    ContentsError,
    FileChangedError,
    LayerUnreadableError,
    NoDecompressorError,
    NoListingError,
    NoRoomForFilesError,
    NoSuchFileError,
    NotSavedError,
    PackagesUnreadableError,
    ReaderEndedError,
    ReadingStoppedError,
    TableDigestError,
    TableError,
    TooMuchError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    ContentsError: Words(
        QT_TRANSLATE_NOOP("messages", "The files could not be read"),
        QT_TRANSLATE_NOOP("messages", "Something about the layer's contents is not understood."),
        QT_TRANSLATE_NOOP("messages", "Try again, or download the layer and look at it with another tool."),
    ),
    ReadingStoppedError: Words(
        QT_TRANSLATE_NOOP("messages", "Reading was stopped"),
        QT_TRANSLATE_NOOP("messages", "What was read before is still shown."),
        QT_TRANSLATE_NOOP("messages", "Read it again at any time."),
    ),
    NoDecompressorError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer cannot be decompressed here"),
        QT_TRANSLATE_NOOP(
            "messages", "It is compressed by zstd, and the library zstandard is not installed."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Install Layerscope with pip, pipx or uv, which bring it, or download the layer and look at it "
            "with another tool.",
        ),
    ),
    LayerUnreadableError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer cannot be read"),
        QT_TRANSLATE_NOOP(
            "messages", "Its bytes are damaged at {at}: {reason}. What comes before is still shown."
        ),
        QT_TRANSLATE_NOOP("messages", "Read it again. If it persists, rebuild the image and push it again."),
    ),
    BadTarError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer's tar archive is damaged"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It cannot be read behind {at} of the decompressed layer: {reason}. What comes before is still "
            "shown.",
        ),
        QT_TRANSLATE_NOOP("messages", "The layer was pushed like that: rebuild the image and push it again."),
    ),
    BadStreamError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer's compression is damaged"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It cannot be decompressed behind {at} of the compressed layer: {reason}. What comes before is "
            "still shown.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Read it again, as it may have been damaged on the way. If it persists, rebuild the image and "
            "push it again.",
        ),
    ),
    NoListingError: Words(
        QT_TRANSLATE_NOOP("messages", "This layer's files cannot be listed"),
        QT_TRANSLATE_NOOP("messages", "{reason}."),
        QT_TRANSLATE_NOOP("messages", "The other layers of the image can still be listed."),
    ),
    TooMuchError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer contains too much"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It has more than {most} {what}, which is the limit. What was read before is still shown.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "A layer like this may be made to exhaust a computer. If you trust it, download it and look at "
            "it with another tool.",
        ),
    ),
    TableError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer's table of contents is not valid"),
        QT_TRANSLATE_NOOP("messages", "It was not used: {reason}."),
        QT_TRANSLATE_NOOP("messages", "Read the layer itself to list its files."),
    ),
    TableDigestError: Words(
        QT_TRANSLATE_NOOP("messages", "The table of contents has another digest"),
        QT_TRANSLATE_NOOP("messages", "It is not the table that the image names: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Read the layer itself to list its files. Rebuild the image if this was not expected."
        ),
    ),
    NoSuchFileError: Words(
        QT_TRANSLATE_NOOP("messages", "No such file"),
        QT_TRANSLATE_NOOP("messages", "The layers that are shown have nothing at {path}."),
        QT_TRANSLATE_NOOP("messages", "Look at the whole image, or at another layer."),
    ),
    FileChangedError: Words(
        QT_TRANSLATE_NOOP("messages", "The file differs from its listing"),
        QT_TRANSLATE_NOOP(
            "messages", "{path} has another digest than its listing says. None of it is shown."
        ),
        QT_TRANSLATE_NOOP("messages", "Read the layer itself, then open the file again."),
    ),
    PackagesUnreadableError: Words(
        QT_TRANSLATE_NOOP("messages", "A package database cannot be read"),
        QT_TRANSLATE_NOOP("messages", "{path}: {reason}. Its packages are missing from the list."),
        QT_TRANSLATE_NOOP("messages", "Save the file and look at it with the system's own package tool."),
    ),
    ReaderEndedError: Words(
        QT_TRANSLATE_NOOP("messages", "The process that reads layers ended"),
        QT_TRANSLATE_NOOP("messages", "It ended by: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again. If this happens again, restart Layerscope; free memory, and check whether a security "
            "program ends its processes.",
        ),
    ),
    NotSavedError: Words(
        QT_TRANSLATE_NOOP("messages", "The files were not saved"),
        QT_TRANSLATE_NOOP("messages", "{folder} cannot be written to: {reason}."),
        QT_TRANSLATE_NOOP("messages", "Choose another folder, or give yourself the right to write there."),
    ),
    NoRoomForFilesError: Words(
        QT_TRANSLATE_NOOP("messages", "Not enough disk space for the files"),
        QT_TRANSLATE_NOOP("messages", "{folder} needs {missing} more space. Nothing was saved."),
        QT_TRANSLATE_NOOP("messages", "Free up space and save them again, or choose another folder."),
    ),
}

UNKNOWN = {
    "path": QT_TRANSLATE_NOOP("messages", "this path"),
    "folder": QT_TRANSLATE_NOOP("messages", "The folder"),
    "reason": QT_TRANSLATE_NOOP("messages", "unknown"),
    "missing": QT_TRANSLATE_NOOP("messages", "some room"),
    "what": QT_TRANSLATE_NOOP("messages", "entries"),
}
"""What stands for a fact that is not known."""
