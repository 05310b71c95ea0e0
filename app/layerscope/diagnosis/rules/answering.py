"""Who answers, and how: a portal in AWS's place, or AWS asking to wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layerscope.diagnosis.answers import Answer
from layerscope.diagnosis.case import Case
from layerscope.diagnosis.findings import Certainty, Finding
from layerscope.diagnosis.meeting import Met
from layerscope.diagnosis.rules.network import certainty_of, failed_host
from layerscope.diagnosis.steps import StepName
from layerscope.registry.errors import network
from layerscope.registry.errors.blobs import NotABlobError, StorageBusyError
from layerscope.registry.errors.service import LimitExceededError, ServerFaultError, ThrottledError
from layerscope.registry.references.failures import FailureKind
from layerscope.text.reasons import Reason

_SLOW_DOWN = frozenset({"SlowDown", "Busy", "TooManyRequests", "Throttling", "ThrottlingException"})


def portal(case: Case) -> Iterator[Finding]:
    """Row 25: a page where ECR's answer or the layer should be."""
    met = case.met(network.NotEcrAnswerError, NotABlobError, kinds=(FailureKind.PAGE,))
    if met is None:
        return
    content_type = met.error.content_type if isinstance(met.error, network.NotEcrAnswerError) else ""
    because: list[str] = [met.evidence]
    if content_type:
        because.append(Reason.tr("What came is {content_type}.", content_type=content_type))
    yield Finding(
        "portal",
        met.step,
        certainty_of(met),
        Reason.tr("Something other than AWS answered for {host}", host=failed_host(case, met)),
        tuple(because),
        Reason.tr("You, or whoever runs this network"),
        Reason.tr(
            "Sign in to the network in a browser, or have the gateway pass {host}.",
            host=failed_host(case, met),
        ),
    )


def throttled(case: Case) -> Iterator[Finding]:
    """Row 26: too many calls."""
    met = case.met(ThrottledError, kinds=(FailureKind.THROTTLED,)) or _busy_store(case, slow_down=True)
    if met is None:
        return
    yield Finding(
        "throttled",
        met.step,
        certainty_of(met),
        Reason.tr("AWS asks to slow down"),
        (met.evidence,),
        Reason.tr("Nobody, if it passes; else whoever administers the account"),
        Reason.tr(
            "Wait and ask again: this program waits and goes on by itself. If it stays, have the quota "
            "raised."
        ),
        "aws service-quotas list-service-quotas --service-code ecr",
    )


def server_fault(case: Case) -> Iterator[Finding]:
    """AWS failed on its own side."""
    met = case.met(ServerFaultError, kinds=(FailureKind.SERVER_FAULT,)) or _busy_store(case, slow_down=False)
    if met is None:
        return
    yield Finding(
        "server-fault",
        met.step,
        certainty_of(met),
        Reason.tr("AWS failed on its own side"),
        (met.evidence,),
        Reason.tr("AWS"),
        Reason.tr(
            "Ask again in a minute; if it stays, see the AWS Health Dashboard, and tell AWS the request id."
        ),
    )


def limit_reached(case: Case) -> Iterator[Finding]:
    """Row 26: not too fast, but too much."""
    if met := case.met(LimitExceededError):
        yield Finding(
            "limit",
            met.step,
            Certainty.SHOWN,
            Reason.tr("A limit of the registry is reached"),
            (met.evidence,),
            Reason.tr("Whoever keeps the registry"),
            Reason.tr("Remove what is no longer needed, or ask for a higher quota in Service Quotas."),
            "aws service-quotas list-service-quotas --service-code ecr",
        )


def no_answer(case: Case) -> Iterator[Finding]:
    """Row 26: the call was made, and nothing came back in the time that a probe has."""
    asked: dict[str, Answer[Any]] = {
        "BatchGetImage": case.facts.manifest,
        "GetDownloadUrlForLayer": case.facts.url,
        "GET": case.facts.first_byte,
    }
    late = [operation for operation, answer in asked.items() if answer.late]
    if not late or case.met(network.NetworkError):
        return
    yield Finding(
        "no-answer",
        StepName.BYTES if late == ["GET"] else StepName.URL,
        Certainty.LIKELY,
        Reason.tr("No answer came in time to {operations}", operations=", ".join(late)),
        (Reason.tr("The probe waited, and gave up alone; what else was asked was answered."),),
        Reason.tr("Whoever runs this network"),
        Reason.tr(
            "Ask again. If it stays, look for a proxy, a VPN or a virus scanner that holds answers back."
        ),
    )


def _busy_store(case: Case, *, slow_down: bool) -> Met | None:
    """What a store met that asks to wait, or that failed on its own side."""
    found = case.every(StorageBusyError)
    return next((met for met in found if met.error and (met.error.code in _SLOW_DOWN) is slow_down), None)


RULES = (portal, throttled, limit_reached, server_fault, no_answer)
