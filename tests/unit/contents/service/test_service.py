"""The service: what is asked is answered once, and what is cancelled is stopped."""

from __future__ import annotations

import queue

from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.source import MemorySource
from layerscope.contents.service.replies import Done, Failed, Reply
from layerscope.contents.service.requests import Cancel, OpenImage
from layerscope.contents.service.service import ContentsService
from layerscope.contents.service.stopping import Stop


def _source(repository: str, registry_id: str, layer: ImageLayer, stop: Stop) -> MemorySource:
    raise AssertionError("nothing is read")


def test_a_request_is_answered_and_a_cancelled_one_too() -> None:
    replies: queue.Queue[Reply] = queue.Queue()
    service = ContentsService(_source, None, replies.put)
    service.ask(OpenImage(1, ImageLayers("repository", "sha256:" + "0" * 64, ())))
    assert isinstance(replies.get(timeout=5), Done | Failed)
    service.ask(Cancel(2, 1))
    assert replies.get(timeout=5) == Done(2)
    service.close()
