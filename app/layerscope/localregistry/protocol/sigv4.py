"""Signature Version 4 as the other side of it: what a request should have been signed with.

The canonical form is botocore's own, so that it is the same as the SDKs' to the letter.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from botocore.auth import UNSIGNED_PAYLOAD, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials

ALGORITHM = "AWS4-HMAC-SHA256"
_SCOPE = re.compile(r"(?P<key>[^/]+)/(?P<date>\d{8})/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")


class CredentialScope(NamedTuple):
    """A credential scope: whose key, and what the signature is good for."""

    access_key_id: str
    date: str
    region: str
    service: str


class SignedRequest(NamedTuple):
    """A request as it came in; header names in lower case, `target` with its query."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


class Calculated(NamedTuple):
    """The signature a request should have, and what it was made from."""

    signature: str
    string_to_sign: str
    canonical_request: str

    def is_(self, signature: str) -> bool:
        """Whether that is the signature, compared in constant time."""
        return hmac.compare_digest(self.signature.encode(), signature.encode())


def parse_scope(text: str) -> CredentialScope | None:
    """The parts of `KEY/DATE/REGION/SERVICE/aws4_request`."""
    match = _SCOPE.fullmatch(text)
    return CredentialScope(match["key"], match["date"], match["region"], match["service"]) if match else None


def parse_time(text: str) -> float | None:
    """Epoch seconds of `20240131T120000Z`; None for any other text."""
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def format_time(epoch_s: float) -> str:
    """`20240131T120000Z`."""
    return datetime.fromtimestamp(epoch_s, UTC).strftime("%Y%m%dT%H%M%SZ")


class _SignedHeadersOnly:
    """Takes exactly the headers the client says it signed; botocore's signer would choose for itself."""

    signed: tuple[str, ...] = ()

    def headers_to_sign(self, request: AWSRequest) -> HTTPHeaders:
        headers = HTTPHeaders()
        for name in self.signed:
            headers[name] = request.headers.get(name, "")
        return headers


class _HeaderSigner(_SignedHeadersOnly, SigV4Auth):  # type: ignore[misc]
    pass


class _QuerySigner(_SignedHeadersOnly, S3SigV4QueryAuth):  # type: ignore[misc]
    pass


def header_signature(
    request: SignedRequest, scope: CredentialScope, timestamp: str, signed: Iterable[str], secret: str
) -> Calculated:
    """What the Authorization header should hold."""
    signer = _HeaderSigner(Credentials(scope.access_key_id, secret), scope.service, scope.region)
    return _calculate(signer, request, timestamp, signed)


def query_signature(
    request: SignedRequest, scope: CredentialScope, timestamp: str, signed: Iterable[str], secret: str
) -> Calculated:
    """What X-Amz-Signature should be; `request.target` is without it."""
    signer = _QuerySigner(Credentials(scope.access_key_id, secret), scope.service, scope.region)
    return _calculate(signer, request, timestamp, signed)


def _calculate(signer: Any, request: SignedRequest, timestamp: str, signed: Iterable[str]) -> Calculated:
    signer.signed = tuple(signed)
    aws_request = AWSRequest(
        method=request.method,
        # The host is among the headers; plain http makes botocore hash the body, as every client here does.
        url="http://localhost" + request.target,
        headers=dict(request.headers),
        data=request.body,
    )
    aws_request.context["timestamp"] = timestamp
    if request.headers.get("x-amz-content-sha256", UNSIGNED_PAYLOAD) != UNSIGNED_PAYLOAD:
        del aws_request.headers["x-amz-content-sha256"]  # the body's own hash counts, not what is said of it
    canonical = signer.canonical_request(aws_request)
    to_sign = signer.string_to_sign(aws_request, canonical)
    return Calculated(signer.signature(to_sign, aws_request), to_sign, canonical)
