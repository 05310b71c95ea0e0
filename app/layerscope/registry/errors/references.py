"""Texts that name nothing in an ECR registry.

InvalidReferenceError
├── LookalikeHostError   a host made to look like ECR's
└── EcrPublicError       public.ecr.aws has no layer URLs
"""

from __future__ import annotations

from layerscope.registry.errors.base import RegistryError
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact
from layerscope.text.word_facts import WordFacts

_SHOWN = 300  # characters of the text; a pasted log is as long as it likes


class InvalidReferenceError(RegistryError):
    """The text names no image, repository or digest.

    `text` is the beginning of what was given, without secrets; `reason` what is wrong and what to do.
    """

    def __init__(self, text: str, reason: str) -> None:
        # Redacted before it is cut: half a signature is not known for one.
        whole = redact(text[: 4 * _SHOWN])
        shown = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]}…"
        super().__init__(f"“{shown}” names nothing in ECR: {reason}")
        self.text = shown
        self.reason = reason

    def facts(self) -> WordFacts:
        return super().facts() | {"text": self.text, "reason": self.reason}


class LookalikeHostError(InvalidReferenceError):
    """The host is made to look like ECR's and is not: `host` as given, `oddity` what gives it away."""

    def __init__(self, text: str, host: str, oddity: str = "") -> None:
        super().__init__(text, _lookalike(host[:_SHOWN], oddity))
        self.host = host
        self.oddity = oddity

    def facts(self) -> WordFacts:
        return super().facts() | {"host": self.host}


class EcrPublicError(InvalidReferenceError):
    """ECR Public has neither GetDownloadUrlForLayer nor BatchGetImage (botocore's ecr-public model)."""

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            Reason.tr(
                "it is in ECR Public (public.ecr.aws), which does not provide layer URLs; private "
                "registries do."
            ),
        )


def _lookalike(host: str, oddity: str) -> Reason:
    if not oddity:
        return Reason.tr(
            "{host} looks like an ECR host but does not belong to AWS. Copy the URI from the ECR console, "
            "and check where this one came from.",
            host=host,
        )
    return Reason.tr(
        "{host} looks like an ECR host but does not belong to AWS: {oddity}. Copy the URI from the ECR "
        "console, and check where this one came from.",
        host=host,
        oddity=oddity,
    )
