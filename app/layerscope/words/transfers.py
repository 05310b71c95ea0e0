"""Words on what goes wrong with a transfer itself, and with a layer's decompressed tar."""

from __future__ import annotations

from layerscope.transfers.errors import (
    BadCompressionError,
    ChangingBytesError,
    DiskFullError,
    FolderGoneError,
    FolderUnusableError,
    NoRoomForTarError,
    NotOwnPartError,
    PartChangedError,
    PathTooLongError,
    RejectedError,
    RetriesExhaustedError,
    TarError,
    TransferError,
    TransferStoppedError,
    UnsafeNameError,
    WorkerEndedError,
    WrongDiffIdError,
    WrongDigestError,
    WrongSizeError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    TransferError: Words(
        QT_TRANSLATE_NOOP("messages", "The download ended early"),
        QT_TRANSLATE_NOOP("messages", "Something on this computer stopped it. Downloaded bytes are kept."),
        QT_TRANSLATE_NOOP("messages", "Download it again: it resumes where it stopped."),
    ),
    TransferStoppedError: Words(
        QT_TRANSLATE_NOOP("messages", "The download was canceled"),
        QT_TRANSLATE_NOOP("messages", "No file was saved."),
        QT_TRANSLATE_NOOP("messages", "Download it again at any time."),
    ),
    WorkerEndedError: Words(
        QT_TRANSLATE_NOOP("messages", "The transfer process keeps ending"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The process that downloads and exports ended {times} times within a minute, the last time by: "
            "{reason}. Downloaded bytes are kept.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Resume the transfer. If this happens again, restart Layerscope; free memory, and check whether "
            "a security program ends its processes.",
        ),
    ),
    FolderUnusableError: Words(
        QT_TRANSLATE_NOOP("messages", "The folder cannot be written to"),
        QT_TRANSLATE_NOOP("messages", "{folder}: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Choose another folder with Download as…, or give yourself the right to write there."
        ),
    ),
    FolderGoneError: Words(
        QT_TRANSLATE_NOOP("messages", "The folder no longer exists"),
        QT_TRANSLATE_NOOP("messages", "{folder}, or the partial file in it, is gone: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Connect the disk again or bring the folder back, then download it again."
        ),
    ),
    PathTooLongError: Words(
        QT_TRANSLATE_NOOP("messages", "The path is too long"),
        QT_TRANSLATE_NOOP("messages", "The file system does not accept this path below {folder}: {reason}."),
        QT_TRANSLATE_NOOP("messages", "Choose a shorter name or folder with Download as…."),
    ),
    NotOwnPartError: Words(
        QT_TRANSLATE_NOOP("messages", "Another file is in the partial file's place"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{part} is a link, not a regular file, or belongs to another user. It was left unchanged.",
        ),
        QT_TRANSLATE_NOOP("messages", "Remove it, or choose another folder or name with Download as…."),
    ),
    PartChangedError: Words(
        QT_TRANSLATE_NOOP("messages", "Another program changed the unfinished file"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{part} was changed or replaced while downloading. None of it was used.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Choose a folder that no program synchronises or cleans up, with Download as…, or try again.",
        ),
    ),
    DiskFullError: Words(
        QT_TRANSLATE_NOOP("messages", "Not enough disk space for this layer"),
        QT_TRANSLATE_NOOP("messages", "{folder} needs {missing} more space. Downloaded bytes are kept."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Free up space and download it again: it resumes where it stopped. Or choose another folder "
            "with Download as….",
        ),
    ),
    RetriesExhaustedError: Words(
        QT_TRANSLATE_NOOP("messages", "Download stalled"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{attempts} attempts in a row failed, the last one with: {last}. Downloaded bytes are kept.",
        ),
        QT_TRANSLATE_NOOP("messages", "Check the network, then download again: it resumes where it stopped."),
    ),
    UnsafeNameError: Words(
        QT_TRANSLATE_NOOP("messages", "This is not a valid file name"),
        QT_TRANSLATE_NOOP("messages", "“{name}” would lead outside the folder. Nothing was created."),
        QT_TRANSLATE_NOOP("messages", "Choose another name with Download as…."),
    ),
    TarError: Words(
        QT_TRANSLATE_NOOP("messages", "Layer downloaded, but not its tar"),
        QT_TRANSLATE_NOOP(
            "messages", "{layer} is saved and verified. Its decompressed tar could not be written."
        ),
        QT_TRANSLATE_NOOP("messages", "The layer file is fine; download it again to retry decompression."),
    ),
    WrongDiffIdError: Words(
        QT_TRANSLATE_NOOP("messages", "DiffID mismatch after decompression"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{layer} is saved and verified. Decompressed it has the digest {actual}; the image's config "
            "says {expected}. The tar was not kept.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The image was built incorrectly: no container engine will run it. Rebuild and push it.",
        ),
    ),
    BadCompressionError: Words(
        QT_TRANSLATE_NOOP("messages", "The layer cannot be decompressed"),
        QT_TRANSLATE_NOOP(
            "messages", "{layer} is saved and verified, but its compression is damaged: {reason}."
        ),
        QT_TRANSLATE_NOOP("messages", "The image was pushed like that: rebuild and push it."),
    ),
    NoRoomForTarError: Words(
        QT_TRANSLATE_NOOP("messages", "Not enough disk space for the tar"),
        QT_TRANSLATE_NOOP(
            "messages", "{layer} is saved and verified. Its decompressed tar needs {missing} more space."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Free up space and download it again: only the tar is written, the layer is not downloaded "
            "twice.",
        ),
    ),
    RejectedError: Words(
        QT_TRANSLATE_NOOP("messages", "Unexpected content"),
        QT_TRANSLATE_NOOP("messages", "{host} sent something else. No file was saved."),
        QT_TRANSLATE_NOOP("messages", "Download it over another network."),
    ),
    WrongDigestError: Words(
        QT_TRANSLATE_NOOP("messages", "Digest mismatch"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{size} arrived from {host} with the digest {actual} instead of {expected}. No file was saved. "
            "The responses said: {seen}.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "A proxy, gateway or virus scanner may have changed the bytes: download again, then over "
            "another network. If it persists, push the image again.",
        ),
    ),
    WrongSizeError: Words(
        QT_TRANSLATE_NOOP("messages", "Size mismatch"),
        QT_TRANSLATE_NOOP(
            "messages", "{host} has {actual}; the manifest says {expected}. No file was saved."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Something in between may have changed the bytes: download it over another network. If it "
            "persists, the manifest is wrong, and the image must be rebuilt and pushed again.",
        ),
    ),
    ChangingBytesError: Words(
        QT_TRANSLATE_NOOP("messages", "Content changes between requests"),
        QT_TRANSLATE_NOOP(
            "messages", "{host} returned a different ETag with each response. No file was saved."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Download it later or over another network: something in between may answer inconsistently.",
        ),
    ),
}

UNKNOWN = {
    "host": QT_TRANSLATE_NOOP("messages", "storage"),
    "missing": QT_TRANSLATE_NOOP("messages", "some room"),
    "seen": QT_TRANSLATE_NOOP("messages", "nothing about their sender"),
}
"""What stands for a fact that is not known."""
