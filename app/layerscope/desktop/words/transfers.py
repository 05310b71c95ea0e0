"""Words on what goes wrong with a transfer itself, and with a layer's decompressed tar."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
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

WORDS: dict[type[BaseException], Words] = {
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
    WorkerEndedError: Words(
        QT_TRANSLATE_NOOP("messages", "The transfer process keeps ending"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The process that downloads and exports ended {times} times within a minute, the last time by: "
            "{reason}. What has arrived is kept.",
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
    NotOwnPartError: Words(
        QT_TRANSLATE_NOOP("messages", "Something else is where the unfinished file belongs"),
        QT_TRANSLATE_NOOP(
            "messages", "{part} is a link, no plain file, or somebody else's. It was left as it is."
        ),
        QT_TRANSLATE_NOOP("messages", "Remove it, or choose another folder or name with Download as…."),
    ),
    PartChangedError: Words(
        QT_TRANSLATE_NOOP("messages", "Another program changed the unfinished file"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{part} was written to or replaced while it arrived. Nothing of it was taken for the layer.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Choose a folder that no program synchronises or cleans up, with Download as…, or try again.",
        ),
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

UNKNOWN = {
    "host": QT_TRANSLATE_NOOP("messages", "the store"),
    "missing": QT_TRANSLATE_NOOP("messages", "some room"),
    "seen": QT_TRANSLATE_NOOP("messages", "nothing of who sent them"),
}
"""What stands for a fact that is not known."""
