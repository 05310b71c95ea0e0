"""Texts without their secrets, for logs, error details, reports and anything else that is kept."""

from __future__ import annotations

import re

MASK = "…"
# The parts of a presigned URL that let its holder in; the rest helps to find out what went wrong.
_QUERY = re.compile(
    r"(?i)\b((?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId|Key-Pair-Id|Policy"
    r"|access_token|token|sig)(?:=|%3D))[^&\s\"'<>\\]+"
)
_HEADER = re.compile(r"(?i)\b((?:proxy-)?authorization\"?\s*[:=]\s*\"?)[^\r\n\"]+")
_ASSIGNED = re.compile(
    r"(?i)\b((?:aws_?)?(?:secret_?access_?key|session_?token|security_?token|access_?token|refresh_?token"
    r"|client_?secret|password)\"?\s*[:=]\s*\"?)[^\s\"',}]+"
)
_USER_INFO = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^/\s@\"']+@")


def redact(text: str) -> str:
    """The text with every signature, token, key and password replaced by `…`."""
    for pattern in (_QUERY, _HEADER, _ASSIGNED):
        text = pattern.sub(rf"\g<1>{MASK}", text)
    return _USER_INFO.sub(rf"\g<1>{MASK}@", text)
