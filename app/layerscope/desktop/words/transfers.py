"""Words on what goes wrong with a transfer itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.words import formats
from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.desktop.words.reasons import translated
from layerscope.transfers.errors import (
    ChangingBytesError,
    DiskFullError,
    FolderGoneError,
    FolderUnusableError,
    PathTooLongError,
    RejectedError,
    RetriesExhaustedError,
    TransferError,
    TransferStoppedError,
    UnsafeNameError,
    WrongDiffIdError,
    WrongDigestError,
    WrongSizeError,
)
from layerscope.transfers.export.errors import IncompleteIndexError

TRANSFER_WORDS: dict[type[TransferError], Words] = {
    TransferError: Words(
        QT_TRANSLATE_NOOP("messages", "The download ended early"),
        QT_TRANSLATE_NOOP("messages", "Something on this computer stopped it. What has arrived is kept."),
        QT_TRANSLATE_NOOP("messages", "Download it again: it goes on where it ended."),
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
    FolderGoneError: Words(
        QT_TRANSLATE_NOOP("messages", "The folder is not there any more"),
        QT_TRANSLATE_NOOP("messages", "{folder}, or the part of the layer in it, went away: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Connect the disk again or bring the folder back, then download it again."
        ),
    ),
    PathTooLongError: Words(
        QT_TRANSLATE_NOOP("messages", "The path is too long"),
        QT_TRANSLATE_NOOP("messages", "The file system takes no such path below {folder}: {reason}."),
        QT_TRANSLATE_NOOP("messages", "Choose a shorter name or folder with Download as…."),
    ),
    DiskFullError: Words(
        QT_TRANSLATE_NOOP("messages", "The disk has no room for this layer"),
        QT_TRANSLATE_NOOP("messages", "{folder} needs {missing} more. What has arrived is kept."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Make room there and download it again: it goes on where it ended. Or choose another folder with "
            "Download as….",
        ),
    ),
    RetriesExhaustedError: Words(
        QT_TRANSLATE_NOOP("messages", "The store gave no more bytes"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{attempts} attempts in a row brought nothing, the last one for this reason: {last}. What has "
            "arrived is kept.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Check the network, then download it again: it goes on where it ended."
        ),
    ),
    UnsafeNameError: Words(
        QT_TRANSLATE_NOOP("messages", "This is not a name for a file"),
        QT_TRANSLATE_NOOP("messages", "“{name}” would lead out of the folder. Nothing was made."),
        QT_TRANSLATE_NOOP("messages", "Choose another name with Download as…."),
    ),
    RejectedError: Words(
        QT_TRANSLATE_NOOP("messages", "What came is not this layer"),
        QT_TRANSLATE_NOOP("messages", "{host} sent something else. Nothing of it was kept."),
        QT_TRANSLATE_NOOP("messages", "Download it over another network."),
    ),
    WrongDigestError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer does not have its digest"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{size} arrived from {host} with the digest {actual} instead of {expected}. Nothing of it was "
            "kept. The answers said: {seen}.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "A proxy, a gateway or a virus scanner on the way may have rewritten the bytes: download it "
            "again, then over another network. If it stays, push the image again.",
        ),
    ),
    WrongSizeError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer does not have its size"),
        QT_TRANSLATE_NOOP(
            "messages", "{host} has {actual} of it, the manifest says {expected}. Nothing of it was kept."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Somebody on the way may have rewritten the bytes: download it over another network. If it "
            "stays, the manifest is wrong, and the image has to be built and pushed again.",
        ),
    ),
    ChangingBytesError: Words(
        QT_TRANSLATE_NOOP("messages", "The store keeps changing the bytes"),
        QT_TRANSLATE_NOOP(
            "messages", "{host} named other bytes with each answer (its ETag). Nothing of it was kept."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Download it later, or over another network: what stands between may answer by turns."
        ),
    ),
}


def transfer_facts(error: TransferError) -> dict[str, str]:
    """Every placeholder above but `last`, with its value for this error."""
    missing = getattr(error, "missing_bytes", None)
    names = ("folder", "name", "attempts", "layer")
    facts = {name: str(getattr(error, name, "")).rstrip(".") for name in names}
    facts["reason"] = translated(getattr(error, "reason", "")).rstrip(".")
    facts["host"] = getattr(error, "host", "") or QCoreApplication.translate("messages", "the store")
    facts["missing"] = formats.size(missing) or QCoreApplication.translate("messages", "some room")
    if isinstance(error, WrongSizeError):
        facts["actual"] = formats.exact_size(error.actual_bytes)
        facts["expected"] = formats.exact_size(error.expected_bytes)
    if isinstance(error, WrongDigestError):
        facts |= {"actual": error.actual, "expected": error.expected, "seen": _seen(error)}
        facts["size"] = formats.exact_size(error.size_bytes)
    if isinstance(error, WrongDiffIdError):
        facts |= {"actual": error.actual, "expected": error.expected}
    if isinstance(error, IncompleteIndexError):
        facts["platforms"] = ", ".join(error.missing)
    return facts


def _seen(error: WrongDigestError) -> str:
    """The headers that may tell who rewrote the bytes."""
    headers = (
        ("Server", error.server),
        ("Via", error.via),
        ("Content-Encoding", error.content_encoding),
    )
    told = [f"{name}: {value}" for name, value in headers if value]
    return ", ".join(told) or QCoreApplication.translate("messages", "nothing of who sent them")
