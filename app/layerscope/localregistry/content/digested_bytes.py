"""What a manifest's digest is of: its bytes, but of a signed schema 1 those without the signatures."""

from __future__ import annotations

import base64
import json


def digested(content: bytes) -> bytes:
    """The bytes that the digest is of; the content itself where it is no signed schema 1.

    Docker put the signatures into the JSON they sign, and says in each one's protected header how to get
    back what was signed: the first `formatLength` bytes, then `formatTail` (docker/libtrust, jsonsign.go).
    """
    if b'"signatures"' not in content:
        return content
    try:
        protected = json.loads(content)["signatures"][0]["protected"]
        header = json.loads(_base64url(protected))
        return content[: int(header["formatLength"])] + _base64url(header["formatTail"])
    except (LookupError, TypeError, ValueError):
        return content


def _base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
