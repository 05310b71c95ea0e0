"""What can go wrong with a transfer itself.

TransferError
├── TransferStoppedError      cancelled or paused
├── FolderUnusableError       the folder is read-only or not ours: kept, as all below it
│   ├── FolderGoneError         it, or the part in it, went away
│   ├── PathTooLongError
│   ├── NotOwnPartError         a link, or what somebody else put where an unfinished file belongs
│   └── PartChangedError        another program wrote into the unfinished file, or replaced it
├── DiskFullError             with the bytes that are missing: kept
├── RetriesExhaustedError     with the last of the errors in a row: kept
├── WorkerEndedError          the process that does it ended again and again: kept
├── UnsafeNameError           a file name that would leave the folder
├── TarError                  the layer is there and verified, its decompressed tar is not
│   ├── WrongDiffIdError        its bytes are not those of the config's diffID
│   ├── BadCompressionError
│   └── NoRoomForTarError
└── RejectedError             what the store sends is not the layer: none of it is kept
    ├── WrongDigestError        with what was seen of who sent it
    ├── WrongSizeError          more bytes, or fewer, than the manifest says
    └── ChangingBytesError      other bytes with each answer
What goes wrong on the other side is `registry.errors`: BlobError, NetworkError, ContentError.
"""

from __future__ import annotations

from pathlib import Path

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, ExactSize, Size, WordFacts


class TransferError(Exception):
    """A transfer that ended early; there is no file under its final name.

    What it says of itself is a Reason, so that details that are copied can be translated too.
    """

    def facts(self) -> WordFacts:
        """What the words on the error may name; a subclass adds what it knows."""
        return {}


class TransferStoppedError(TransferError):
    """Cancelled, or paused."""

    def __init__(self) -> None:
        super().__init__(Reason.tr("The transfer was canceled."))


class FolderUnusableError(TransferError):
    """Nothing can be written to `folder`; `reason` is the operating system's text."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(Reason.tr("{folder} cannot be written to: {reason}", folder=folder, reason=reason))
        self.folder = folder
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"folder": self.folder, "reason": self.reason}


class FolderGoneError(FolderUnusableError):
    """The folder, or what was in it, went away during the transfer."""


class PathTooLongError(FolderUnusableError):
    """The file system takes no path that long."""


class NotOwnPartError(FolderUnusableError):
    """At `part`, where an unfinished file or its record belongs, is a link, no file, or somebody else's."""

    def __init__(self, part: Path) -> None:
        reason = Reason.tr("{name} is a link, not a plain file, or belongs to another user", name=part.name)
        super().__init__(part.parent, reason)
        self.part = part

    def facts(self) -> WordFacts:
        return super().facts() | {"part": self.part}


class PartChangedError(FolderUnusableError):
    """Another program wrote into the unfinished file `part`, or put something else in its place."""

    def __init__(self, part: Path) -> None:
        reason = Reason.tr("{name} was changed by another program", name=part.name)
        super().__init__(part.parent, reason)
        self.part = part

    def facts(self) -> WordFacts:
        return super().facts() | {"part": self.part}


class DiskFullError(TransferError):
    """`folder` has no room: `missing_bytes` more are needed, as far as that is known."""

    def __init__(self, folder: Path, missing_bytes: int | None) -> None:
        if missing_bytes is None:
            super().__init__(Reason.tr("{folder} is full.", folder=folder))
        else:
            told = Reason.tr("{folder} is full: {missing} more bytes are needed.")
            super().__init__(told.filled(folder=folder, missing=Count(missing_bytes)))
        self.folder = folder
        self.missing_bytes = missing_bytes

    def facts(self) -> WordFacts:
        return super().facts() | {"folder": self.folder, "missing": _size(self.missing_bytes)}


class RetriesExhaustedError(TransferError):
    """`attempts` in a row brought no byte; `last` is the error of the last one."""

    def __init__(self, attempts: int, last: Exception) -> None:
        told = Reason.tr("{attempts} attempts in a row received no data: {last}")
        super().__init__(told.filled(attempts=Count(attempts), last=_said(last)))
        self.attempts = attempts
        self.last = last

    def facts(self) -> WordFacts:
        return super().facts() | {"attempts": Count(self.attempts), "last": self.last}


class WorkerEndedError(TransferError):
    """The process that the transfer ran in ended `times` in a row; `reason` is how the last time."""

    def __init__(self, times: int, reason: str) -> None:
        told = Reason.tr("The transfer process ended {times} times: {reason}")
        super().__init__(told.filled(times=Count(times), reason=reason))
        self.times = times
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"times": Count(self.times), "reason": self.reason}


class UnsafeNameError(TransferError):
    """`name` would not name a file in the folder."""

    def __init__(self, name: str) -> None:
        super().__init__(Reason.tr("{name} is not a valid file name.", name=repr(name)))
        self.name = name

    def facts(self) -> WordFacts:
        return super().facts() | {"name": self.name}


class TarError(TransferError):
    """The verified layer is at `layer`; its decompressed tar could not be made, and nothing of it is kept."""

    def __init__(self, message: str, layer: Path) -> None:
        super().__init__(message)
        self.layer = layer

    def facts(self) -> WordFacts:
        return super().facts() | {"layer": self.layer}


class WrongDiffIdError(TarError):
    """Decompressed, the layer has the digest `actual`; the image's config says `expected`."""

    def __init__(self, layer: Path, expected: str, actual: str) -> None:
        told = Reason.tr("{layer} decompresses to {actual}, not {expected}.")
        super().__init__(told.filled(layer=layer, actual=actual, expected=expected), layer)
        self.expected = expected
        self.actual = actual

    def facts(self) -> WordFacts:
        return super().facts() | {"expected": self.expected, "actual": self.actual}


class BadCompressionError(TarError):
    """The layer cannot be decompressed to its end; `reason` is the decompressor's own word."""

    def __init__(self, layer: Path, reason: str) -> None:
        told = Reason.tr("{layer} cannot be decompressed: {reason}", layer=layer, reason=reason)
        super().__init__(told, layer)
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason}


class NoRoomForTarError(TarError):
    """The folder has no room for the tar: `missing_bytes` more are needed, as far as that is known."""

    def __init__(self, layer: Path, missing_bytes: int | None) -> None:
        super().__init__(Reason.tr("Not enough disk space for the tar of {layer}.", layer=layer), layer)
        self.missing_bytes = missing_bytes

    def facts(self) -> WordFacts:
        return super().facts() | {"missing": _size(self.missing_bytes)}


class RejectedError(TransferError):
    """What the store sends is not the layer; `host` is the store."""

    def __init__(self, message: str, host: str) -> None:
        super().__init__(message)
        self.host = host

    def facts(self) -> WordFacts:
        return super().facts() | {"host": self.host}


class WrongDigestError(RejectedError):
    """All bytes arrived, and their digest is `actual`, not `expected`.

    `server`, `content_encoding` and `via` are what the answers said of themselves, empty where nothing:
    who rewrote the bytes is often named there.
    """

    def __init__(
        self,
        expected: str,
        actual: str,
        size_bytes: int,
        *,
        host: str = "",
        server: str = "",
        content_encoding: str = "",
        via: str = "",
    ) -> None:
        message = Reason.tr("The {size} bytes received have the digest {actual}, not {expected}.")
        super().__init__(message.filled(size=Count(size_bytes), actual=actual, expected=expected), host)
        self.expected = expected
        self.actual = actual
        self.size_bytes = size_bytes
        self.server = server
        self.content_encoding = content_encoding
        self.via = via

    def facts(self) -> WordFacts:
        headers = {"Server": self.server, "Via": self.via, "Content-Encoding": self.content_encoding}
        seen = ", ".join(f"{name}: {value}" for name, value in headers.items() if value)
        digests: WordFacts = {"expected": self.expected, "actual": self.actual}
        return super().facts() | digests | {"size": ExactSize(self.size_bytes), "seen": seen}


class WrongSizeError(RejectedError):
    """The store has `actual_bytes`, where the manifest promised `expected_bytes`."""

    def __init__(self, expected_bytes: int, actual_bytes: int, host: str) -> None:
        message = Reason.tr("{host} sends {actual} bytes, not {expected}.")
        counts = {"actual": Count(actual_bytes), "expected": Count(expected_bytes)}
        super().__init__(message.filled(host=host, **counts), host)
        self.expected_bytes = expected_bytes
        self.actual_bytes = actual_bytes

    def facts(self) -> WordFacts:
        sizes: WordFacts = {
            "expected": ExactSize(self.expected_bytes),
            "actual": ExactSize(self.actual_bytes),
        }
        return super().facts() | sizes


class ChangingBytesError(RejectedError):
    """The store names other bytes with each answer (its ETag changes)."""

    def __init__(self, host: str) -> None:
        super().__init__(Reason.tr("{host} sends different bytes each time.", host=host), host)


def _size(size_bytes: int | None) -> Size | None:
    return None if size_bytes is None else Size(size_bytes)


def _said(error: Exception) -> object:
    """What the error says of itself, as a Reason where it is one."""
    return error.args[0] if isinstance(error, TransferError) and error.args else str(error)
