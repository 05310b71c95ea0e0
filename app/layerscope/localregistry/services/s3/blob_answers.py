"""S3's side of a presigned GET: whether the request may have the blob, and which bytes of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO, NoReturn
from xml.sax.saxutils import escape

from layerscope.localregistry.content.served_repository import StoredLayer
from layerscope.localregistry.data.served_data import ServedData
from layerscope.localregistry.faults.injected import InjectedFault
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.s3.byte_range import ByteRange, UnsatisfiableError, requested_range
from layerscope.localregistry.services.s3.presigning import BlobKey, Presigner, SignedUrl

_LONGEST_LIFE_S = 7 * 24 * 3600
_MAX_SKEW_S = 15 * 60
_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and "
    "signing method."
)
_ONE_MECHANISM = (
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string "
    "parameter or the Authorization header should be specified"
)
_NOT_WHOLE = (
    "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
    "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."
)
_TOO_LONG = (
    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less "
    "than 604800 seconds"
)
# Faults that are an error of S3's: code, status, message.
FAULT_ERRORS = {
    "denied": ("AccessDenied", 403, "Access Denied"),
    "kms": (
        "AccessDenied",
        403,
        (
            "The ciphertext refers to a customer master key that does not exist, does not exist in this "
            "region, or you are not allowed to access."
        ),
    ),
    "skewed": (
        "RequestTimeTooSkewed",
        403,
        "The difference between the request time and the current time is too large.",
    ),
    "redirect": (
        "PermanentRedirect",
        301,
        (
            "The bucket you are attempting to access must be addressed using the specified endpoint. Please "
            "send all future requests to this endpoint."
        ),
    ),
    "slow-down": ("SlowDown", 503, "Please reduce your request rate."),
    "busy": ("ServiceUnavailable", 503, "Service is unable to handle request."),
    "internal-error": ("InternalError", 500, "We encountered an internal error. Please try again."),
}


class S3Error(Exception):
    """An answer that is one of S3's errors; `details` are further elements of its XML, in order."""

    def __init__(self, code: str, status: int, message: str, **details: str) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.details = details

    def xml(self, ids: Mapping[str, str]) -> bytes:
        """The body, with the ids that the headers carry too."""
        elements = {"Code": self.code, "Message": self.message, **self.details}
        elements |= {"RequestId": ids["x-amz-request-id"], "HostId": ids["x-amz-id-2"]}
        content = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in elements.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{content}</Error>'.encode()


@dataclass(frozen=True, slots=True)
class BlobAnswer:
    """Bytes of a blob to be sent: `span` of it, met by `fault`. `open` gives a seekable file."""

    status: int
    span: ByteRange
    headers: Mapping[str, str]
    open: Callable[[], BinaryIO] = field(repr=False)
    fault: InjectedFault | None = None


def new_ids() -> dict[str, str]:
    """The two ids that S3 gives every answer."""
    return {"x-amz-request-id": secrets.token_hex(8).upper(), "x-amz-id-2": secrets.token_urlsafe(56)}


def answer_blob(request: SignedRequest, store: ServedData, presigner: Presigner, now_s: float) -> BlobAnswer:
    """What a GET of a presigned URL is answered with; S3Error for all that S3 refuses."""
    path = request.target.partition("?")[0]
    _check_signature(request, presigner, now_s)
    key = presigner.blob(path)
    repository = store.repository(key.registry, key.repository) if key else None
    layer = repository.layer(key.digest) if key and repository else None
    fault = store.faults(repository).of_bytes(key.digest) if key and repository else None
    if key is None or repository is None or layer is None or (fault and fault.bytes == "missing"):
        raise S3Error("NoSuchKey", 404, "The specified key does not exist.", Key=path.split("/", 2)[2])
    if fault:
        _raise_fault(fault, now_s)
    return _content(request.headers, key, layer, lambda: repository.open_layer(layer.digest), fault)


def _check_signature(request: SignedRequest, presigner: Presigner, now_s: float) -> None:
    authorization = request.headers.get("authorization")
    if "X-Amz-Algorithm=" not in request.target:
        raise S3Error("AccessDenied", 403, "Access Denied")
    if authorization is not None:
        details = {"ArgumentName": "Authorization", "ArgumentValue": authorization}
        raise S3Error("InvalidArgument", 400, _ONE_MECHANISM, **details)
    url = presigner.read(request)
    if url is None:
        raise S3Error("AuthorizationQueryParametersError", 400, _NOT_WHOLE)
    _check_time(url, now_s)
    if not url.matches:
        raise S3Error(
            "SignatureDoesNotMatch",
            403,
            _MISMATCH,
            StringToSign=url.calculated.string_to_sign,
            SignatureProvided=url.provided,
            CanonicalRequest=url.calculated.canonical_request,
        )


def _check_time(url: SignedUrl, now_s: float) -> None:
    if url.life_s > _LONGEST_LIFE_S:
        raise S3Error("AuthorizationQueryParametersError", 400, _TOO_LONG)
    if url.signed_at_s > now_s + _MAX_SKEW_S:
        message = "Request is not valid yet"
        raise S3Error("AccessDenied", 403, message, ServerTime=_rfc3339(now_s))
    if now_s > url.expires_at_s:
        _raise_expired(url.life_s, url.expires_at_s, now_s)


def _raise_expired(life_s: int, expires_at_s: float, now_s: float) -> NoReturn:
    details = {"X-Amz-Expires": str(life_s), "Expires": _rfc3339(expires_at_s), "ServerTime": _rfc3339(now_s)}
    raise S3Error("AccessDenied", 403, "Request has expired", **details)


def _raise_fault(fault: InjectedFault, now_s: float) -> None:
    if fault.bytes == "expired":
        _raise_expired(3600, now_s - 1, now_s)
    if fault.bytes in FAULT_ERRORS:
        code, status, message = FAULT_ERRORS[fault.bytes]
        raise S3Error(code, status, message)


def _content(
    headers: Mapping[str, str],
    key: BlobKey,
    layer: StoredLayer,
    open_: Callable[[], BinaryIO],
    fault: InjectedFault | None,
) -> BlobAnswer:
    etag = f'"{key.digest.partition(":")[2][:32]}"'
    answer_headers = {"ETag": etag, "Accept-Ranges": "bytes", "x-amz-server-side-encryption": "AES256"}
    if not _same(headers.get("if-match"), etag, absent=True):
        raise S3Error(
            "PreconditionFailed",
            412,
            "At least one of the pre-conditions you specified did not hold",
            Condition="If-Match",
        )
    if _same(headers.get("if-none-match"), etag, absent=False):
        return BlobAnswer(304, ByteRange(0, 0), answer_headers, open_)
    asked = headers.get("range") if _same(headers.get("if-range"), etag, absent=True) else None
    span = _span(asked, layer.size_bytes)
    whole = ByteRange(0, layer.size_bytes)
    answer_headers |= {"Content-Type": "application/octet-stream"}
    if span is None:
        return BlobAnswer(200, whole, answer_headers, open_, fault)
    answer_headers["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{layer.size_bytes}"
    return BlobAnswer(206, span, answer_headers, open_, fault)


def _span(header: str | None, size_bytes: int) -> ByteRange | None:
    try:
        return requested_range(header, size_bytes)
    except UnsatisfiableError:
        details = {"RangeRequested": header or "", "ActualObjectSize": str(size_bytes)}
        raise S3Error("InvalidRange", 416, "The requested range is not satisfiable", **details) from None


def _same(header: str | None, etag: str, *, absent: bool) -> bool:
    if header is None:
        return absent
    return header.strip() == "*" or etag in (item.strip() for item in header.split(","))


def _rfc3339(epoch_s: float) -> str:
    return datetime.fromtimestamp(epoch_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
