"""Who sent a request: its Signature Version 4 verified, or AWS's own error for what is wrong with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from layerscope.localregistry.identity.key_holders import KeyHolder, KeyHolders
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.sigv4 import (
    ALGORITHM,
    CredentialScope,
    SignedRequest,
    format_time,
    header_signature,
    parse_scope,
    parse_time,
)

MAX_SKEW_S = 5 * 60
_PART = re.compile(r"(Credential|SignedHeaders|Signature)=([^,\s]+)")

_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
    "Access Key and signing method. Consult the service documentation for details."
)


class Signer(NamedTuple):
    """Who asks, and of which region."""

    caller: KeyHolder
    region: str


def authenticate(request: SignedRequest, service: str, callers: KeyHolders, now_s: float) -> Signer:
    """Who signed the request; ApiError with AWS's code and words for a missing or wrong signature."""
    scope, signed, signature = _parts(request.headers.get("authorization", ""))
    _check_scope(scope, service)
    caller = callers.find(scope.access_key_id)
    token = request.headers.get("x-amz-security-token", "")
    if caller is None or token != caller.session_token:
        raise ApiError(
            "UnrecognizedClientException", "The security token included in the request is invalid."
        )
    timestamp = request.headers.get("x-amz-date", "")
    _check_time(timestamp, scope, now_s)
    expected = header_signature(request, scope, timestamp, signed, caller.secret_access_key)
    if "host" not in signed or not expected.is_(signature):
        raise _invalid(_MISMATCH)
    if caller.expires_at_s is not None and now_s >= caller.expires_at_s:
        raise ApiError("ExpiredTokenException", "The security token included in the request is expired")
    return Signer(caller, scope.region)


def _parts(authorization: str) -> tuple[CredentialScope, list[str], str]:
    if not authorization:
        raise ApiError("MissingAuthenticationTokenException", "Missing Authentication Token")
    algorithm, _, rest = authorization.partition(" ")
    if algorithm != ALGORITHM:
        raise _incomplete(f"Unsupported AWS 'algorithm': '{algorithm}'.")
    parts = dict(_PART.findall(rest))
    for name in ("Credential", "Signature", "SignedHeaders"):
        if name not in parts:
            raise _incomplete(f"Authorization header requires '{name}' parameter.")
    scope = parse_scope(parts["Credential"])
    if scope is None:
        raise _incomplete("Credential must have exactly 5 slash-delimited elements.")
    return scope, parts["SignedHeaders"].lower().split(";"), parts["Signature"]


def _check_scope(scope: CredentialScope, service: str) -> None:
    if scope.service != service:
        raise _invalid(f"Credential should be scoped to correct service: '{service}'. ")


def _check_time(timestamp: str, scope: CredentialScope, now_s: float) -> None:
    signed_at_s = parse_time(timestamp)
    if signed_at_s is None:
        raise _incomplete(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
        )
    if timestamp[:8] != scope.date:
        raise _invalid(
            f"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{scope.date}' != '{timestamp[:8]}', from '{timestamp}'."
        )
    now = format_time(now_s)
    if signed_at_s < int(now_s) - MAX_SKEW_S:
        limit = format_time(now_s - MAX_SKEW_S)
        raise _invalid(f"Signature expired: {timestamp} is now earlier than {limit} ({now} - 5 min.)")
    if signed_at_s > int(now_s) + MAX_SKEW_S:
        limit = format_time(now_s + MAX_SKEW_S)
        raise _invalid(f"Signature not yet current: {timestamp} is still later than {limit} ({now} + 5 min.)")


def _invalid(message: str) -> ApiError:
    return ApiError("InvalidSignatureException", message)


def _incomplete(message: str) -> ApiError:
    return ApiError("IncompleteSignatureException", message)
