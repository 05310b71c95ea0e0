"""What can go wrong with what is inside a layer.

ContentsError
├── ReadingStoppedError        somebody stopped it
├── LayerUnreadableError       the layer's bytes are not what they should be: what was read before stays
│   ├── BadTarError              at a byte of the decompressed layer
│   └── BadStreamError           at a byte of the compressed one
├── NoDecompressorError        the library for its compression is not installed
├── NoListingError             the layer cannot have one: encrypted, not in ECR, no archive
├── TooMuchError               a limit was reached: what was read before stays
├── TableError                 a table of contents that is not to be believed
│   └── TableDigestError         it is another one than the image names
├── NoSuchFileError            nothing is seen at the path
├── FileChangedError           the bytes of a file are others than its listing says
├── PackagesUnreadableError    a package database that is damaged, or of an unknown form
├── ReaderEndedError           the process that reads layers has ended
└── NotSavedError              files could not be written to this computer
    └── NoRoomForFilesError      they need more room than there is
What goes wrong on the way to the bytes is `registry.errors`.
"""

from __future__ import annotations

from pathlib import Path

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, ExactSize, Size, WordFacts


class ContentsError(Exception):
    """Something that is inside a layer could not be had. What it says of itself is a Reason."""

    def facts(self) -> WordFacts:
        """What the words on the error may name; a subclass adds what it knows."""
        return {}


class ReadingStoppedError(ContentsError):
    """Somebody stopped it."""

    def __init__(self) -> None:
        super().__init__(Reason.tr("Reading was stopped."))


class LayerUnreadableError(ContentsError):
    """The layer's bytes are not what they should be; `at_byte` counts from the stream's start."""

    def __init__(self, at_byte: int, reason: str) -> None:
        super().__init__(Reason.tr("At byte {at}: {reason}", at=ExactSize(at_byte), reason=reason))
        self.at_byte = at_byte
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"at": ExactSize(self.at_byte), "reason": self.reason}


class BadTarError(LayerUnreadableError):
    """The archive is damaged at this byte of the decompressed layer."""


class BadStreamError(LayerUnreadableError):
    """The compressed layer is damaged at, or shortly before, this byte of it."""


class NoDecompressorError(ContentsError):
    """The layer is compressed by zstd, and the library for it is not installed."""

    def __init__(self) -> None:
        super().__init__(Reason.tr("The library zstandard is not installed."))


class NoListingError(ContentsError):
    """There is nothing to list in the layer, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason}


class TooMuchError(ContentsError):
    """`what` (a Reason: "entries", "decompressed bytes") would be more than `most`."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(Reason.tr("More than {most} {what}", most=Count(most), what=what))
        self.what = what
        self.most = most

    def facts(self) -> WordFacts:
        return super().facts() | {"what": self.what, "most": Count(self.most)}


class TableError(ContentsError):
    """A table of contents that is not to be believed, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason}


class TableDigestError(TableError):
    """The table's digest is another one than the image names."""


class NoSuchFileError(ContentsError):
    """Nothing is seen at the path, which is shown as text."""

    def __init__(self, path: str) -> None:
        super().__init__(Reason.tr("Nothing is seen at {path}", path=path))
        self.path = path

    def facts(self) -> WordFacts:
        return super().facts() | {"path": self.path}


class FileChangedError(ContentsError):
    """The file's bytes have another digest than its listing says: nothing of it is shown."""

    def __init__(self, path: str) -> None:
        super().__init__(Reason.tr("{path} has another digest than listed", path=path))
        self.path = path

    def facts(self) -> WordFacts:
        return super().facts() | {"path": self.path}


class PackagesUnreadableError(ContentsError):
    """The package database at `path` is damaged, or of a form that is not known."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(Reason.tr("{path}: {reason}", path=path, reason=reason))
        self.path = path
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"path": self.path, "reason": self.reason}


class ReaderEndedError(ContentsError):
    """The process that reads layers ended before it had answered; `reason` is how."""

    def __init__(self, reason: str) -> None:
        super().__init__(Reason.tr("The process that reads layers ended: {reason}", reason=reason))
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason}


class NotSavedError(ContentsError):
    """Nothing can be written to `folder`; `reason` is the operating system's text."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(Reason.tr("{folder} cannot be written to: {reason}", folder=folder, reason=reason))
        self.folder = folder
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"folder": self.folder, "reason": self.reason}


class NoRoomForFilesError(NotSavedError):
    """The files need `missing_bytes` more than `folder` has."""

    def __init__(self, folder: Path, missing_bytes: int) -> None:
        super().__init__(folder, Reason.tr("{size} are missing", size=Size(missing_bytes)))
        self.missing_bytes = missing_bytes

    def facts(self) -> WordFacts:
        return super().facts() | {"missing": Size(self.missing_bytes)}
