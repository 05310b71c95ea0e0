"""The failures observed by probes or reported earlier, each with the step of a pull that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.facts import FACTS, Facts
from layerscope.diagnosis.model.question import Question, SeveralAttempts
from layerscope.diagnosis.model.steps import StepName
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import BlobError
from layerscope.registry.errors.content import ContentError, DigestMismatchError
from layerscope.registry.errors.credentials import CredentialsError
from layerscope.registry.errors.network import NetworkError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.hosts import api_region
from layerscope.registry.references.pasted import Pasted
from layerscope.text.reasons import Reason

_STEPS = {
    "GetCallerIdentity": StepName.IDENTITY,
    "DescribeRepositories": StepName.REPOSITORY,
    "DescribeImages": StepName.IMAGE,
    "ListImages": StepName.IMAGE,
    "BatchGetImage": StepName.IMAGE,
    "BatchCheckLayerAvailability": StepName.LAYER,
    "GetDownloadUrlForLayer": StepName.URL,
}
_KINDS = {
    FailureKind.NOT_SIGNED_IN: StepName.IDENTITY,
    FailureKind.CLOCK: StepName.IDENTITY,
    FailureKind.URL_EXPIRED: StepName.BYTES,
    FailureKind.DIGEST_MISMATCH: StepName.BYTES,
    FailureKind.STORAGE_FULL: StepName.BYTES,
    FailureKind.UNPACKING: StepName.BYTES,
    FailureKind.NOT_STARTING: StepName.BYTES,
    FailureKind.KMS: StepName.BYTES,
    FailureKind.AUTH_HEADER: StepName.BYTES,
    FailureKind.SIGNATURE: StepName.BYTES,
    FailureKind.NO_SUCH_PLATFORM: StepName.IMAGE,
    FailureKind.ARCHIVED: StepName.IMAGE,
    FailureKind.UPSTREAM: StepName.IMAGE,
    FailureKind.NOT_FOUND: StepName.IMAGE,
    FailureKind.DENIED: StepName.URL,
}
_KIND_WORDS = {
    FailureKind.DIGEST_MISMATCH: Reason.tr("bytes with another digest"),
    FailureKind.DENIED: Reason.tr("a denial"),
    FailureKind.NOT_SIGNED_IN: Reason.tr("a caller that is not signed in"),
    FailureKind.CLOCK: Reason.tr("a clock that is wrong"),
    FailureKind.URL_EXPIRED: Reason.tr("a URL that has expired"),
    FailureKind.KMS: Reason.tr("a KMS key that cannot be used"),
    FailureKind.AUTH_HEADER: Reason.tr("a request that is signed twice"),
    FailureKind.SIGNATURE: Reason.tr("a signature that does not match"),
    FailureKind.PAGE: Reason.tr("a web page instead of an answer"),
    FailureKind.UPSTREAM: Reason.tr("an upstream registry that rejected the request"),
    FailureKind.ARCHIVED: Reason.tr("an archived image"),
    FailureKind.THROTTLED: Reason.tr("too many calls"),
    FailureKind.PROXY: Reason.tr("a proxy"),
    FailureKind.NAME_RESOLUTION: Reason.tr("a name that was not found"),
    FailureKind.TIMEOUT: Reason.tr("a time-out"),
    FailureKind.TLS: Reason.tr("a certificate that is not trusted"),
    FailureKind.CONNECTION: Reason.tr("a connection that failed"),
    FailureKind.STORAGE_FULL: Reason.tr("a full disk"),
    FailureKind.UNPACKING: Reason.tr("a layer that cannot be unpacked"),
    FailureKind.NOT_STARTING: Reason.tr("a program that cannot be started"),
    FailureKind.NO_SUCH_PLATFORM: Reason.tr("a platform that the image does not have"),
    FailureKind.NOT_FOUND: Reason.tr("something that was not found"),
    FailureKind.SERVER_FAULT: Reason.tr("a failure on AWS's side"),
}


@dataclass(frozen=True, slots=True)
class ObservedFailure:
    """One failure: the error, or with None in its place the kind that a pasted text tells of.

    `elsewhere`: reported by something else, perhaps on another machine, and not by this program's probes.
    """

    step: StepName
    error: RegistryError | None = None
    kind: FailureKind | None = None
    host: str = ""
    elsewhere: bool = False
    words: Reason | None = None

    @property
    def is_pasted(self) -> bool:
        """Whether a pasted text says so, and nothing that this program was answered."""
        return self.words is not None

    @property
    def evidence(self) -> Reason:
        """What was answered, in the other side's own words, with the request id."""
        if self.words is not None:
            return self.words
        return evidence_of(self.error) if self.error else Reason.tr("It failed.")


def kind_words(kind: FailureKind, status: int = 0) -> Reason:
    """The kind of failure as part of a sentence: `a time-out`."""
    if kind is FailureKind.SERVER_FAULT and 400 <= status < 500:
        return Reason.tr("a request that was rejected with {status}", status=status)
    return _KIND_WORDS[kind]


def evidence_of(error: RegistryError) -> Reason:
    """`GetDownloadUrlForLayer: LayersNotFoundException: The layer … (request 5f0c…)`."""
    told = error.words if isinstance(error.words, Reason) else str(error).strip().rstrip(".")
    told = told or error.raw_text.strip().rstrip(".")
    asked = error.subject.operation or error.subject.host
    if error.code != type(error).__name__ and error.code not in told:
        told = Reason.joined("{code}: {words}", code=error.code, words=told)
    if asked and not told.startswith(asked):
        told = Reason.joined("{asked}: {words}", asked=asked, words=told)
    if error.request_id and told.endswith("."):
        return Reason.tr("{words} Request ID: {id}.", words=told, id=error.request_id)
    if error.request_id:
        return Reason.tr("{words} (request {id})", words=told, id=error.request_id)
    return Reason.joined("{words}" if told.endswith(".") else "{words}.", words=told)


def observed_by_probes(facts: Facts) -> Iterator[ObservedFailure]:
    """What the probes met, step by step."""
    for fact in FACTS:
        error = facts.answer(fact).error
        if fact.step is not None and fact.fails and error is not None:
            yield ObservedFailure(fact.step, error, host=error.subject.host)
    if config := facts.config.error:  # fetched as a layer is: of its URL or its bytes, or of what it says
        yield ObservedFailure(_step_of(config), config, host=config.subject.host)
    for step, host in ((StepName.NETWORK, facts.api_host.value), (StepName.BYTES, facts.url_host.value)):
        if host is not None and host.error is not None:
            yield ObservedFailure(step, host.error, host=host.host)


def reported_earlier(question: Question, facts: Facts) -> Iterator[ObservedFailure]:
    """What led to the question: the error seen, and what a pasted text says.

    An error of this program's own counts until its question is answered again; only the bytes, which fail
    now and then, count all the same.
    """
    last = question.seen.last if isinstance(question.seen, SeveralAttempts) else None
    for error in (question.seen, last):
        if isinstance(error, RegistryError):
            step = _step_of(error)
            if step is StepName.BYTES or not _answered_again(step, facts):
                yield ObservedFailure(step, error, host=error.subject.host, elsewhere=True)
    if question.pasted is not None:
        yield from _reported_in_paste(question, question.pasted)


def _reported_in_paste(question: Question, pasted: Pasted) -> Iterator[ObservedFailure]:
    if pasted.denial.action:
        error = _denied(question, pasted)
        yield ObservedFailure(_step_of(error), error, elsewhere=True, words=_of_denial(pasted))
    if kind := pasted.failure:
        host = pasted.failed_host
        step = _KINDS.get(kind) or _by_host(host)
        yield ObservedFailure(step, kind=kind, host=host, elsewhere=True, words=_of_paste(pasted, kind))


def _answered_again(step: StepName, facts: Facts) -> bool:
    answers: dict[StepName, Answer[Any]] = {
        StepName.IDENTITY: facts.identity,
        StepName.NETWORK: facts.api_host,
        StepName.REPOSITORY: facts.repository,
        StepName.IMAGE: facts.manifest,
        StepName.LAYER: facts.availability,
        StepName.URL: facts.url,
    }
    return answers[step].known


def _step_of(error: RegistryError) -> StepName:
    if isinstance(error, BlobError | DigestMismatchError):
        return StepName.BYTES
    if isinstance(error, CredentialsError) or error.subject.operation.startswith("AssumeRole"):
        return StepName.IDENTITY
    if isinstance(error, NetworkError):
        return StepName.NETWORK if error.subject.operation else StepName.BYTES
    known = _STEPS.get(error.subject.operation)
    return known or (StepName.IMAGE if isinstance(error, ContentError) else StepName.URL)


def _by_host(host: str) -> StepName:
    """The way to the registry, or to the store of the bytes."""
    is_registry = ".dkr" in host or bool(api_region(host)) or not host
    return StepName.NETWORK if is_registry else StepName.BYTES


def _denied(question: Question, pasted: Pasted) -> AccessDeniedError:
    subject = Subject(
        operation=pasted.denial.action.partition(":")[2],
        repository=question.repository,
        registry_id=question.registry_id or pasted.registry_id,
        region=question.region or pasted.region,
    )
    return AccessDeniedError(_of_denial(pasted), denial=pasted.denial, subject=subject)


def _of_denial(pasted: Pasted) -> Reason:
    denial = pasted.denial
    who = denial.principal or Reason.tr("the caller")
    return Reason.tr("The pasted text denies {action} to {who}.", action=denial.action, who=who)


def _of_paste(pasted: Pasted, kind: FailureKind) -> Reason:
    words, host = kind_words(kind, pasted.status), pasted.failed_host
    if host:
        return Reason.tr("The pasted text reports {kind} at {host}.", kind=words, host=host)
    return Reason.tr("The pasted text reports {kind}.", kind=words)
