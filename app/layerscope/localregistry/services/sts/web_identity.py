"""Web identity tokens: what a JWT claims. Its signature is not verified, for want of a provider's keys."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, NamedTuple

from layerscope.localregistry.services.sts import sts_errors as refusals

_NO_JWT = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"


class Token(NamedTuple):
    """The claims that a role's trust is about."""

    issuer: str
    audiences: tuple[str, ...]
    subject: str


def read_token(text: str, now_s: float) -> Token:
    """The token's claims; InvalidIdentityToken or ExpiredTokenException where it is not valid."""
    parts = text.strip().split(".")
    if len(parts) != 3:
        raise refusals.invalid_identity_token(_NO_JWT)
    claims = _decoded(parts[1])
    issuer, subject, expires = claims.get("iss"), claims.get("sub"), claims.get("exp")
    for name, claim in (("iss", issuer), ("sub", subject)):
        if not isinstance(claim, str):
            raise refusals.invalid_identity_token(f"Missing a required claim: {name}")
    if not isinstance(expires, int | float):
        raise refusals.invalid_identity_token("Missing a required claim: exp")
    if now_s >= expires:
        raise refusals.expired_identity_token(now_s, expires)
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    return Token(str(issuer), tuple(map(str, audiences)), str(subject))


def _decoded(part: str) -> dict[str, Any]:
    try:
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError):
        raise refusals.invalid_identity_token(_NO_JWT) from None
    if not isinstance(claims, dict):
        raise refusals.invalid_identity_token(_NO_JWT)
    return claims
