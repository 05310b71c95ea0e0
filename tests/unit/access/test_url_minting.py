"""URLs that threads wait for come from tasks that end in order."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable

import pytest

from layerscope.access.url_minting import BlockingUrlOf, for_threads
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.account_calls import begun_by
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl

REF = LayerRef("team/app", "sha256:" + "1" * 64)
KEY = "contents/urls/"


def end_all(tasks: Tasks) -> object:
    return tasks.close()


def leave(tasks: Tasks) -> object:
    tasks.cancel(KEY)
    return asyncio.sleep(0)


@pytest.mark.parametrize("end", [end_all, leave])
def test_nothing_is_left_where_a_thread_waits_for_a_url(end: Callable[[Tasks], asyncio.Future[None]]) -> None:
    async def run() -> None:
        errors: list[object] = []
        tasks, is_asked = Tasks(lambda *told: errors.append(told)), asyncio.Event()

        async def never(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            is_asked.set()
            await asyncio.Event().wait()
            raise AssertionError(renew)

        ask = for_threads(never, begun_by(tasks, KEY))
        waiting = asyncio.ensure_future(asyncio.to_thread(ask, REF))
        await asyncio.wait_for(is_asked.wait(), 20)
        await end(tasks)
        with pytest.raises(ReadTimeoutError):
            await asyncio.wait_for(waiting, 20)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert errors == []

    asyncio.run(run())


def test_whoever_asked_is_told_the_failure() -> None:
    async def run() -> None:
        errors: list[object] = []
        tasks = Tasks(lambda *told: errors.append(told))

        async def refused(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            raise ReadTimeoutError(f"renewed: {renew}")

        ask = for_threads(refused, begun_by(tasks, KEY))
        with pytest.raises(RegistryError, match="renewed: True"):
            await asyncio.to_thread(ask, REF, renew=True)
        await tasks.close()
        with pytest.raises(ReadTimeoutError, match="in time"):
            await asyncio.to_thread(ask, REF)
        assert errors == []

    asyncio.run(run())


def test_nothing_is_minted_once_the_tasks_are_closed() -> None:
    async def run() -> None:
        tasks = Tasks(lambda *told: None)

        async def never(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            raise AssertionError(renew)

        ask = for_threads(never, begun_by(tasks, KEY))
        await tasks.close()
        with pytest.raises(ReadTimeoutError):
            await asyncio.wait_for(asyncio.to_thread(ask, REF), 20)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(run())


def test_a_loop_that_ends_leaves_nobody_waiting() -> None:
    kept: list[BlockingUrlOf] = []
    waiting: list[concurrent.futures.Future[PresignedUrl]] = []

    async def run(pool: concurrent.futures.Executor) -> None:
        is_asked = asyncio.Event()

        async def never(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            is_asked.set()
            await asyncio.Event().wait()
            raise AssertionError(renew)

        kept.append(for_threads(never))
        waiting.append(pool.submit(kept[0], REF))
        await asyncio.wait_for(is_asked.wait(), 20)

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        asyncio.run(run(pool))
        for future in (*waiting, pool.submit(kept[0], REF)):
            with pytest.raises(ReadTimeoutError):
                future.result(20)
