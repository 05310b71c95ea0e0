"""Presigned URLs: one call in flight a layer, answers reused while they live, a bounded memory."""

import asyncio
import threading
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from layerscope.registry.ecr import urls as urls_module
from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.registry.errors.service import LayersNotFoundError
from layerscope.registry.model.layers import LayerRef
from support.samples.oci_documents import digest_of
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, page, refusal

REF = LayerRef("team/app", digest_of("layer"))
MINTED_S = 1_767_322_800.0  # 2026-01-02T03:00:00Z


class Clock:
    def __init__(self) -> None:
        self.now_s = MINTED_S

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def urls(client: EcrClient, clock: Clock) -> PresignedUrls:
    return PresignedUrls(client, clock)


def minted(life_s: int | None = 3600) -> Reply:
    query = f"?X-Amz-Date=20260102T030000Z&X-Amz-Expires={life_s}&X-Amz-Signature=f00d" if life_s else ""
    return ok({"downloadUrl": f"https://bucket.s3.amazonaws.com/layer{query}", "layerDigest": REF.digest})


def test_a_layer_costs_one_call_while_its_url_lives(
    server: ScriptedServer, urls: PresignedUrls, clock: Clock
) -> None:
    server.answer("GetDownloadUrlForLayer", minted(3600))

    async def ask() -> None:
        assert urls.cached(REF) is None
        first = await urls.get(REF)
        assert first.expires_at_s == MINTED_S + 3600
        assert first.digest == REF.digest
        clock.now_s = MINTED_S + 3600 - urls_module.LEAST_LIFE_S
        assert await urls.get(REF) is first
        assert urls.cached(REF) is first
        clock.now_s += 1
        assert urls.cached(REF) is None
        assert await urls.get(REF) is not first

    asyncio.run(ask())
    assert len(server.asked) == 2
    assert server.asked[0].parameters == {"repositoryName": "team/app", "layerDigest": REF.digest}


def test_a_short_life_is_used_to_its_last_tenth(
    server: ScriptedServer, urls: PresignedUrls, clock: Clock
) -> None:
    server.answer("GetDownloadUrlForLayer", minted(20))

    async def ask() -> None:
        await urls.get(REF)
        clock.now_s = MINTED_S + 17.9
        assert urls.cached(REF)
        clock.now_s = MINTED_S + 18.1
        assert urls.cached(REF) is None

    asyncio.run(ask())


def test_a_url_that_was_dead_on_arrival_is_not_reused(
    server: ScriptedServer, urls: PresignedUrls, clock: Clock
) -> None:
    server.answer("GetDownloadUrlForLayer", minted(20))
    clock.now_s = MINTED_S + 100
    asyncio.run(urls.get(REF))
    assert urls.cached(REF) is None


def test_an_unknown_expiry_is_trusted_briefly(
    server: ScriptedServer, urls: PresignedUrls, clock: Clock
) -> None:
    server.answer("GetDownloadUrlForLayer", minted(None))

    async def ask() -> None:
        url = await urls.get(REF)
        assert url.expires_at_s is None
        clock.now_s += urls_module.UNKNOWN_LIFE_S - 1
        assert urls.cached(REF) is url
        clock.now_s += 1
        assert urls.cached(REF) is None

    asyncio.run(ask())


def test_renewing_asks_although_the_old_one_lives(server: ScriptedServer, urls: PresignedUrls) -> None:
    server.answer("GetDownloadUrlForLayer", minted(), minted(1800))

    async def ask() -> None:
        await urls.get(REF)
        new = await urls.get(REF, renew=True)
        assert new.expires_at_s == MINTED_S + 1800
        assert urls.cached(REF) is new

    asyncio.run(ask())


def test_one_call_is_in_flight_however_many_ask_and_whoever_leaves(
    server: ScriptedServer, urls: PresignedUrls
) -> None:
    go_on = threading.Event()

    def held(_: Asked) -> Reply:
        reply = minted()
        reply.before = lambda: go_on.wait(10)
        return reply

    server.answer("GetDownloadUrlForLayer", held)

    async def ask() -> None:
        waiting = [asyncio.ensure_future(urls.get(REF, renew=bool(n % 2))) for n in range(5)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        await asyncio.wait([waiting[0]])
        go_on.set()
        got = await asyncio.gather(*waiting[1:])
        assert all(url is got[0] for url in got)
        assert waiting[0].cancelled()
        assert urls.cached(REF) is got[0]

    asyncio.run(ask())
    assert len(server.asked) == 1


def test_an_answer_nobody_waits_for_any_more_is_kept(
    server: ScriptedServer, urls: PresignedUrls, pool: Executor
) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def held(_: Asked) -> Reply:
        arrived.set()
        reply = minted()
        reply.before = lambda: go_on.wait(10)
        return reply

    server.answer("GetDownloadUrlForLayer", held)

    async def ask() -> None:
        task = asyncio.ensure_future(urls.get(REF))
        await asyncio.to_thread(arrived.wait, 10)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(ask())
    go_on.set()  # the loop is closed by now: nothing may be logged
    pool.shutdown()
    assert urls.cached(REF)
    assert len(server.asked) == 1


def test_calls_nobody_waits_for_leave_the_queue(server: ScriptedServer, access: RegistryAccess) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def held(asked: Asked) -> Reply:
        arrived.set()
        reply = minted()
        reply.before = lambda: go_on.wait(10)
        return reply

    server.answer("GetDownloadUrlForLayer", held)

    async def ask(urls: PresignedUrls) -> None:
        first = asyncio.ensure_future(urls.get(REF))
        await asyncio.to_thread(arrived.wait, 10)
        passed = [asyncio.ensure_future(urls.get(LayerRef("app", digest_of(str(n))))) for n in range(20)]
        await asyncio.sleep(0)  # let them begin to wait
        for task in passed:
            task.cancel()
        await asyncio.wait(passed)
        go_on.set()
        await first

    with ThreadPoolExecutor(1) as pool:
        asyncio.run(ask(PresignedUrls(EcrClients(pool, 1).client(access))))
    assert len(server.asked) == 1


def test_an_error_reaches_everybody_and_is_not_kept(server: ScriptedServer, urls: PresignedUrls) -> None:
    server.answer("GetDownloadUrlForLayer", refusal("LayersNotFoundException"), minted())

    async def ask() -> None:
        results = await asyncio.gather(*(urls.get(REF) for _ in range(3)), return_exceptions=True)
        assert all(isinstance(result, LayersNotFoundError) for result in results)
        assert results[0].subject.digest == REF.digest
        assert (await urls.get(REF)).digest == REF.digest

    asyncio.run(ask())
    assert len(server.asked) == 2


def test_layers_of_other_repositories_and_registries_are_others(
    server: ScriptedServer, urls: PresignedUrls
) -> None:
    server.answer("GetDownloadUrlForLayer", minted())

    async def ask() -> None:
        for ref in (REF, LayerRef("other", REF.digest), LayerRef("team/app", REF.digest, "444455556666")):
            await urls.get(ref)

    asyncio.run(ask())
    assert [asked.parameters.get("registryId") for asked in server.asked] == [None, None, "444455556666"]


@pytest.mark.parametrize("answer", [{}, {"downloadUrl": 7}, {"downloadUrl": "javascript:alert(1)"}])
def test_a_success_without_a_url_is_not_ecrs(
    server: ScriptedServer, urls: PresignedUrls, answer: dict
) -> None:
    server.answer("GetDownloadUrlForLayer", ok(answer))
    with pytest.raises(NotEcrAnswerError):
        asyncio.run(urls.get(REF))


def test_a_portal_instead_of_a_url_is_not_ecrs(server: ScriptedServer, urls: PresignedUrls) -> None:
    server.answer("GetDownloadUrlForLayer", page(200))
    with pytest.raises(NotEcrAnswerError) as caught:
        asyncio.run(urls.get(REF))
    assert caught.value.subject.digest == REF.digest


def test_the_memory_is_bounded_and_keeps_what_was_used_last(
    server: ScriptedServer, urls: PresignedUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urls_module, "MOST_KEPT", 2)
    server.answer("GetDownloadUrlForLayer", minted())
    first, second, third = (LayerRef("app", digest_of(str(number))) for number in range(3))

    async def ask() -> None:
        await urls.get(first)
        await urls.get(second)
        urls.cached(first)
        await urls.get(third)

    asyncio.run(ask())
    assert urls.cached(first)
    assert urls.cached(second) is None
    assert urls.cached(third)


def test_the_url_is_in_no_representation(server: ScriptedServer, urls: PresignedUrls, pool: Executor) -> None:
    server.answer("GetDownloadUrlForLayer", minted())
    url = asyncio.run(urls.get(REF))
    assert "f00d" not in repr(url) + repr(urls) + repr(vars(urls))
