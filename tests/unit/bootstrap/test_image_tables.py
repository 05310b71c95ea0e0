"""An image is opened with the tables that the registry has of its layers, or soon without."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerscope.access import layer_tables as module
from layerscope.access.contents_desk import Asked, OnReply, RequestOf
from layerscope.access.layer_tables import LEAST_BYTES
from layerscope.bootstrap.image_tables import ImageTables
from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.layers import ImageLayer, ImageLayers, SociTable
from layerscope.contents.service.replies import Done, Failed, Reply
from layerscope.contents.service.requests import OpenImage, Request
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.session import SessionSource
from layerscope.registry.ecr.soci import LayerTable
from layerscope.registry.errors.service import AccessDeniedError

LAYER = ImageLayer(1, "sha256:" + "1" * 64, 10 * LEAST_BYTES)
IMAGE = ImageLayers("team/app", "sha256:" + "2" * 64, (LAYER,), annotations={"a": "b"})
TABLE = LayerTable(LAYER.digest, "sha256:" + "3" * 64, 1000, 2, 4096)
WITH_TABLE = replace(IMAGE, layers=(replace(LAYER, soci=SociTable(TABLE.digest, 1000, 2, 4096)),))


@dataclass
class Registry:
    """Answers with tables, an error, or not at all."""

    answer: tuple[LayerTable, ...] | Exception | None = (TABLE,)
    asked: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)

    async def soci_tables(
        self, repository: str, digest: str, annotations: Mapping[str, str]
    ) -> tuple[LayerTable, ...]:
        self.asked.append((repository, digest, annotations))
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is None:
            await asyncio.Event().wait()
        return self.answer or ()


class Desk:
    """Answers at once."""

    def __init__(self) -> None:
        self.opened: list[ImageLayers] = []
        self.stopped = False

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> Asked:
        request: Request = request_of_number(7)
        assert isinstance(request, OpenImage)
        self.opened.append(request.image)
        on_reply(Done(7))
        return self

    def stop(self) -> None:
        self.stopped = True

    def cancel(self) -> None:
        self.stopped = True


def fail(key: str, error: BaseException) -> None:
    raise AssertionError(f"{key}: {error}")


async def opened(
    registry: Registry, image: ImageLayers = IMAGE, end: str = ""
) -> tuple[list[ImageLayers], list[Reply]]:
    """What reached the desk, and what was heard; `end` is what is done at once with what was asked."""
    account: Any = object()
    session = SimpleNamespace(accounts=SimpleNamespace(account=account), of=lambda _account: registry)
    tasks, desk, heard = Tasks(fail), Desk(), list[Reply]()
    asked = ImageTables(cast(SessionSource, session), tasks).opened(image, desk.ask, heard.append)
    if end:
        await asyncio.sleep(0)
        getattr(asked, end)()
    for _ in range(10):
        await asyncio.sleep(0)
    await tasks.close()
    return desk.opened, heard


def test_an_image_is_opened_with_its_tables() -> None:
    registry = Registry()
    assert asyncio.run(opened(registry)) == ([WITH_TABLE], [Done(7)])
    assert registry.asked == [("team/app", IMAGE.digest, {"a": "b"})]


def test_what_keeps_tables_from_being_had_keeps_nothing_else_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asyncio.run(opened(Registry(AccessDeniedError("no")))) == ([IMAGE], [Done(7)])
    monkeypatch.setattr(module, "MOST_S", 0.0)
    assert asyncio.run(opened(Registry(None))) == ([IMAGE], [Done(7)])


@pytest.mark.parametrize(
    "layer",
    [
        replace(LAYER, size_bytes=LEAST_BYTES - 1),
        replace(LAYER, missing="It is gone."),
        replace(LAYER, local="/a"),
    ],
)
def test_nothing_is_asked_where_no_table_would_help(layer: ImageLayer) -> None:
    registry, image = Registry(), replace(IMAGE, layers=(layer,))
    assert asyncio.run(opened(registry, image)) == ([image], [Done(7)])
    assert registry.asked == []


def test_what_is_stopped_before_it_is_opened_says_so() -> None:
    images, [reply] = asyncio.run(opened(Registry(None), end="stop"))
    assert images == []
    assert isinstance(reply, Failed)
    assert isinstance(reply.error, ReadingStoppedError)
    assert asyncio.run(opened(Registry(None), end="cancel")) == ([], [])
