"""The bytes: URLs that the store refuses, and what arrives and is not the layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import ObservedFailure
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.statements import statement_for
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import (
    BlobNotFoundError,
    UrlDeniedError,
    UrlExpiredError,
    UrlSignatureError,
)
from layerscope.registry.references.digests import short
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.hosts import bucket_region
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count

_TWO_WAYS = "only one auth mechanism"


@runtime_checkable
class Mismatch(Protocol):
    """Bytes that have another digest than the layer: an error of the registry's or of a transfer's."""

    expected: str
    actual: str
    size_bytes: int


@runtime_checkable
class AnswerHeaders(Protocol):
    """A mismatch of a transfer's knows the headers that may name who rewrote the bytes; empty if absent."""

    content_encoding: str
    via: str
    server: str


@runtime_checkable
class FullDisk(Protocol):
    """A disk without room, as a transfer met it."""

    missing_bytes: int | None


@rule(14)
def endpoint_denies(case: Case) -> Iterator[Finding]:
    """ECR gave the URL, and S3 denies it."""
    failure = case.observed(UrlDeniedError) or denied_by_store(case)
    if failure is None:
        return
    host = failure.host or (case.facts.url.value.host if case.facts.url.value else "")
    region = bucket_region(host) or case.region
    subject = Subject(region=region, host=host)
    yield Finding(
        "s3-endpoint-policy",
        StepName.BYTES,
        Certainty.SHOWN if failure.error else Certainty.LIKELY,
        Reason.tr("S3 denied access to the presigned URL (403)"),
        (
            failure.evidence,
            Reason.tr(
                "The URL is signed by ECR, not by you: your policies do not apply, but a VPC endpoint "
                "policy does."
            ),
        ),
        Reason.tr("The network team"),
        Reason.tr(
            "Allow s3:GetObject on ECR's layer bucket for all principals in the S3 gateway endpoint policy."
        ),
        statement_for(UrlDeniedError("", subject=subject)),
    )


def denied_by_store(case: Case) -> ObservedFailure | None:
    """That a pasted text tells of a denial by ECR's layer bucket, and not by the registry."""
    failure = case.observed(kinds=(FailureKind.DENIED,))
    return failure if failure and bucket_region(failure.host) else None


@rule(16)
def expired(case: Case) -> Iterator[Finding]:
    """The URL is older than its life."""
    failure = case.observed(UrlExpiredError, kinds=(FailureKind.URL_EXPIRED,))
    if failure is None:
        return
    because: list[str] = [failure.evidence]
    error = failure.error
    if isinstance(error, UrlExpiredError) and error.expired_at_s and error.server_time_s:
        because.append(
            Reason.tr(
                "It expired {seconds} s ago by the storage's clock.",
                seconds=round(error.server_time_s - error.expired_at_s),
            )
        )
    yield Finding(
        "url-expired",
        StepName.BYTES,
        Certainty.LIKELY if case.bytes_came or error is None else Certainty.SHOWN,
        Reason.tr("The presigned URL has expired"),
        tuple(because),
        Reason.tr("You"),
        Reason.tr("Request a new URL. Downloads in this program do so automatically and resume."),
        commands.ecr_command(
            case,
            "GetDownloadUrlForLayer",
            repositoryName=case.repository,
            layerDigest=case.question.digest,
        ),
    )


@rule(17, 18)
def signature(case: Case) -> Iterator[Finding]:
    """Not the request that was signed."""
    failure = case.observed(UrlSignatureError, kinds=(FailureKind.AUTH_HEADER, FailureKind.SIGNATURE))
    if failure is None:
        return
    said = f"{failure.error} {failure.error.raw_text}".lower() if failure.error else ""
    doubled = _TWO_WAYS in said or failure.kind is FailureKind.AUTH_HEADER
    yield Finding(
        "auth-header" if doubled else "url-signature",
        StepName.BYTES,
        Certainty.SHOWN if failure.error else Certainty.LIKELY,
        Reason.tr("Request signed twice (Authorization header)")
        if doubled
        else Reason.tr("The request does not match the signed URL"),
        (failure.evidence,),
        Reason.tr("The owner of the tool or proxy that sends it"),
        Reason.tr(
            "Send the URL without that header; tools that follow redirects must drop it. This program "
            "sends none."
        )
        if doubled
        else Reason.tr("Use the complete URL with GET, with a range where a part is enough; HEAD fails."),
        "curl --fail --range 0-0 --output /dev/null 'URL'",
    )


@rule(7)
def bytes_missing(case: Case) -> Iterator[Finding]:
    """ECR gives a URL, and the store has nothing there."""
    if failure := case.observed(BlobNotFoundError):
        yield Finding(
            "bytes-missing",
            StepName.BYTES,
            Certainty.SHOWN,
            Reason.tr("The layer was deleted from ECR's storage"),
            (failure.evidence,),
            Reason.tr("The person or pipeline that pushes the image"),
            Reason.tr("Push the image again, or take the layer from another image that has it."),
            elsewhere=case.elsewhere,
        )


@rule(32)
def mismatch(case: Case) -> Iterator[Finding]:
    """What arrived has another digest."""
    found = _mismatch(case)
    if found is None and case.pasted_failure is not FailureKind.DIGEST_MISMATCH:
        return
    failure = case.observed(kinds=(FailureKind.DIGEST_MISMATCH,))
    because: list[str] = []
    if found is not None:
        because.append(
            Reason.tr(
                "{size} bytes arrived with the digest {actual} instead of {expected}.",
                size=Count(found.size_bytes),
                actual=short(found.actual),
                expected=short(found.expected),
            )
        )
        because += _senders(found)
    elif failure is not None:
        because.append(failure.evidence)
    of_layer = found is None or found.expected == case.question.digest
    if of_layer:
        because += _sizes(case)
    yield Finding(
        "digest-mismatch",
        StepName.BYTES,
        Certainty.SHOWN if found is not None and (of_layer or not case.bytes_came) else Certainty.LIKELY,
        Reason.tr("Digest mismatch: content changed or truncated"),
        tuple(because),
        Reason.tr("The administrator of the network in between"),
        Reason.tr(
            "Make proxies, gateways and virus scanners pass the bytes unchanged, then download again; if it "
            "persists, use another network. No file was saved."
        ),
    )


@rule(32)
def disk_full(case: Case) -> Iterator[Finding]:
    """No room where it goes."""
    seen = case.question.seen
    here = isinstance(seen, FullDisk)
    if not here and case.pasted_failure is not FailureKind.STORAGE_FULL:
        return
    failure = case.observed(kinds=(FailureKind.STORAGE_FULL,))
    because = [failure.evidence] if failure else []
    if here:
        because = [Reason.tr("The transfer reported: {words}", words=str(seen))]
    yield Finding(
        "disk-full",
        StepName.BYTES,
        Certainty.SHOWN,
        Reason.tr("Not enough disk space for the layer")
        if here
        else Reason.tr("The pulling machine's disk is full"),
        tuple(because),
        Reason.tr("You") if here else Reason.tr("The administrator of the machine that pulls"),
        Reason.tr("Free up space and resume: downloaded bytes are kept.")
        if here
        else Reason.tr("Free up space: remove unused images, or use a larger disk."),
        "" if here else "docker system df",
    )


def _mismatch(case: Case) -> Mismatch | None:
    seen: tuple[object, ...] = (
        case.question.seen,
        *(failure.error for failure in case.all_observed(RegistryError) if failure.step is StepName.BYTES),
    )
    return next((each for each in seen if isinstance(each, Mismatch)), None)


def _sizes(case: Case) -> Iterator[Reason]:
    total = case.facts.first_byte.value.total_bytes if case.facts.first_byte.value else None
    wanted = case.layer.size_bytes if case.layer else None
    if total is not None and wanted is not None and total != wanted:
        yield Reason.tr(
            "Storage has {total} bytes; the manifest says {wanted}.",
            total=Count(total),
            wanted=Count(wanted),
        )


def _senders(found: Mismatch) -> Iterator[Reason]:
    """What the answers said of themselves."""
    if isinstance(found, AnswerHeaders):
        headers = {"Content-Encoding": found.content_encoding, "Via": found.via, "Server": found.server}
        for header, value in headers.items():
            if value:
                yield Reason.tr("The answer's {header} was {value}.", header=header, value=value)


RULES = (mismatch, disk_full, expired, signature, bytes_missing, endpoint_denies)
