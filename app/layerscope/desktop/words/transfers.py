"""Words on what goes wrong with a transfer on this machine's side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop import formats
from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.transfers.errors import (
    DiskFullError,
    FolderUnusableError,
    TransferError,
    TransferStoppedError,
)

TRANSFER_WORDS: dict[type[TransferError], Words] = {
    TransferError: Words(
        QT_TRANSLATE_NOOP("messages", "The download ended early"),
        QT_TRANSLATE_NOOP("messages", "Something on this computer stopped it. Nothing of it was kept."),
        QT_TRANSLATE_NOOP("messages", "Download it again."),
    ),
    TransferStoppedError: Words(
        QT_TRANSLATE_NOOP("messages", "The download was cancelled"),
        QT_TRANSLATE_NOOP("messages", "Nothing of it was kept."),
        QT_TRANSLATE_NOOP("messages", "Download it again whenever you want it."),
    ),
    FolderUnusableError: Words(
        QT_TRANSLATE_NOOP("messages", "The folder cannot be written to"),
        QT_TRANSLATE_NOOP("messages", "{folder}: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Choose another folder with Download as…, or give yourself the right to write there."
        ),
    ),
    DiskFullError: Words(
        QT_TRANSLATE_NOOP("messages", "The disk has no room for this layer"),
        QT_TRANSLATE_NOOP("messages", "{folder} needs {missing} more. Nothing was kept."),
        QT_TRANSLATE_NOOP("messages", "Make room there, or choose another folder with Download as…."),
    ),
}


def transfer_facts(error: TransferError) -> dict[str, str]:
    """Every placeholder above with its value for this error."""
    missing = error.missing_bytes if isinstance(error, DiskFullError) else None
    return {
        "folder": str(getattr(error, "folder", "")),
        "reason": str(getattr(error, "reason", "")).rstrip("."),
        "missing": formats.size(missing) or QCoreApplication.translate("messages", "some room"),
    }
