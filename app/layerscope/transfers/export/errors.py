"""What can go wrong with an export, beside what can with any transfer.

TransferError
├── ExportError
│   ├── NotExportableError     the image has no form that an OCI image layout can hold
│   ├── NotLoadableError       `docker load` takes no such image, or not all of it at once
│   └── IncompleteIndexError   the index names images that the repository does not have
└── DiskFullError
    └── NoRoomForExportError
"""

from __future__ import annotations

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import WordFacts
from layerscope.transfers.errors import DiskFullError, TransferError


class ExportError(TransferError):
    """An image that could not be exported; what has arrived of it is kept."""


class NotExportableError(ExportError):
    """An OCI image layout cannot hold the image; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(Reason.tr("The image cannot be exported: {reason}.", reason=reason))
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason}


class NotLoadableError(ExportError):
    """`docker load` cannot take this image; `reason` says why. An OCI image layout can hold it."""

    def __init__(self, reason: str) -> None:
        super().__init__(Reason.tr("docker load does not accept this: {reason}.", reason=reason))
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason}


class IncompleteIndexError(ExportError):
    """The index names `missing` (platforms, else digests) that the repository does not have."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        told = Reason.tr("The repository has no image for {platforms}.", platforms=", ".join(missing))
        super().__init__(told)
        self.missing = missing

    def facts(self) -> WordFacts:
        return super().facts() | {"platforms": ", ".join(self.missing)}


class NoRoomForExportError(DiskFullError):
    """`folder` has no room for the whole image."""
