"""What the processes that a test kills have in common: one session, on a loop of its own, to the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import qasync
from PySide6.QtWidgets import QApplication


def run(session: Callable[[QApplication], Awaitable[None]]) -> None:
    """Run the session with an application; it returns only if nobody kills the process."""

    async def whole() -> None:
        await session(app)

    app = QApplication([])
    loop = qasync.QEventLoop(app, set_running_loop=False)
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(whole())
