"""Signatures of the demo's own key, which `openssl` verifies and which are the same on every run."""

from __future__ import annotations

import base64
import hashlib

from awscrt.crypto import RSA, RSASignatureAlgorithm

# An RSA key (PKCS #1, DER). Published here, it protects nothing.
_KEY = base64.b64decode("""
MIIEogIBAAKCAQEAmxpLcJladhpRthRcU6N4HsQ1eoSGKQbkzx5zmQhOkqg27IJjt+vk5N8B2sAIS2qEGHu+mxDXXUE7di3kQ5TJ
AYq/sy768uc3nuGhdwtiXHL19lsr7lKMpFh66lRv7wZh/ZikG6B4ldsdZIsIvHHcUeZYPRgpF7o/J93LgyT3fJBKcpSS2onNOrIr
lVwhtn4WnwsgW0B0ZTKdnALnqzT/Djg0XURVLeq7tmRxBK5ISrLjF04QaoYsBc6nT+2nVdf+l/JIs2W5oWy2P3WfQLhZcz+6rBbW
KEGlX1+X5NWu2I5JU21X/odKKJQR0mh6hvQME8oIPjGJVehFLJgzeOg9XQIDAQABAoIBABDKIKL0csKomDJH03O5VRIthqV3zYcI
6EFUaEqHR+wfuexRtAYviqRM0KhTk8JIKjr1QD2Mbee6HTvufVBkfXrFgHley0r6hP6VqZMXoCLmTeJIXcHLXU6YBlwx3jkHXZmk
SZV1AkCkirK8yyoNAD68Ws5oPGCFaHtCCtrsKD8rOydNhSI82eDed3fUD6DnpysG+x5arFLfMaj3YzYYWEbhmm1bzNfRPdXuSTUe
OktO2gENaxceQOoBP9IKTADR/2ywVYn/CrgeNn220pNtZ150XMov1Ca5Rlie7XZcZIYv9mmTvPQXEHETRELVew3KOCYQ160RA6pt
TVwBz9Gfs8ECgYEA1h5NfCmG5pPoGUhW7yhUBEldUWsGvZVBQQHeYxYgmlzIq3w4TZR1lSH1kXGXWZ+x3ySidouZc2NU+SO7pg3O
Om1XCOz5qNOV2BabJn05AYUzpOaovqUUedpX3a/rZnkDb+CvIE8Fv5+gHQwZNrblk+4R7dGHGF4Nt2LL/VkKqEECgYEAuXDcNupj
TvLq3HEIW0Uk4bY/X0usfKG3cXjJ8hyWg3Ko/7OCARBPtyaAyOqShP145gAY0WDLEf3BwjCOtQ4xZb3oSueSpHE/CKvHTxEZpMd4
7/X1+lXYvHz21hl1k755ln/BZqXqZ5cQXIRawx8w+nXGeX7DzRHWJB5bqGaXrh0CgYAGXvRzQ1EOP0xipDJh/1MwpXYvW/3hWjWM
159kV140+ZnG8HVEaaxt+Yqy/yw/sG68cvyahmDUfBolJ5kHwdVnC6XRUCvFiDYnLdUD+ineD7aPq4VN1t+bGJIQuJFKhUNC6u6L
CY7kOr2q35dId3yxQB4sc1WPtgy2biwfp6yXgQKBgE7x2Q4X4octqwaFqEUSvozIhVoQYTH9tpa8EVzdBsaW/ZM93E6PnyAdaB4g
npe3QMzJpccdKdZS7TW6bkZt8GGb41RgGXGgNHGAj6z9XqljsfyV/U3BVi+IE5054XAwWprTcIY+g/ftu61nOyxuDu/RS9lVOg4H
Vd6yfdrHMjORAoGAT5zdHfROL7drgkmtzrZ8fSIOPZVJ+eG7sxIF0YC2bBXbi3yyQt47kx1ZAIK7jMQjbSvemW+1/a0Y5TGTXk1/
MWowVAgxmZ40qHLqgad2MeV5bBbUbW7PgnCgMf1OhtipwJua/dc5289UUGpQJytZGU+NN+xOlO7Q/EcOcRxTTJo=
""")
_MODULUS = slice(12, 12 + 256)  # in the key: behind its version, 2048 bits


def signature(message: bytes) -> bytes:
    """RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2), JWS's RS256: unlike ECDSA it draws no random number."""
    key = RSA.new_private_key_from_der_data(_KEY)
    made: bytes = key.sign(RSASignatureAlgorithm.PKCS1_5_SHA256, hashlib.sha256(message).digest())
    return made


def json_web_key() -> dict[str, str]:
    """The public key as a JWS header has it (RFC 7518, 6.3.1)."""
    return {"kty": "RSA", "kid": "LAYR:SCOP:DEMO:KEY1", "n": base64url(_KEY[_MODULUS]), "e": "AQAB"}


def base64url(content: bytes) -> str:
    """The bytes in base64url without padding (RFC 7515, 2)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
