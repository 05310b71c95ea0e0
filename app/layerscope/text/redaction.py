"""Texts without their secrets, for logs, error details, reports and anything else that is kept."""

from __future__ import annotations

import re

MASK = "…"
# The values of a URL's query are secret unless they are known not to be: a layer may come from any upstream's
# CDN, each with its own name for a signature. These tell what went wrong and let nobody in.
_HARMLESS = (
    "X-Amz-(?:Algorithm|Date|Expires|SignedHeaders)|x-id|Expires|region|account|scope|service|ns|partNumber"
    "|versionId|response-[a-z-]+|digest|tag|tagStatus|n|last"
)
_PARAMETER = re.compile(
    rf"(?i)((?:[?&;]|%3F|%26|\\u0026|\\u003f)(?!(?:{_HARMLESS})(?:=|%3D))[\w.~-]{{1,64}}(?:=|%3D))[^&\s\"'<>\\]+"
)
# The same where the URL was torn apart.
_SIGNED = re.compile(
    r"(?i)\b((?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId|Key-Pair-Id|Policy"
    r"|access_token|token|sig)(?:=|%3D))[^&\s\"'<>\\]+"
)
# As HTTP writes headers, and as JSON and Python write dictionaries of them, quoted once or more.
_BETWEEN = r"\\*[\"']?\s{0,8}[:=]\s{0,8}(?:b?\\*[\"'])?"
_HEADER = re.compile(
    rf"(?i)\b((?:(?:proxy-)?authorization{_BETWEEN})"
    r"|(?:set-)?cookie\\*[\"']?\s{0,8}:\s{0,8}(?:b?\\*[\"'])?)[^\r\n\"']+"
)
_ASSIGNED = re.compile(
    r"(?i)((?:secret_?access_?key|secret_?key|session_?token|security[_-]?token|access_?token|refresh_?token"
    r"|id_?token|identity_?token|authorization_?token|client_?secret|device_?code|password|passwd"
    rf"|registry-auth|\"auth){_BETWEEN})[^\s\"',}}\\]+"
)
_OPTION = re.compile(
    r"((?<![\w-])(?:--password[ =]|docker login\b[^\r\n|;&]{0,200}? -p ?)[\"']?)[^\s\"'|;&-][^\s\"'|;&]*"
)
_BEARER = re.compile(r"(?i)\b(bearer\s{1,8})[\w.~+/=-]{16,}")
# Three parts of base64 with a JSON object at the head: a token, wherever it is.
_JWT = re.compile(r"(?<![\w.-])eyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*")
_USER_INFO = re.compile(r"(?i)(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}://)[^/\s@\"']{1,4096}@")


def redact(text: str) -> str:
    """The text with every signature, token, secret key and password replaced by `…`; takes linear time."""
    for pattern in (_PARAMETER, _SIGNED, _HEADER, _ASSIGNED, _OPTION, _BEARER):
        text = pattern.sub(rf"\g<1>{MASK}", text)
    return _USER_INFO.sub(rf"\g<1>{MASK}@", _JWT.sub(MASK, text))
