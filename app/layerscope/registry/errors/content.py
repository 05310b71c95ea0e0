"""Content that was read whole and is not what it should be."""

from __future__ import annotations

from typing import ClassVar

from layerscope.registry.errors.base import Evidence, RegistryError, Subject


class ContentError(RegistryError):
    """What was read is not what it should be; asking again gives the same."""


class InvalidManifestError(ContentError):
    """The text is no valid manifest.

    `place` says where it fails: a JSON pointer such as `/layers/3/digest`, or `line 4 column 9`.
    """

    document: ClassVar[str] = "manifest"

    def __init__(
        self, reason: str, place: str, *, subject: Subject | None = None, raw_text: str = ""
    ) -> None:
        super().__init__(
            f"The {self.document} is not valid at {place}: {reason}",
            subject=subject,
            evidence=Evidence(raw_text=raw_text),
        )
        self.reason = reason
        self.place = place


class InvalidConfigError(InvalidManifestError):
    """The text is no valid image config; `place` as in InvalidManifestError."""

    document = "config"


class DigestMismatchError(ContentError):
    """The bytes have another digest than they were asked by: `expected`, `actual`, `size_bytes`."""

    def __init__(
        self, expected: str, actual: str, size_bytes: int, *, subject: Subject | None = None
    ) -> None:
        super().__init__(
            f"The {size_bytes} bytes that arrived have the digest {actual}, not {expected}.",
            subject=subject,
        )
        self.expected = expected
        self.actual = actual
        self.size_bytes = size_bytes


class IndexLoopError(ContentError):
    """An index contains itself, or nests deeper than anyone builds; `path` is the way there, by digest."""

    def __init__(self, path: tuple[str, ...], *, subject: Subject | None = None) -> None:
        super().__init__("The index contains itself: " + " → ".join(path), subject=subject)
        self.path = path


class BlobTooLargeError(ContentError):
    """A config larger than any real one; `size_bytes` and `limit_bytes`."""

    def __init__(self, size_bytes: int, limit_bytes: int, *, subject: Subject | None = None) -> None:
        super().__init__(f"{size_bytes} bytes are more than the {limit_bytes} read here.", subject=subject)
        self.size_bytes = size_bytes
        self.limit_bytes = limit_bytes


class UnsupportedDigestError(ContentError):
    """The digest's algorithm cannot be checked here; `digest` is the one given."""

    def __init__(self, digest: str, *, subject: Subject | None = None) -> None:
        super().__init__(f"{digest} uses an algorithm that cannot be checked here.", subject=subject)
        self.digest = digest
