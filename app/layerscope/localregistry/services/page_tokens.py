"""Opaque page tokens: signed, and good only for the listing that gave them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence

from layerscope.localregistry.protocol.api_error import ApiError

_SEAL_BYTES = 16


class PageTokens:
    """Mints and opens nextToken values; those of another process, or made up, are refused."""

    def __init__(self, key: bytes = b"") -> None:
        self._key = key or secrets.token_bytes(32)

    def mint(self, listing: Sequence[str], *position: int | str) -> str:
        """The token for going on at `position` in this listing (operation, repository, filters)."""
        content = json.dumps(position).encode()
        return base64.b64encode(self._seal(listing, content) + content).decode()

    def open(self, listing: Sequence[str], token: str) -> list[int | str]:
        """The position in the token; InvalidParameterException where it is not this listing's."""
        try:
            raw = base64.b64decode(token, validate=True)
        except (binascii.Error, ValueError):
            raise _invalid() from None
        seal, content = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal(listing, content)):
            raise _invalid()
        position: list[int | str] = json.loads(content)
        return position

    def _seal(self, listing: Sequence[str], content: bytes) -> bytes:
        sealed = json.dumps(listing).encode() + b"\0" + content
        return hmac.digest(self._key, sealed, hashlib.sha256)[:_SEAL_BYTES]


def _invalid() -> ApiError:
    return ApiError("InvalidParameterException", "Invalid parameter at 'nextToken': invalid pagination token")
