"""The root of the error tree, and what an error is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from layerscope.text.reasons import redacted
from layerscope.text.redaction import redact


@dataclass(frozen=True, slots=True)
class Subject:
    """What was asked; empty fields were no part of the question."""

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
    """What came back; kept for the details and for whoever is asked for help. Holds no secrets."""

    code: str = ""  # ECR's or S3's own
    request_id: str = ""
    http_status: int | None = None
    raw_text: str = ""
    at_s: float | None = None  # when, epoch seconds


class RegistryError(Exception):
    """Something about a registry that could not be had.

    Attributes: `subject` what was asked, `evidence` what came back, `words` the message, a Reason where it is
    this program's own and not the other side's (all without secrets), and `retryable`: whether the same
    question may be answered later although nobody changes anything.
    """

    retryable: ClassVar[bool] = False

    def __init__(
        self, message: str, *, subject: Subject | None = None, evidence: Evidence | None = None
    ) -> None:
        super().__init__(redact(message))
        self.words = redacted(message)
        self.subject = subject or Subject()
        self.evidence = _without_secrets(evidence or Evidence())

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
        """What the other side or the library said, word for word, without secrets."""
        return self.evidence.raw_text


def _without_secrets(evidence: Evidence) -> Evidence:
    return Evidence(
        code=evidence.code,
        request_id=evidence.request_id,
        http_status=evidence.http_status,
        raw_text=redact(evidence.raw_text),
        at_s=evidence.at_s,
    )
