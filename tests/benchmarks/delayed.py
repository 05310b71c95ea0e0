"""A way to a server on which every round trip takes its time, as between continents."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


@contextmanager
def delayed(url: str, round_trip_s: float) -> Iterator[str]:
    """The address of the same server with that delay, half of it in each direction, while the block runs."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    host, port = urlsplit(url).hostname or "", urlsplit(url).port or 80

    async def serve() -> asyncio.Server:
        async def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            onward_reader, onward_writer = await asyncio.open_connection(host, port)
            there = _carry(reader, onward_writer, round_trip_s / 2)
            with suppress(asyncio.CancelledError):
                await asyncio.gather(there, _carry(onward_reader, writer, round_trip_s / 2))

        return await asyncio.start_server(on_connection, "127.0.0.1", 0)

    server = asyncio.run_coroutine_threadsafe(serve(), loop).result(10)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    ways = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for way in ways:
        way.cancel()
    await asyncio.gather(*ways, return_exceptions=True)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay_s: float) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            await asyncio.sleep(delay_s)
            writer.write(data)
            await writer.drain()
        writer.write_eof()
