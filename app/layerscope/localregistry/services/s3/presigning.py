"""Presigned GETs: the URL of a blob, and whether a request with one may have it."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, quote

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.protocol.sigv4 import (
    ALGORITHM,
    Calculated,
    CredentialScope,
    SignedRequest,
    format_time,
    parse_scope,
    parse_time,
    query_signature,
)

ACCESS_KEY_ID = "ASIALAYERSCOPELOCAL0"
_SIGNATURE = re.compile(r"&X-Amz-Signature=([^&]*)")
_NAMES = uuid.UUID("5a2b7c1e-6d0f-4b1c-9c55-0f4e6f7e8a31")
_BLOB_PATH = re.compile(r"/prod-[a-z0-9-]+-starport-layer-bucket/.+")


class BlobKey(NamedTuple):
    """Which blob a URL is of."""

    registry: Registry
    repository: str
    digest: str


class SignedUrl(NamedTuple):
    """A presigned request's own claims: `expires_at_s` in epoch seconds, `matches` for the signature."""

    signed_at_s: float
    life_s: int
    provided: str
    calculated: Calculated

    @property
    def expires_at_s(self) -> float:
        return self.signed_at_s + self.life_s

    @property
    def matches(self) -> bool:
        return self.calculated.is_(self.provided)


class Presigner:
    """Signs URLs with a key that lives as long as the process, and knows which blob is behind each path.

    A path is the same for the same blob, as S3 keys are; so the register holds one entry a blob asked for.
    """

    def __init__(self, clock: Callable[[], float], life_s: int) -> None:
        self._clock = clock
        self._life_s = life_s
        self._secret = secrets.token_hex(20)
        self._blobs: dict[str, BlobKey] = {}

    def url(self, origin: str, blob: BlobKey) -> str:
        """A presigned URL of the blob; `origin` is `http://host:port` as the client knows this server."""
        now = format_time(self._clock())
        path = _path(blob)
        self._blobs[path] = blob
        scope = CredentialScope(ACCESS_KEY_ID, now[:8], blob.registry.region, "s3")
        credential = f"{scope.access_key_id}/{scope.date}/{scope.region}/{scope.service}/aws4_request"
        target = (
            f"{path}?X-Amz-Algorithm={ALGORITHM}&X-Amz-Date={now}&X-Amz-SignedHeaders=host"
            f"&X-Amz-Expires={self._life_s}&X-Amz-Credential={quote(credential, safe='')}"
        )
        request = SignedRequest("GET", target, {"host": origin.partition("://")[2]})
        signature = query_signature(request, scope, now, ["host"], self._secret).signature
        return f"{origin}{target}&X-Amz-Signature={signature}"

    def blob(self, path: str) -> BlobKey | None:
        """The blob behind the path; None for a path that was never handed out."""
        return self._blobs.get(path)

    def read(self, request: SignedRequest) -> SignedUrl | None:
        """What the request's query says and should say; None where it is no whole query signature."""
        path, _, query = request.target.partition("?")
        claims = dict(parse_qsl(query, keep_blank_values=True))
        scope = parse_scope(claims.get("X-Amz-Credential", ""))
        signed_at_s = parse_time(claims.get("X-Amz-Date", ""))
        life = claims.get("X-Amz-Expires", "")
        provided = claims.get("X-Amz-Signature")
        if (
            scope is None
            or signed_at_s is None
            or not (life.isascii() and life.isdigit())
            or provided is None
        ):
            return None
        unsigned = request._replace(target=f"{path}?{_SIGNATURE.sub('', '&' + query)[1:]}")
        signed = claims.get("X-Amz-SignedHeaders", "").split(";")
        secret = self._secret if scope.access_key_id == ACCESS_KEY_ID else secrets.token_hex(20)
        calculated = query_signature(unsigned, scope, claims["X-Amz-Date"], signed, secret)
        return SignedUrl(signed_at_s, int(life), provided, calculated)


def is_blob_path(path: str) -> bool:
    """Whether the path is one of a layer bucket's."""
    return bool(_BLOB_PATH.match(path))


def _path(blob: BlobKey) -> str:
    folder = uuid.uuid5(_NAMES, f"{blob.registry.account}/{blob.repository}")
    key = uuid.uuid5(_NAMES, blob.digest)
    bucket = f"prod-{blob.registry.region}-starport-layer-bucket"
    return f"/{bucket}/{folder.hex[:4]}-{blob.registry.account}-{folder}/{key}"
