"""Who answers, and how: a portal in AWS's place, or AWS asking to wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import ObservedFailure
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.network import certainty_of, failed_host
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors import network
from layerscope.registry.errors.blobs import NotABlobError, StorageBusyError
from layerscope.registry.errors.service import LimitExceededError, ServerFaultError, ThrottledError
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason

_SLOW_DOWN = frozenset({"SlowDown", "Busy", "TooManyRequests", "Throttling", "ThrottlingException"})


@rule(25)
def portal(case: Case) -> Iterator[Finding]:
    """A page where ECR's answer or the layer should be."""
    failure = case.observed(
        network.NotEcrAnswerError, network.HugeAnswerError, NotABlobError, kinds=(FailureKind.PAGE,)
    )
    if failure is None:
        return
    content_type = failure.error.content_type if isinstance(failure.error, network.NotEcrAnswerError) else ""
    because: list[str] = [failure.evidence]
    if content_type:
        because.append(Reason.tr("The content is {content_type}.", content_type=content_type))
    yield Finding(
        "portal",
        failure.step,
        certainty_of(failure),
        Reason.tr("Something other than AWS answered at {host}", host=failed_host(case, failure)),
        tuple(because),
        Reason.tr("You, or the administrator of this network"),
        Reason.tr(
            "Sign in to the network in a browser, or allow {host} in the gateway.",
            host=failed_host(case, failure),
        ),
    )


@rule(26)
def throttled(case: Case) -> Iterator[Finding]:
    """Too many calls."""
    failure = case.observed(ThrottledError, kinds=(FailureKind.THROTTLED,)) or _busy_store(
        case, slow_down=True
    )
    if failure is None:
        return
    yield Finding(
        "throttled",
        failure.step,
        certainty_of(failure),
        Reason.tr("AWS is throttling requests"),
        (failure.evidence,),
        Reason.tr("Nobody, if it passes; else the administrators of the account"),
        Reason.tr("Wait: this program retries automatically. If it persists, request a higher quota."),
        "aws service-quotas list-service-quotas --service-code ecr",
    )


@rule(33)
def server_fault(case: Case) -> Iterator[Finding]:
    """AWS failed on its own side."""
    failure = case.observed(ServerFaultError, kinds=(FailureKind.SERVER_FAULT,)) or _busy_store(
        case, slow_down=False
    )
    if failure is None:
        return
    pasted = case.question.pasted
    if failure.error is None and pasted is not None and 400 <= pasted.status < 500:
        yield _refused(failure, pasted.status)
        return
    yield Finding(
        "server-fault",
        failure.step,
        certainty_of(failure),
        Reason.tr("AWS server error"),
        (failure.evidence,),
        Reason.tr("AWS"),
        Reason.tr(
            "Try again in a minute. If it persists, see the AWS Health Dashboard and give AWS the request ID."
        ),
    )


def _refused(failure: ObservedFailure, status: int) -> Finding:
    """What a client was answered that asked in a way the registry does not take: a 400 or a 405."""
    return Finding(
        "server-fault",
        failure.step,
        certainty_of(failure),
        Reason.tr("The registry rejected the request ({status})", status=status),
        (failure.evidence,),
        Reason.tr("The administrator of the client in the pasted text"),
        Reason.tr(
            "Check the client's version and request: media types, a cache manifest, an immutable tag. The "
            "registry's full answer is in the client's debug log."
        ),
    )


@rule(26)
def limit_reached(case: Case) -> Iterator[Finding]:
    """Not too fast, but too much."""
    if failure := case.observed(LimitExceededError):
        yield Finding(
            "limit",
            failure.step,
            Certainty.SHOWN,
            Reason.tr("Registry quota exceeded"),
            (failure.evidence,),
            Reason.tr("The owner of the registry"),
            Reason.tr("Remove what is no longer needed, or request a higher quota in Service Quotas."),
            "aws service-quotas list-service-quotas --service-code ecr",
        )


@rule(26)
def no_answer(case: Case) -> Iterator[Finding]:
    """The call was made, and nothing came back in the time that a probe has."""
    asked: dict[str, Answer[Any]] = {
        "BatchGetImage": case.facts.manifest,
        "GetDownloadUrlForLayer": case.facts.url,
        "GET": case.facts.first_byte,
    }
    late = [operation for operation, answer in asked.items() if answer.late]
    if not late or case.observed(network.NetworkError):
        return
    yield Finding(
        "no-answer",
        StepName.BYTES if late == ["GET"] else StepName.URL,
        Certainty.LIKELY,
        Reason.tr("No response in time to {operations}", operations=", ".join(late)),
        (Reason.tr("This check timed out; all others were answered."),),
        Reason.tr("The network team"),
        Reason.tr("Try again. If it persists, look for a proxy, VPN or virus scanner that delays responses."),
    )


def _busy_store(case: Case, *, slow_down: bool) -> ObservedFailure | None:
    """What a store met that asks to wait, or that failed on its own side."""
    found = case.all_observed(StorageBusyError)
    return next(
        (failure for failure in found if failure.error and (failure.error.code in _SLOW_DOWN) is slow_down),
        None,
    )


RULES = (portal, throttled, limit_reached, server_fault, no_answer)
