"""The root of the error tree, and what an error is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Self, TypeVar

from layerscope.text.reasons import Reason, redacted, shortened
from layerscope.text.redaction import redact
from layerscope.text.word_facts import Digest, WordFacts

# What is kept of the other side's words: AWS's longest, a denial with its encoded context, is below 4,000.
MOST_CHARACTERS = 8000
_READ_CHARACTERS = 2 * MOST_CHARACTERS  # where a secret may be cut in two, and nothing is kept of that
MOST_OF_A_NAME = 200  # of a code, a request id, a content type


@dataclass(frozen=True, slots=True)
class Subject:
    """What was asked; a field that was not part of the question is empty."""

    operation: str = ""
    repository: str = ""
    image: str = ""  # tag or digest
    digest: str = ""  # of a layer or config
    registry_id: str = ""
    region: str = ""
    endpoint: str = ""  # the API's address, where it is known
    host: str = ""  # the host that failed, where it is another

    def __str__(self) -> str:
        """`GetDownloadUrlForLayer team/app:1.4 sha256:…`, of what is known."""
        image = f"{'@' if ':' in self.image else ':'}{self.image}" if self.image else ""
        return " ".join(part for part in (self.operation, self.repository + image, self.digest) if part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What came back, for the details of an error report. Holds no secrets."""

    code: str = ""  # ECR's or S3's own
    request_id: str = ""
    http_status: int | None = None
    raw_text: str = ""
    at_s: float | None = None  # when, epoch seconds


class RegistryError(Exception):
    """What kept something from being read from a registry.

    Attributes: `subject` what was asked, `evidence` what came back, `words` the message, a Reason where it is
    this program's own and not the other side's (all without secrets), and `retryable`: whether the same
    question may be answered later although nobody changes anything.

    A class names what it is raised for: `codes` of AWS (or, where an answer names none, its HTTP status), and
    `exceptions` of botocore, urllib3 and Python, by package and name.
    """

    retryable: ClassVar[bool] = False
    codes: ClassVar[tuple[str, ...]] = ()
    exceptions: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, message: str, *, subject: Subject | None = None, evidence: Evidence | None = None
    ) -> None:
        text = _kept(message)
        super().__init__(text)
        self.words = text
        if isinstance(message, Reason):
            self.words = shortened(redacted(shortened(message, _READ_CHARACTERS)), MOST_CHARACTERS)
        self.subject = subject or Subject()
        evidence = evidence or Evidence()
        is_same = evidence.raw_text == message  # as most often, and redacting takes its time
        self.evidence = replace(
            evidence,
            code=shortened(evidence.code, MOST_OF_A_NAME),
            request_id=shortened(evidence.request_id, MOST_OF_A_NAME),
            raw_text=text if is_same else _kept(evidence.raw_text),
        )

    @classmethod
    def family(cls) -> Iterator[type[Self]]:
        """The class and all below it."""
        yield cls
        for child in cls.__subclasses__():
            yield from child.family()

    def facts(self) -> WordFacts:
        """What the words on the error may name; a subclass adds what only it knows."""
        subject = self.subject
        return {
            "code": self.code,
            "operation": subject.operation,
            "repository": subject.repository,
            "image": Digest(subject.image) if ":" in subject.image else subject.image,
            "region": subject.region,
            "host": subject.host or subject.endpoint,
            "digest": Digest(subject.digest),
        }

    @property
    def code(self) -> str:
        """The code the other side gave, or the error's own name."""
        return self.evidence.code or type(self).__name__

    @property
    def request_id(self) -> str:
        """The id the other side gave the request; empty where none arrived."""
        return self.evidence.request_id

    @property
    def raw_text(self) -> str:
        """The other side's or the library's own text, without secrets."""
        return self.evidence.raw_text


def _kept(text: str) -> str:
    return shortened(redact(shortened(text, _READ_CHARACTERS)), MOST_CHARACTERS)


Error = TypeVar("Error", bound=RegistryError)


def by_code(family: Iterable[type[Error]]) -> dict[str, type[Error]]:
    """The classes by each of their codes; TypeError where two have the same."""
    return _by_name((code, kind) for kind in family for code in kind.codes)


def by_exception(family: Iterable[type[Error]]) -> dict[str, type[Error]]:
    """The classes by each of their exceptions; TypeError where two have the same."""
    return _by_name((name, kind) for kind in family for name in kind.exceptions)


def _by_name(pairs: Iterable[tuple[str, type[Error]]]) -> dict[str, type[Error]]:
    """Parents come before their children in a family, and keep what these only inherit."""
    table: dict[str, type[Error]] = {}
    for name, kind in pairs:
        known = table.setdefault(name, kind)
        if not issubclass(kind, known):
            raise TypeError(f"{name} is both {known.__name__} and {kind.__name__}")
    return table
