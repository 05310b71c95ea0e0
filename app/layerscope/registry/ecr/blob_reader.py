"""Small blobs, such as configs, read whole and checked; and the one-byte probe of a presigned URL."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, TypeVar

from layerscope.registry.aws.deadlines import ANSWER_S, Exchange, asked_in
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.aws.translation import translate
from layerscope.registry.ecr.fetcher import Fetcher, is_html
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import BlobError
from layerscope.registry.errors.content import (
    BlobTooLargeError,
    DigestMismatchError,
    UnsupportedDigestError,
)
from layerscope.registry.errors.s3 import read_s3_error
from layerscope.registry.model.presigned import PresignedUrl, Probe
from layerscope.registry.references.digests import HEX_LENGTHS, digest_of, matches

if TYPE_CHECKING:
    import urllib3

CONFIG_LIMIT_BYTES = 8 * 1024 * 1024  # configs are some kilobytes; the largest known are under one megabyte
_CHUNK_BYTES = 64 * 1024
_OPENING_BYTES = 2000
_CONTENT_RANGE = re.compile(r"bytes [0-9]+-[0-9]+/([0-9]+)")
_DIGITS = re.compile(r"[0-9]{1,18}")

Result = TypeVar("Result")


class BlobReader:
    """Reads presigned URLs in the pool. Every read is bounded by size and time, and ends with its task."""

    def __init__(
        self,
        pool: Executor,
        connections: int = 4,
        *,
        network: Callable[[], NetworkSettings] = NetworkSettings,
        deadline_s: float = ANSWER_S,
    ) -> None:
        self._pool = pool
        self._fetcher = Fetcher(connections, network)
        self._deadline_s = deadline_s

    async def read(self, url: PresignedUrl, limit_bytes: int = CONFIG_LIMIT_BYTES) -> bytes:
        """The blob's bytes as stored, of the URL's digest; raises RegistryError.

        BlobTooLargeError beyond `limit_bytes`; DigestMismatchError for other bytes than the digest's, or
        NotABlobError if they are a web page.
        """
        return await self._in_pool(lambda: self._read(url, limit_bytes), url)

    async def probe(self, url: PresignedUrl) -> Probe:
        """Whether the store gives the bytes: a GET of `bytes=0-0`, since the URL is not signed for HEAD.

        Raises RegistryError: BlobError for a refusal, NetworkError for no answer.
        """
        return await self._in_pool(lambda: self._probe(url), url)

    async def _in_pool(self, work: Callable[[], Result], url: PresignedUrl) -> Result:
        def translated() -> Result:
            try:
                with Exchange(self._deadline_s):
                    return work()
            except Exception as error:  # noqa: BLE001 - whatever it is, the translator knows its place
                failure = translate(error, _subject(url))
            raise failure  # here, so that urllib3's exception does not hang on ours as its context

        return await asked_in(self._pool, translated)

    def _read(self, url: PresignedUrl, limit_bytes: int) -> bytes:
        if url.digest.partition(":")[0] not in HEX_LENGTHS:
            raise UnsupportedDigestError(url.digest, subject=_subject(url))
        response = self._fetcher.get(url.url, _subject(url), {})
        try:
            body = _whole(response, limit_bytes, _subject(url))
        finally:
            response.close()
        if not matches(body, url.digest):
            raise _wrong_bytes(body, response, url)
        return body

    def _probe(self, url: PresignedUrl) -> Probe:
        started = time.monotonic()
        response = self._fetcher.get(url.url, _subject(url), {"Range": "bytes=0-0"})
        try:
            if is_html(response):
                raise _page(response.read(_OPENING_BYTES, decode_content=False), response, url)
            response.read1(1, decode_content=False)
            return Probe(response.status, _total_bytes(response), time.monotonic() - started, url.host)
        finally:
            response.close()


def _whole(response: urllib3.BaseHTTPResponse, limit_bytes: int, subject: Subject) -> bytes:
    declared = _size(response.headers.get("Content-Length", ""))
    if declared is not None and declared > limit_bytes:
        raise BlobTooLargeError(declared, limit_bytes, subject=subject)
    body = bytearray()
    while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
        body += chunk
        if len(body) > limit_bytes:
            raise BlobTooLargeError(len(body), limit_bytes, subject=subject)
    return bytes(body)


def _total_bytes(response: urllib3.BaseHTTPResponse) -> int | None:
    if response.status == 206:
        declared = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
        return _size(declared[1]) if declared else None
    return _size(response.headers.get("Content-Length", ""))


def _size(text: str) -> int | None:
    """The size in a header; None for anything else."""
    return int(text) if _DIGITS.fullmatch(text) else None


def _wrong_bytes(body: bytes, response: urllib3.BaseHTTPResponse, url: PresignedUrl) -> RegistryError:
    if is_html(response):
        return _page(body, response, url)
    return DigestMismatchError(url.digest, digest_of(body), len(body), subject=_subject(url))


def _page(body: bytes, response: urllib3.BaseHTTPResponse, url: PresignedUrl) -> BlobError:
    return read_s3_error(response.status, dict(response.headers), body, _subject(url), at_s=time.time())


def _subject(url: PresignedUrl) -> Subject:
    return Subject(digest=url.digest, host=url.host)
