"""Content that was read whole and is not what it should be.

ContentError
├── InvalidManifestError          with the place where it fails
│   └── InvalidConfigError        the same of a config
├── DigestMismatchError
├── IndexLoopError                an index that contains itself, or nests too deep
├── BlobTooLargeError             a config beyond any sense
└── UnsupportedDigestError        an algorithm that cannot be checked here
"""

from __future__ import annotations

from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, Digest, WordFacts


class ContentError(RegistryError):
    """What was read is not what it should be; asking again gives the same."""


class InvalidManifestError(ContentError):
    """The text is not a valid manifest.

    `place` says where it fails: a JSON pointer such as `/layers/3/digest`, or `line 4 column 9`.
    """

    def __init__(
        self, reason: str, place: str, *, subject: Subject | None = None, raw_text: str = ""
    ) -> None:
        super().__init__(
            self._invalid(reason, place),
            subject=subject,
            evidence=Evidence(raw_text=raw_text),
        )
        self.reason = reason
        self.place = place

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason, "place": self.place}

    @staticmethod
    def _invalid(reason: str, place: str) -> Reason:
        return Reason.tr("The manifest is not valid at {place}: {reason}", place=place, reason=reason)


class InvalidConfigError(InvalidManifestError):
    """The text is not a valid image config; `place` as in InvalidManifestError."""

    @staticmethod
    def _invalid(reason: str, place: str) -> Reason:
        return Reason.tr("The config is not valid at {place}: {reason}", place=place, reason=reason)


class DigestMismatchError(ContentError):
    """The bytes do not have the digest they were asked for by: `expected`, `actual`, `size_bytes`."""

    def __init__(
        self, expected: str, actual: str, size_bytes: int, *, subject: Subject | None = None
    ) -> None:
        super().__init__(
            Reason.tr(
                "The {count} bytes that arrived have the digest {actual}, not {expected}.",
                count=Count(size_bytes),
                actual=actual,
                expected=expected,
            ),
            subject=subject,
        )
        self.expected = expected
        self.actual = actual
        self.size_bytes = size_bytes

    def facts(self) -> WordFacts:
        digests = {"expected": Digest(self.expected), "actual": Digest(self.actual)}
        return super().facts() | digests | {"size": Count(self.size_bytes)}


class IndexLoopError(ContentError):
    """An index contains itself, or nests deeper than anyone builds; `path` is the way there, in digests."""

    def __init__(self, path: tuple[str, ...], *, subject: Subject | None = None) -> None:
        super().__init__(
            Reason.tr("The index contains itself: {path}", path=" → ".join(path)), subject=subject
        )
        self.path = path


class BlobTooLargeError(ContentError):
    """A config larger than any real one; `size_bytes` and `limit_bytes`."""

    def __init__(self, size_bytes: int, limit_bytes: int, *, subject: Subject | None = None) -> None:
        super().__init__(
            Reason.tr(
                "{count} bytes exceed the limit of {limit}.",
                count=Count(size_bytes),
                limit=Count(limit_bytes),
            ),
            subject=subject,
        )
        self.size_bytes = size_bytes
        self.limit_bytes = limit_bytes

    def facts(self) -> WordFacts:
        return super().facts() | {"size": Count(self.size_bytes), "limit": Count(self.limit_bytes)}


class UnsupportedDigestError(ContentError):
    """The digest's algorithm cannot be checked here; `digest` is the one given."""

    def __init__(self, digest: str, *, subject: Subject | None = None) -> None:
        super().__init__(
            Reason.tr("{digest} uses an algorithm that cannot be checked here.", digest=digest),
            subject=subject,
        )
        self.digest = digest

    def facts(self) -> WordFacts:
        return super().facts() | {"digest": Digest(self.digest)}
