"""A layer's URL, and the first byte behind it."""

from __future__ import annotations

import time

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import UrlFacts
from layerscope.diagnosis.model.steps import Call
from layerscope.diagnosis.probes.client import answer_of
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl, Probe


async def new_url(client: EcrClient, repository: str, digest: str) -> PresignedUrl:
    """A URL minted for this diagnosis, since a kept one would not show that it can be had; RegistryError."""
    return await PresignedUrls(client).get(LayerRef(repository, digest))


def without_secret(answer: Answer[PresignedUrl]) -> Answer[UrlFacts]:
    """What the diagnosis keeps of a URL."""
    url = answer.value
    if url is None:
        return Answer(error=answer.error, calls=answer.calls, late=answer.late)
    asked_at_s = answer.calls[-1].at_s if answer.calls else None
    return Answer.of(UrlFacts(url.host, url.expires_at_s, asked_at_s), *answer.calls)


async def first_byte(blobs: BlobReader, url: PresignedUrl, patience_s: float) -> Answer[Probe]:
    """What the store answers to a GET of the first byte; raises nothing but the cancellation."""
    at_s, began_s = time.time(), time.monotonic()
    answer = await answer_of(lambda: blobs.probe(url), [], patience_s)
    answered = answer.value is not None or (answer.error and answer.error.evidence.http_status)
    elapsed_s = time.monotonic() - began_s if answered else None
    request_id = answer.error.request_id if answer.error else ""
    return Answer(answer.value, answer.error, (Call("GET", request_id, at_s, elapsed_s),), late=answer.late)
