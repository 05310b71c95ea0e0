"""The service that hands out presigned URLs: one call in flight a layer, answers reused while they live."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, NamedTuple

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import Subject
from layerscope.registry.layers import LayerRef
from layerscope.registry.presigned import PresignedUrl

LEAST_LIFE_S = 60  # a URL with less left is not handed out again,
LEAST_SHARE = 0.1  # unless its whole life is so short that this share of it is less
UNTOLD_LIFE_S = 30  # how long a URL that does not tell its expiry is reused
MOST_KEPT = 1000


class _Kept(NamedTuple):
    url: PresignedUrl
    since_s: float


class PresignedUrls:
    """The URLs of one registry's layers. Belongs to one event loop.

    `clock` tells the time in epoch seconds, as the URLs' expiry is told.
    """

    def __init__(self, client: EcrClient, clock: Callable[[], float] = time.time) -> None:
        self._client = client
        self._clock = clock
        self._kept: OrderedDict[LayerRef, _Kept] = OrderedDict()
        self._in_flight: dict[LayerRef, asyncio.Future[PresignedUrl]] = {}

    async def get(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """The layer's URL: a kept one with enough life left, or a new one; `renew` asks for a new one always.

        Whoever asks while a call for the layer is in flight shares its answer, and one who stops waiting
        stops nobody else. Raises RegistryError.
        """
        if not renew and (known := self.cached(ref)):
            return known
        asked = self._in_flight.get(ref)
        if asked is None:
            asked = self._ask(ref)
        return await asyncio.shield(asked)

    def cached(self, ref: LayerRef) -> PresignedUrl | None:
        """The layer's kept URL while it has enough life left; None otherwise. Asks nobody."""
        kept = self._kept.get(ref)
        if kept is None or not self._fresh(kept):
            return None
        self._kept.move_to_end(ref)
        return kept.url

    def _ask(self, ref: LayerRef) -> asyncio.Future[PresignedUrl]:
        subject = Subject(repository=ref.repository, digest=ref.digest, registry_id=ref.registry_id)
        parameters = {
            "repositoryName": ref.repository,
            "layerDigest": ref.digest,
            "registryId": ref.registry_id,
        }

        def read(answer: dict[str, Any]) -> PresignedUrl:
            return _url_in(answer, ref.digest)

        asked = self._client.submit("GetDownloadUrlForLayer", subject, parameters, read)
        self._in_flight[ref] = asked
        asked.add_done_callback(lambda done: self._arrived(ref, done))
        return asked

    def _arrived(self, ref: LayerRef, done: asyncio.Future[PresignedUrl]) -> None:
        self._in_flight.pop(ref, None)
        if done.cancelled() or done.exception():  # asking for the exception marks it as seen
            return
        self._kept[ref] = _Kept(done.result(), self._clock())
        self._kept.move_to_end(ref)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _fresh(self, kept: _Kept) -> bool:
        now_s = self._clock()
        left_s = kept.url.seconds_left(now_s)
        if left_s is None:
            return now_s - kept.since_s < UNTOLD_LIFE_S
        life_s = left_s + now_s - kept.since_s
        return left_s >= min(LEAST_LIFE_S, life_s * LEAST_SHARE) and left_s > 0


def _url_in(answer: dict[str, Any], digest: str) -> PresignedUrl:
    url = answer["downloadUrl"]
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        raise ValueError("downloadUrl is no address")
    return PresignedUrl.from_url(url, digest)
