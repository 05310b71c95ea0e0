"""A question about contents, awaited."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from layerscope.access.contents_desk import ContentsDesk, RequestOf
from layerscope.contents.service.replies import Done, Failed, Reply


async def answered(
    desk: ContentsDesk, request_of_number: RequestOf, on_reply: Callable[[Reply], object]
) -> None:
    """Return once it is answered whole; `on_reply` gets what comes before. Raises what it fails with.

    A task that is cancelled meanwhile has it stopped.
    """
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def hear(reply: Reply) -> None:
        if over.done():
            return
        if isinstance(reply, Failed):
            over.set_exception(reply.error)
        elif isinstance(reply, Done):
            over.set_result(None)
        else:
            on_reply(reply)

    asked = desk.ask(request_of_number, hear)
    try:
        await over
    except asyncio.CancelledError:
        asked.cancel()
        raise
