"""The service that hands out presigned URLs: one call in flight a layer, answers reused while they live."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import Subject
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl

LEAST_LIFE_S = 60  # a URL with less left is not handed out again,
LEAST_SHARE = 0.1  # unless its whole life is so short that this share of it is less
UNKNOWN_LIFE_S = 30  # how long a URL that does not tell its expiry is reused
MOST_KEPT = 1000


class _Kept(NamedTuple):
    url: PresignedUrl
    since_s: float


@dataclass(slots=True)
class _Flight:
    """A call under way, and the number of its callers."""

    answer: asyncio.Future[PresignedUrl]
    waiting: int = 0


class PresignedUrls:
    """The URLs of one registry's layers. Belongs to one event loop.

    `clock` gives epoch seconds, as the URLs' expiry is given; workers call it too.
    """

    def __init__(self, client: EcrClient, clock: Callable[[], float] = time.time) -> None:
        self._client = client
        self._clock = clock
        self._lock = threading.Lock()  # of what is kept: workers put it there
        self._kept: OrderedDict[LayerRef, _Kept] = OrderedDict()
        self._flights: dict[LayerRef, _Flight] = {}

    async def get(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """The layer's URL: a kept one with enough life left, or a new one; `renew` always asks for a new one.

        Callers share a call that is in flight, and one that is cancelled does not cancel the others. A call
        without callers is dropped while it waits in the pool's queue; once begun, its answer is kept if it
        comes soon. Raises RegistryError.
        """
        if not renew and (known := self.cached(ref)):
            return known
        flight = self._flights.get(ref) or self._ask(ref)
        flight.waiting += 1
        try:
            await asyncio.wait({flight.answer})
            return flight.answer.result()
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                self._flights.pop(ref, None)
                flight.answer.cancel()

    def cached(self, ref: LayerRef) -> PresignedUrl | None:
        """The layer's kept URL while it has enough life left, else None; makes no call."""
        with self._lock:
            kept = self._kept.get(ref)
            if kept is None or not self._fresh(kept):
                return None
            self._kept.move_to_end(ref)
            return kept.url

    def _ask(self, ref: LayerRef) -> _Flight:
        subject = Subject(repository=ref.repository, digest=ref.digest, registry_id=ref.registry_id)
        parameters = {
            "repositoryName": ref.repository,
            "layerDigest": ref.digest,
            "registryId": ref.registry_id,
        }

        def read(answer: Members) -> PresignedUrl:
            return self._keep(ref, _url_in(answer, ref.digest))

        flight = _Flight(self._client.submit("GetDownloadUrlForLayer", subject, parameters, read))
        self._flights[ref] = flight
        return flight

    def _keep(self, ref: LayerRef, url: PresignedUrl) -> PresignedUrl:
        """Called in the worker, so that an answer is kept even when its callers are gone."""
        with self._lock:
            self._kept[ref] = _Kept(url, self._clock())
            self._kept.move_to_end(ref)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return url

    def _fresh(self, kept: _Kept) -> bool:
        now_s = self._clock()
        left_s = kept.url.seconds_left(now_s)
        if left_s is None:
            return now_s - kept.since_s < UNKNOWN_LIFE_S
        life_s = left_s + now_s - kept.since_s
        return left_s >= min(LEAST_LIFE_S, life_s * LEAST_SHARE) and left_s > 0


def _url_in(answer: Members, digest: str) -> PresignedUrl:
    return PresignedUrl.from_url(answer.address("downloadUrl"), digest)
