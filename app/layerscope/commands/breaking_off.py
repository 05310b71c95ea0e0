"""Answers that break off: what was read is told, and that it is not all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from layerscope.commands import statuses
from layerscope.commands.output.failures import failure_members, write_failure
from layerscope.commands.output.writing import Output
from layerscope.registry.errors.base import RegistryError

BrokenOff = RegistryError | asyncio.CancelledError | None
"""Why it broke off: an error, Ctrl+C, or None where it went to its end."""


async def as_far_as_it_goes(reading: Awaitable[None]) -> BrokenOff:
    """Have the reading done; what broke it off. After Ctrl+C nothing may be awaited any more."""
    try:
        await reading
    except (RegistryError, asyncio.CancelledError) as error:
        return error
    return None


def completeness(why: BrokenOff) -> dict[str, Any]:
    """`complete` and `error`, as each document of a list has them."""
    if isinstance(why, asyncio.CancelledError):
        texts = dict.fromkeys(("text", "nextStep", "statement"), "")
        return {"complete": False, "error": {"kind": "Interrupted", "title": "Stopped by Ctrl+C", **texts}}
    return {"complete": why is None, "error": None if why is None else failure_members(why)}


def tell(out: Output, why: BrokenOff, *, has_some: bool) -> int:
    """Say on standard error why the answer is not whole; the exit status, FINE where it is."""
    if why is None:
        return statuses.FINE
    out.stream.flush()
    if has_some:
        out.note("layerscope: This is not all:")
    if isinstance(why, asyncio.CancelledError):
        out.note("layerscope: Stopped by Ctrl+C.")
        return statuses.INTERRUPTED
    write_failure(out, why)
    return statuses.FOUND
