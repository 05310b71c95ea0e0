"""Reads one file of an image into one of this computer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from layerscope.access.contents_asking import answered
from layerscope.contents.service.replies import FileEnd, Piece, Reply
from layerscope.contents.service.requests import ReadFile
from layerscope.desktop.contents.one_file.writing import NewFile
from layerscope.desktop.contents.viewer.reading import FilePlaced
from layerscope.desktop.shell.shell import Shell

_WHOLE = 2**62


async def fetch_file(
    shell: Shell, place: FilePlaced, path: Path, on_progress: Callable[[int], object] = lambda _bytes: None
) -> bool:
    """Write the file to `path`; whether its digest was verified. `on_progress` is told bytes so far.

    Raises ContentsError or RegistryError; then nothing is left of it.
    """
    blocking, waiting, ends = shell.blocking, list[bytes](), list[FileEnd]()
    came, over = asyncio.Event(), asyncio.Event()
    file = await blocking(partial(NewFile, path))

    def hear(reply: Reply) -> None:
        if isinstance(reply, Piece):
            waiting.append(reply.content)
            came.set()
            on_progress(reply.start + len(reply.content))
        elif isinstance(reply, FileEnd):
            ends.append(reply)

    def request(number: int) -> ReadFile:
        return ReadFile(number, place.image, place.layer, place.path, 0, _WHOLE)

    async def read() -> None:
        try:
            await answered(shell.contents, request, hear)
        finally:
            over.set()
            came.set()

    async def write() -> None:
        while not over.is_set() or waiting:
            await came.wait()
            came.clear()
            pieces, waiting[:] = list(waiting), []
            await blocking(partial(file.write, b"".join(pieces)))

    try:
        for failure in await asyncio.gather(read(), write(), return_exceptions=True):
            if failure is not None:
                raise failure
        await blocking(file.finish)
    finally:
        file.drop()
    return bool(ends and ends[0].is_verified)
