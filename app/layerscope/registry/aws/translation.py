"""The one translator: what botocore, urllib3 and Python raise while AWS is asked, as this program's errors.

It knows nothing of ECR's client, so that calls to STS and SSO are translated by it too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from layerscope.registry.aws import answers, clock_skew, exceptions
from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import Evidence, RegistryError, Subject, by_code
from layerscope.text.reasons import Reason
from layerscope.text.redaction import MASK, redact
from layerscope.text.values import UnfitError

# A store behind a presigned URL has codes of its own, some of them of the same name (`errors.s3`).
BY_CODE: dict[str, type[RegistryError]] = by_code(
    [*service.ServiceError.family(), *credentials.CredentialsError.family()]
)
# AWS's own load balancers answer with this where a proxy's page has other words.
_AWS_UNAVAILABLE = "<html><body><b>Http/1.1 Service Unavailable"


def translate(
    error: BaseException, subject: Subject, *, now: Callable[[], float] = time.time
) -> RegistryError:
    """The error as one of this program's tree, in which it may be already.

    The result keeps no reference to the original: its text may hold secrets.
    """
    if isinstance(error, RegistryError):
        if error.subject == Subject():  # raised where it was not known
            error.subject = subject
        error.__cause__ = error.__context__ = None
        return error
    if isinstance(error, answers.ForeignAnswer):
        return _foreign(error, subject, now())
    if isinstance(error, UnfitError):
        return _unfit(error, subject, now())
    response = getattr(error, "response", None)
    if isinstance(response, dict):  # botocore's ClientError and its modelled kinds
        return _of_answer(response, getattr(error, "operation_name", ""), subject, now())
    return _of_exception(error, subject, now())


def translate_failure(code: str, reason: str, subject: Subject) -> RegistryError:
    """The error for one entry of an answer's `failures` (BatchGetImage, BatchCheckLayerAvailability)."""
    error_type = BY_CODE.get(code, service.UnexpectedServiceError)
    evidence = Evidence(code=code, http_status=200, raw_text=reason or code, at_s=time.time())
    return error_type(reason or code, subject=subject, evidence=evidence)


def not_ecr_answer(reason: str, subject: Subject, opening: str = "") -> network.NotEcrAnswerError:
    """The error for a success without the members that ECR's has; `opening` is how it begins."""
    if subject.operation in answers.OF_CREDENTIALS:
        reason = _without_value(reason)
    return network.NotEcrAnswerError(
        Reason.tr("The answer is not from ECR: {reason}.", reason=reason),
        opening=redact(opening),
        subject=subject,
        evidence=Evidence(http_status=200, raw_text=opening, at_s=time.time()),
    )


def _foreign(error: answers.ForeignAnswer, subject: Subject, now_s: float) -> RegistryError:
    words, error_type = (
        Reason.tr("The answer is not from ECR: {reason}.", reason=error.reason),
        network.NotEcrAnswerError,
    )
    if error.operation:
        error_type = network.DamagedAnswerError
        subject = _of_operation(subject, error.operation)
        words = Reason.tr(
            "The answer to {operation} is not from AWS: {reason}.",
            operation=error.operation,
            reason=error.reason,
        )
    return error_type(
        words,
        content_type=error.headers.get("content-type", ""),
        opening=redact(error.opening),
        subject=_with_host(subject, subject.endpoint),
        evidence=Evidence(
            request_id=error.headers.get("x-amzn-requestid", ""),
            http_status=error.status,
            raw_text=error.opening or str(words),
            at_s=now_s,
        ),
    )


def _unfit(error: UnfitError, subject: Subject, now_s: float) -> RegistryError:
    """The error for a success of STS, SSO, … without what it should have; nothing of it is kept."""
    reason = _without_value(error.args[0])
    words = Reason.tr(
        "The answer to {operation} is not from AWS: {reason}.", operation=subject.operation, reason=reason
    )
    return network.DamagedAnswerError(
        words, subject=subject, evidence=Evidence(http_status=200, raw_text=str(words), at_s=now_s)
    )


def _without_value(reason: str) -> str:
    """The reason with its template and names, but without the value, which may be a part of a secret."""
    if not isinstance(reason, Reason):
        return MASK
    facts = {
        name: MASK if name == "value" else _without_value(fact) if isinstance(fact, Reason) else fact
        for name, fact in reason.facts.items()
    }
    return Reason.joined(reason.template, **facts)


def _of_answer(response: dict[str, Any], operation: str, subject: Subject, now_s: float) -> RegistryError:
    said = response.get("Error") or {}
    code, message = str(said.get("Code") or ""), str(said.get("Message") or "")
    code = code.rpartition("#")[2].partition(":")[0]
    metadata = response.get("ResponseMetadata") or {}
    headers: Mapping[str, str] = metadata.get("HTTPHeaders") or {}
    subject = _of_operation(subject, operation)
    evidence = Evidence(
        code=code,
        request_id=metadata.get("RequestId") or headers.get("x-amzn-requestid", ""),
        http_status=metadata.get("HTTPStatusCode"),
        raw_text=response.get(answers.RAW_BODY) or message or code,
        at_s=now_s,
    )
    if code.isdecimal() or not code:
        return _of_status(message, headers, subject, evidence)
    return _of_code(message, headers, subject, evidence)


def _of_code(message: str, headers: Mapping[str, str], subject: Subject, evidence: Evidence) -> RegistryError:
    code, words = evidence.code, message or evidence.code
    error_type = BY_CODE.get(code, service.UnexpectedServiceError)
    is_late = error_type is credentials.WrongSecretError and clock_skew.is_clock_refusal(message)
    if error_type is credentials.ClockSkewError or is_late:
        offset_s = clock_skew.offset_s(message, headers, evidence.at_s or time.time())
        return credentials.ClockSkewError(words, offset_s=offset_s, subject=subject, evidence=evidence)
    return error_type(words, subject=subject, evidence=evidence)


def _of_status(
    message: str, headers: Mapping[str, str], subject: Subject, evidence: Evidence
) -> RegistryError:
    """The error for an answer that names no code: a proxy's or a gateway's page, or a bare status."""
    status, text = evidence.code, evidence.raw_text
    content_type = headers.get("content-type", "")
    if status == "407":
        return network.ProxyError(
            Reason.tr("The proxy requires authentication."), subject=subject, evidence=evidence
        )
    bare = text in ("", status, message) and "<" not in text and "html" not in content_type
    aws = bool(evidence.request_id) or text.lower().startswith(_AWS_UNAVAILABLE.lower())
    error_type = BY_CODE.get(status)
    if error_type and (aws or bare):
        return error_type(
            message or Reason.tr("HTTP status {status}", status=status), subject=subject, evidence=evidence
        )
    if aws:
        return service.UnexpectedServiceError(message or status, subject=subject, evidence=evidence)
    return network.NotEcrAnswerError(
        Reason.tr(
            "The answer is not from ECR: HTTP {status} without an AWS error code.", status=status or "?"
        ),
        content_type=content_type,
        opening=redact(text[: answers.OPENING_CHARACTERS]),
        subject=_with_host(subject, subject.endpoint),
        evidence=evidence,
    )


def _of_exception(error: BaseException, subject: Subject, now_s: float) -> RegistryError:
    error_type = _type_of(error)
    words = _words_of(error)
    evidence = Evidence(code=type(error).__name__, raw_text=str(words), at_s=now_s)
    if issubclass(error_type, (network.NetworkError, network.NotEcrAnswerError)):
        subject = _with_host(subject, _address(error) or subject.endpoint)
    return error_type(words, subject=subject, evidence=evidence)


def _of_operation(subject: Subject, operation: str) -> Subject:
    """What was asked, where it was STS, SSO, … on the way to the question."""
    if operation and operation != subject.operation:
        return replace(subject, operation=operation, endpoint="")
    return subject


def _words_of(error: BaseException) -> str:
    """The exception's own words, without the body of an answer, which may hold credentials."""
    said = error.args[0] if error.args else ""
    if isinstance(said, Reason):
        return said
    if exceptions.is_of_parsing(error):
        return Reason.tr("The answer could not be read. It is not kept, since it may contain credentials.")
    return exceptions.without_body(str(error)) or type(error).__name__


def _type_of(error: BaseException) -> type[RegistryError]:
    found = exceptions.known_type(error)
    if found in (network.UnreachableError, network.ConnectionLostError):
        return _nearer(error, found)
    if found:
        return found
    if isinstance(error, exceptions.CREDENTIAL_FILE_ERRORS):  # a credential process, a token file
        return credentials.CredentialSourceError
    return _by_words(error)


def _nearer(error: BaseException, found: type[RegistryError]) -> type[RegistryError]:
    """The more specific type among the causes: botocore wraps urllib3's errors, and urllib3 Python's.

    A missing file below a connection is the CA bundle.
    """
    for cause in exceptions.causes(error):
        known = exceptions.known_type(cause)
        if known is network.ReadTimeoutError and found is network.UnreachableError:
            return network.ConnectTimeoutError  # the system's own time-out, before botocore's
        if known and known not in (found, network.ConnectionLostError):
            return known
        if isinstance(cause, FileNotFoundError):
            return network.TlsError
    return found


def _by_words(error: BaseException) -> type[RegistryError]:
    words = str(error)
    if isinstance(error, RuntimeError) and "expired" in words:  # RefreshableCredentials
        return credentials.ExpiredCredentialsError
    if isinstance(error, ValueError) and "endpoint" in words.lower():
        return credentials.InvalidProfileError
    if isinstance(error, UnicodeDecodeError):
        return network.NotEcrAnswerError
    if isinstance(error, OSError):
        return network.UnreachableError
    return service.UnexpectedServiceError


def _address(error: BaseException) -> str:
    kept = getattr(error, "kwargs", None)
    if not isinstance(kept, dict):
        return ""
    return str(kept.get("endpoint_url") or kept.get("proxy_url") or "")


def _with_host(subject: Subject, address: str) -> Subject:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return replace(subject, host=host) if host else subject
