"""From the answer to a presigned GET to the error it means.

S3 answers in XML (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). It is read by
pattern and not by an XML parser: only flat elements matter, no entity is ever expanded, and an answer that
was cut off still gives its code. CloudFront's, Google's and Azure's stores, where an upstream's layers may
lie, answer in the same form.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from layerscope.registry.errors.base import Evidence, Subject, by_code
from layerscope.registry.errors.blobs import (
    BlobError,
    NotABlobError,
    UnexpectedBlobError,
    UrlClockSkewError,
    UrlExpiredError,
    UrlKmsError,
    UrlSignatureError,
)
from layerscope.text.reasons import Reason

MAX_READ_BYTES = 64 * 1024
_MAX_TEXT_CHARACTERS = 4000
_ELEMENT = re.compile(r"<([A-Za-z][A-Za-z0-9._-]{0,60})>([^<]*)</\1>")
_ROOT = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<Error[\s>]")
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
# What may be kept of an answer. The others can hold the token, the signature or what was signed.
_SAFE_ELEMENTS = {
    "Code", "Message", "RequestId", "HostId", "Expires", "ServerTime", "RequestTime", "X-Amz-Expires",
    "MaxAllowedSkewMilliseconds", "Resource", "Key", "BucketName", "Region", "Endpoint", "ArgumentName",
    "RangeRequested", "ActualObjectSize", "StorageClass", "Method", "ResourceType", "Condition",
}  # fmt: skip

_BY_CODE = by_code(BlobError.family())
# One code for many causes: the message decides, for InvalidArgument too.
_MESSAGES: tuple[tuple[re.Pattern[str], type[BlobError]], ...] = (
    (re.compile(r"request is not (?:yet valid|valid yet)", re.IGNORECASE), UrlClockSkewError),
    (re.compile(r"expired", re.IGNORECASE), UrlExpiredError),
    (re.compile(r"\bkms\b|customer master key|ciphertext", re.IGNORECASE), UrlKmsError),
    (re.compile(r"only one auth mechanism", re.IGNORECASE), UrlSignatureError),
)
_DECIDED_BY_MESSAGE = {"AccessDenied", "InvalidArgument"}


@dataclass(frozen=True, slots=True)
class S3Answer:
    """The parts of an error answer; empty or None where they are missing. Times are epoch seconds."""

    code: str = ""
    message: str = ""
    request_id: str = ""
    host_id: str = ""
    server_time_s: float | None = None
    expired_at_s: float | None = None
    text: str = ""  # the answer without what may be secret in it


def read_s3_error(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    subject: Subject | None = None,
    *,
    at_s: float | None = None,
) -> BlobError:
    """The error that an answer to a presigned GET means; the caller has found that it is not the bytes.

    At most the first 64 KiB of the body are read. Never fails, whatever the body is. HTML is a
    NotABlobError with any status, so is anything else that came with a status of success. `at_s` is when.
    """
    names = {name.lower(): value for name, value in headers.items()}
    answer = read_s3_answer(names, body)
    kind = _kind(status, names, answer)
    return kind(
        _sentence(kind, status, answer, subject),
        host_id=answer.host_id,
        server_time_s=answer.server_time_s,
        expired_at_s=answer.expired_at_s,
        subject=subject,
        evidence=Evidence(answer.code, answer.request_id, status, answer.text, at_s),
    )


def read_s3_answer(headers: Mapping[str, str], body: bytes) -> S3Answer:
    """The parts of an answer; the names of `headers` in lower case, which fill in what the body lacks."""
    text = body[:MAX_READ_BYTES].decode("utf-8", "replace").lstrip("\ufeff")
    elements: dict[str, str] = {}
    if _ROOT.match(text):
        found = _ELEMENT.findall(text)
        elements = {name: _unescaped(value).strip() for name, value in reversed(found)}
        kept = "".join(f"<{name}>{value}</{name}>" for name, value in found if name in _SAFE_ELEMENTS)
        text = f"<Error>{kept}</Error>"
    return S3Answer(
        code=elements.get("Code", ""),
        message=elements.get("Message", ""),
        request_id=elements.get("RequestId", "")
        or _first(headers, "x-amz-request-id", "x-amz-cf-id", "x-ms-request-id"),
        host_id=elements.get("HostId", "") or headers.get("x-amz-id-2", ""),
        server_time_s=_iso_time_s(elements.get("ServerTime", "")) or _http_time_s(headers.get("date", "")),
        expired_at_s=_iso_time_s(elements.get("Expires", "")),
        text=text[:_MAX_TEXT_CHARACTERS].strip(),
    )


def _kind(status: int, headers: Mapping[str, str], answer: S3Answer) -> type[BlobError]:
    if answer.code:
        if answer.code in _DECIDED_BY_MESSAGE:
            for pattern, kind in _MESSAGES:
                if pattern.search(answer.message):
                    return kind
        if answer.code.startswith("KMS."):
            return UrlKmsError
        return _BY_CODE.get(answer.code) or _BY_CODE.get(str(status), UnexpectedBlobError)
    is_page = "html" in headers.get("content-type", "").lower() or _PAGE.match(answer.text)
    if is_page or 200 <= status < 300:
        return NotABlobError
    return _BY_CODE.get(str(status), UnexpectedBlobError)


def _sentence(kind: type[BlobError], status: int, answer: S3Answer, subject: Subject | None) -> str:
    who = subject.host if subject and subject.host else Reason.tr("Storage")
    if kind is NotABlobError:
        return Reason.tr(
            "{host} answered with a page instead of the bytes (HTTP {status}).", host=who, status=status
        )
    said = ": ".join(part for part in (answer.code, answer.message) if part)
    if not said:
        return Reason.tr("{host} rejected the URL (HTTP {status}).", host=who, status=status)
    return Reason.tr("{host} rejected the URL (HTTP {status}): {said}.", host=who, status=status, said=said)


def _unescaped(text: str) -> str:
    """The text with XML's five entities and character references resolved; no others exist without a DTD."""
    return _CHARACTER.sub(lambda reference: html.unescape(reference[0]), text)


def _first(headers: Mapping[str, str], *names: str) -> str:
    return next((headers[name] for name in names if headers.get(name)), "")


def _iso_time_s(text: str) -> float | None:
    """Epoch seconds of `2026-01-02T03:04:05Z`."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def _http_time_s(text: str) -> float | None:
    """Epoch seconds of an HTTP date (RFC 9110)."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
