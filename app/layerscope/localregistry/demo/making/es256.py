"""ECDSA over P-256 with SHA-256, so that the demo's signatures are ones that `openssl` verifies."""

from __future__ import annotations

import base64
import hashlib
import textwrap

_Point = tuple[int, int]
# The curve P-256 (FIPS 186-4, D.1.2.3).
_FIELD = 2**256 - 2**224 + 2**192 + 2**96 - 1
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_BASE: _Point = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
# A public key's DER before the point (RFC 5480): id-ecPublicKey, prime256v1, uncompressed.
_SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
# The demo's own key: published here, so it protects nothing, and reproducible for that reason.
_KEY = int.from_bytes(hashlib.sha256(b"layerscope demo signing key").digest(), "big") % _ORDER


def sign(message: bytes) -> tuple[int, int]:
    """The signature (r, s) of the message; the same on every run."""
    digest = hashlib.sha256(message).digest()
    # The nonce must not repeat for another message; of key and message it cannot (the idea of RFC 6979).
    nonce = int.from_bytes(hashlib.sha256(_KEY.to_bytes(32, "big") + digest).digest(), "big") % _ORDER
    r = _times(nonce, _BASE)[0] % _ORDER
    return r, pow(nonce, -1, _ORDER) * (int.from_bytes(digest, "big") + r * _KEY) % _ORDER


def jose_signature(message: bytes) -> str:
    """The signature as JWS writes it (RFC 7518, 3.4): r and s, base64url without padding."""
    r, s = sign(message)
    return base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def der_signature(message: bytes) -> str:
    """The signature as cosign writes it: DER, base64."""
    body = b"".join(_der_integer(number) for number in sign(message))
    return base64.b64encode(b"\x30" + bytes([len(body)]) + body).decode()


def json_web_key() -> dict[str, str]:
    """The public key as a JWS header has it."""
    x, y = (base64url(number.to_bytes(32, "big")) for number in _times(_KEY, _BASE))
    return {"crv": "P-256", "kid": "LAYR:SCOP:DEMO:KEY1", "kty": "EC", "x": x, "y": y}


def public_key_pem() -> str:
    """The public key as `openssl dgst -verify` reads it."""
    point = b"".join(number.to_bytes(32, "big") for number in _times(_KEY, _BASE))
    lines = textwrap.wrap(base64.b64encode(_SPKI + point).decode(), 64)
    return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""])


def base64url(content: bytes) -> str:
    """The bytes in base64url without padding (RFC 7515, 2)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _der_integer(number: int) -> bytes:
    content = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + bytes([len(content)]) + content


def _times(factor: int, point: _Point) -> _Point:
    total: _Point | None = None
    while factor:
        if factor & 1:
            total = point if total is None else _plus(total, point)
        point = _plus(point, point)
        factor >>= 1
    if total is None:
        raise ValueError("The factor must not be zero.")
    return total


def _plus(one: _Point, other: _Point) -> _Point:
    if one == other:
        slope = (3 * one[0] * one[0] - 3) * pow(2 * one[1], -1, _FIELD)
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, _FIELD)
    x = (slope * slope - one[0] - other[0]) % _FIELD
    return x, (slope * (one[0] - x) - one[1]) % _FIELD
