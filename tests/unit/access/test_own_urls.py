"""A foreign layer's own URLs: which of them are used, and in which order."""

from __future__ import annotations

import asyncio

import pytest

from layerscope.access.own_urls import OwnUrls, host_of
from layerscope.registry.errors.service import LayersNotFoundError
from layerscope.registry.model.layers import LayerRef

REF = LayerRef("windows/intranet", "sha256:" + "4b" * 32)
GOOD = ("https://mcr.example/blob", "http://mirror.example/blob")


def test_the_host_that_is_asked_is_the_urls() -> None:
    assert host_of(GOOD[0]) == "mcr.example"


def test_each_refusal_leads_to_the_next_one() -> None:
    reads = 0

    async def read() -> tuple[str, ...]:
        nonlocal reads
        reads += 1
        return GOOD

    async def ask() -> list[str]:
        url_of = OwnUrls(read)
        renewals = (False, False, True, True)
        return [(await url_of(REF, renew=renew)).url for renew in renewals]

    assert asyncio.run(ask()) == [GOOD[0], GOOD[0], GOOD[1], GOOD[0]]
    assert reads == 1


def test_without_an_address_there_is_nothing_to_ask() -> None:
    async def read() -> tuple[str, ...]:
        return ()

    with pytest.raises(LayersNotFoundError):
        asyncio.run(OwnUrls(read)(REF))
