"""What both forms of a report tell, and in which words."""

from __future__ import annotations

from typing import NamedTuple

from layerscope.diagnosis.case.observed_failures import evidence_of, kind_words
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.registry.errors.base import RegistryError
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact

OUTCOME_WORDS = {
    Outcome.ASKING: Reason.tr("no answer yet"),
    Outcome.FINE: Reason.tr("OK"),
    Outcome.FAILED: Reason.tr("failed"),
    Outcome.UNKNOWN: Reason.tr("unknown"),
    Outcome.NOT_REACHED: Reason.tr("skipped"),
}
STEP_WORDS = {
    StepName.IDENTITY: Reason.tr("Identity"),
    StepName.NETWORK: Reason.tr("Network"),
    StepName.REPOSITORY: Reason.tr("Repository"),
    StepName.IMAGE: Reason.tr("Image"),
    StepName.LAYER: Reason.tr("Layer"),
    StepName.URL: Reason.tr("URL"),
    StepName.BYTES: Reason.tr("Bytes"),
}


class Versions(NamedTuple):
    program: str
    botocore: str
    python: str
    system: str


def reference_of(question: Question) -> str:
    """`team/app:v1.4.2 sha256:…`, of what was asked about."""
    repository, image, digest = map(redact, (question.repository, question.image, question.digest))
    named = f"{'@' if ':' in image else ':'}{image}" if image else ""
    return " ".join(part for part in (repository + named, digest if digest != image else "") if part)


def seen_before(question: Question) -> object:
    """The error that led here, in its own words."""
    if isinstance(question.seen, RegistryError):
        return evidence_of(question.seen)
    if question.seen is not None:
        return f"{type(question.seen).__name__}: {redact(str(question.seen))}"
    if question.pasted is not None and question.pasted.failure is not None:
        words = kind_words(question.pasted.failure, question.pasted.status)
        return Reason.tr("A pasted text about {kind}", kind=words)
    return ""


def commands_of(diagnosis: Diagnosis) -> list[str]:
    commands = (call.command for step in diagnosis.steps for call in step.calls if call.command)
    return list(dict.fromkeys(commands))
