"""What the status line says of a worker's end, whichever thread notices it."""

from __future__ import annotations

import asyncio

import pytest

from layerscope.bootstrap.worker_ends import told_in_loop
from layerscope.text.reasons import Reason

HOW = Reason.tr("signal {name}", name="SIGKILL")
ENDED = "The transfer process ended unexpectedly (signal SIGKILL). Its transfers continue in a new one."
KEEPS_ENDING = (
    "The transfer process keeps ending (signal SIGKILL). Its transfers have failed and can be resumed."
)


@pytest.mark.parametrize(("goes_on", "said"), [(True, ENDED), (False, KEEPS_ENDING)])
def test_it_is_said_in_the_loops_thread(goes_on: bool, said: str) -> None:
    async def run() -> str:
        heard: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        await asyncio.to_thread(told_in_loop(heard.set_result), HOW, goes_on)
        return await asyncio.wait_for(heard, 20)

    assert asyncio.run(run()) == said
