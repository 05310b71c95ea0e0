"""Says in the window's status line that a worker has ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from layerscope.words.outside import line
from layerscope.words.reasons import translated
from layerscope.worker.workers import OnEnd


def told_in_loop(say: Callable[[str], object]) -> OnEnd:
    """What may be called in any thread, and has `say` say it in the loop that runs now."""
    loop = asyncio.get_running_loop()

    def on_end(reason: str, goes_on: bool) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: say(_text(reason, goes_on=goes_on)))

    return on_end


def _text(reason: str, *, goes_on: bool) -> str:
    if goes_on:
        text = QCoreApplication.translate(
            "Program", "The transfer process ended unexpectedly (%1). Its transfers continue in a new one."
        )
    else:
        text = QCoreApplication.translate(
            "Program", "The transfer process keeps ending (%1). Its transfers have failed and can be resumed."
        )
    return text.replace("%1", line(translated(reason)))
