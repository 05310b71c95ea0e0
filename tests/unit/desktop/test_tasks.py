"""Tasks: each policy, errors that are never lost, an end that comes in time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.runtime.tasks import Policy, Tasks


class Scene:
    """Tasks that run until they are told to end, and what became of them."""

    def __init__(self) -> None:
        self.errors: list[tuple[str, str]] = []
        self.tasks = Tasks(lambda key, error: self.errors.append((key, str(error))))
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}

    def work(self, number: int) -> Callable[[], Coroutine[Any, Any, int]]:
        gate = self.gates[number] = asyncio.Event()

        async def run() -> int:
            self.begun.append(number)
            try:
                await gate.wait()
            finally:
                self.ended.append(number)
            return number

        return run

    @property
    def running(self) -> list[int]:
        return [number for number in self.begun if number not in self.ended]


async def settle() -> None:
    for _ in range(6):
        await asyncio.sleep(0)


def test_replace_cancels_the_one_before() -> None:
    async def play() -> None:
        scene = Scene()
        old = scene.tasks.start("layer/url", scene.work(1))
        await settle()
        new = scene.tasks.start("layer/url", scene.work(2))
        await settle()
        assert old.cancelled()
        assert scene.running == [2]
        scene.gates[2].set()
        assert await new == 2
        assert scene.errors == []

    asyncio.run(play())


def test_keep_leaves_the_running_one() -> None:
    async def play() -> None:
        scene = Scene()
        first = scene.tasks.start("images", scene.work(1), Policy.KEEP)
        assert scene.tasks.start("images", scene.work(2), Policy.KEEP) is first
        scene.gates[1].set()
        await first
        assert not scene.tasks.is_running("images")
        second = scene.tasks.start("images", scene.work(3), Policy.KEEP)
        await settle()
        assert scene.begun == [1, 3]
        assert scene.tasks.is_running("images")
        second.cancel()
        third = scene.tasks.start("images", scene.work(4), Policy.KEEP)
        assert third is not second  # what is being cancelled is no longer kept

    asyncio.run(play())


def test_queue_runs_one_after_the_other() -> None:
    async def play() -> None:
        scene = Scene()
        queued = [scene.tasks.start("move", scene.work(n), Policy.QUEUE) for n in range(4)]
        await settle()
        assert scene.begun == [0]
        queued[1].cancel()
        await settle()
        assert scene.begun == [0]
        for number in (0, 2, 3):
            scene.gates[number].set()
        await asyncio.wait(queued)
        assert scene.begun == [0, 2, 3]

    asyncio.run(play())


def test_errors_reach_the_handler_awaited_or_not() -> None:
    async def fail() -> None:
        raise ValueError("no such layer")

    async def play() -> None:
        scene = Scene()
        scene.tasks.start("a", fail)
        with pytest.raises(ValueError, match="no such"):
            await scene.tasks.start("b", fail, Policy.QUEUE)
        await settle()
        assert scene.errors == [("a", "no such layer"), ("b", "no such layer")]

    asyncio.run(play())


def test_a_factory_that_fails_is_an_error_of_the_task() -> None:
    def broken() -> Coroutine[Any, Any, None]:
        raise LookupError("no client")

    async def play() -> None:
        scene = Scene()
        await asyncio.wait([scene.tasks.start("a", broken)])
        await settle()
        assert scene.errors == [("a", "no client")]

    asyncio.run(play())


def test_cancel_ends_what_begins_with_the_prefix() -> None:
    async def play() -> None:
        scene = Scene()
        for number, key in enumerate(["layer/url", "layer/test", "layers"]):
            scene.tasks.start(key, scene.work(number))
        await settle()
        assert scene.tasks.cancel("layer/") == 2
        await settle()
        assert scene.running == [2]

    asyncio.run(play())


def test_cancel_needs_no_running_loop() -> None:
    scene = Scene()
    assert scene.tasks.cancel("layer/") == 0
    loop = asyncio.new_event_loop()

    async def begin() -> asyncio.Task[int]:
        return scene.tasks.start("layer/url", scene.work(1))

    task = loop.run_until_complete(begin())
    assert scene.tasks.cancel("layer/") == 1
    loop.run_until_complete(settle())
    loop.close()
    assert task.cancelled()


def test_close_ends_everything_and_starts_nothing_more() -> None:
    async def play() -> None:
        scene = Scene()
        for number in range(5):
            scene.tasks.start("queue", scene.work(number), Policy.QUEUE)
        scene.tasks.start("other", scene.work(9))
        await settle()
        await scene.tasks.close()
        assert scene.running == []
        assert sorted(scene.begun) == [0, 9]
        late = scene.tasks.start("other", scene.work(10))
        await asyncio.wait([late])
        assert late.cancelled()
        assert 10 not in scene.begun

    asyncio.run(play())


@pytest.mark.expects_log("task stubborn did not end")
def test_close_does_not_wait_for_the_stubborn() -> None:
    async def play() -> None:
        scene = Scene()
        go_on = asyncio.Event()

        async def refuse() -> None:
            while not go_on.is_set():
                try:
                    await go_on.wait()
                except asyncio.CancelledError:
                    continue

        task = scene.tasks.start("stubborn", refuse)
        await settle()
        started = time.monotonic()
        await scene.tasks.close(timeout_s=0.05)
        assert time.monotonic() - started < 1
        go_on.set()
        await task

    asyncio.run(play())


def test_a_task_can_close_its_own_owner() -> None:
    async def play() -> None:
        scene = Scene()
        scene.tasks.start("other", scene.work(1))
        await asyncio.wait_for(scene.tasks.start("quit", scene.tasks.close), 5)
        assert scene.running == []

    asyncio.run(play())


KEYS = {"click": Policy.REPLACE, "refresh": Policy.KEEP, "move": Policy.QUEUE}
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(KEYS)), st.just("start")),
        st.tuples(st.sampled_from(sorted(KEYS)), st.sampled_from(["finish", "cancel", "settle"])),
    ),
    max_size=30,
)


@given(ACTIONS)
def test_whatever_happens_one_task_a_key_runs(actions: list[tuple[str, str]]) -> None:
    async def play() -> None:
        scene = Scene()
        number_of: dict[str, list[int]] = {key: [] for key in KEYS}
        for number, (key, action) in enumerate(actions):
            if action == "start":
                number_of[key].append(number)
                scene.tasks.start(key, scene.work(number), KEYS[key])
            elif action == "finish":
                for running in scene.running:
                    scene.gates[running].set()
            elif action == "cancel":
                scene.tasks.cancel(key)
            else:
                await settle()
                for numbers in number_of.values():
                    assert len(set(numbers) & set(scene.running)) <= 1
        await settle()
        moves = [number for number in scene.begun if number in number_of["move"]]
        assert moves == sorted(moves)
        await scene.tasks.close()
        assert scene.running == []
        assert scene.errors == []

    asyncio.run(play())


def test_all_but_some_end_with_what_is_begun_by_their_ends() -> None:
    async def go() -> None:
        scene = Scene()
        scene.tasks.start("transfers/1", scene.work(1))
        ending = scene.tasks.start("layer/url", scene.work(2))
        ending.add_done_callback(lambda _: scene.tasks.start("layer/next", scene.work(3)))
        await settle()
        await scene.tasks.end_all_but(("transfers/",))
        assert scene.running == [1]
        assert not scene.tasks.is_running("layer/next")
        scene.tasks.start("layer/again", scene.work(4))  # what comes after is begun as ever
        await settle()
        assert scene.running == [1, 4]
        await scene.tasks.close()

    asyncio.run(go())
