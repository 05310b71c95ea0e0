"""Files fetched in threads of this process, a few at once, as the window's are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from layerscope.access.own_urls import OwnUrls
from layerscope.access.url_minting import for_threads
from layerscope.commands.transfers.amounts import Amounts
from layerscope.commands.transfers.threads import Way, ended
from layerscope.commands.transfers.wanted import EndedFile, Outcome, WantedFile
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import refine_by_state
from layerscope.transfers.disk.existing_file import is_here
from layerscope.transfers.disk.final_names import taken_since
from layerscope.transfers.disk.partial_files import kept_bytes
from layerscope.transfers.engine.request import DownloadRequest, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferError, TransferStoppedError
from layerscope.transfers.rules.queue import AT_ONCE

OnEnd = Callable[[EndedFile], object]


class Downloads:
    """Brings files into a folder.

    Attributes: `ended`, by their number, also of those that were stopped; `events`, what those under way
    report, by name; `amounts`.
    """

    def __init__(self, way: Way, folder: Path, amounts: Amounts) -> None:
        self._way, self._folder, self.amounts = way, folder, amounts
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._on_end: OnEnd = lambda _ended: None
        self.ended: dict[int, EndedFile] = {}
        self.events: dict[str, ProgressEvent] = {}

    async def run(self, files: Sequence[tuple[int, WantedFile]], on_end: OnEnd) -> None:
        """Bring them all, by number; one that fails keeps no other from being brought.

        Those of a task that is cancelled are paused. `on_end` hears of each.
        """
        self._on_end = on_end
        async with asyncio.TaskGroup() as group:
            for number, wanted in files:
                group.create_task(self._bring(number, wanted))

    async def _bring(self, number: int, wanted: WantedFile) -> None:
        stop, loop = Stop(), asyncio.get_running_loop()
        try:
            async with self._turns:
                here = loop.run_in_executor(self._way.threads, self._here, wanted, stop)
                path = await ended(here, stop)
                if path is None or wanted.diff_id is not None:  # with it the tar is looked at too
                    await self._fetch(number, wanted, stop, is_here=path is not None)
                else:
                    self._end(number, EndedFile(wanted, Outcome.PRESENT, path))
        except asyncio.CancelledError:
            if number not in self.ended:
                self._end(number, EndedFile(wanted, Outcome.PAUSED, self._folder / wanted.name))
            raise

    async def _fetch(self, number: int, wanted: WantedFile, stop: Stop, *, is_here: bool) -> None:
        way, place = self._way, self._folder / wanted.name
        kept = kept_bytes(self._folder, wanted.name, wanted.ref.digest)
        try:
            request = await self._request(wanted)
            work = partial(way.maker.download, request, diff_id=wanted.diff_id)
            told = partial(self.amounts.told, wanted.ref.digest)
            path = await ended(
                asyncio.get_running_loop().run_in_executor(way.threads, work, told, stop), stop
            )
        except TransferStoppedError:
            self._end(number, EndedFile(wanted, Outcome.PAUSED, place, kept))
        except (RegistryError, TransferError) as error:
            known = error
            if isinstance(error, RegistryError) and wanted.state is not None:
                known = refine_by_state(error, wanted.state)
            self._end(number, EndedFile(wanted, Outcome.FAILED, place, kept, known))
        else:
            outcome = Outcome.PRESENT if is_here else Outcome.DOWNLOADED
            self._end(number, EndedFile(wanted, outcome, path, kept))

    async def _request(self, wanted: WantedFile) -> DownloadRequest:
        way, url_of = self._way, self._way.url_of
        if wanted.urls:
            url_of = OwnUrls(lambda: _of(wanted.urls))
        return DownloadRequest(
            await url_of(wanted.ref),
            wanted.ref.digest,
            wanted.size_bytes,
            self._folder,
            wanted.name,
            renew_url=partial(for_threads(url_of), wanted.ref, renew=True),
            on_event=partial(self.events.__setitem__, wanted.name),
            network=way.network,
            ca_bundle=way.ca_bundle,
            limit=way.limit,
            sharing=way.sharing,
        )

    def _here(self, wanted: WantedFile, stop: Stop) -> Path | None:
        """Where the file is already, whole, perhaps by a later name; None where it is not."""
        first = self._folder / wanted.name
        later: Iterable[Path] = ()
        if wanted.diff_id is None:  # its tar is made beside the very name
            later = taken_since(self._folder, wanted.name, 2)
        for path in (first, *later):
            if is_here(path, wanted.ref.digest, wanted.size_bytes, stop):
                return path
        return None

    def _end(self, number: int, ended: EndedFile) -> None:
        self.ended[number] = ended
        self.events.pop(ended.wanted.name, None)
        if ended.outcome in {Outcome.DOWNLOADED, Outcome.PRESENT} and ended.wanted.size_bytes is not None:
            self.amounts.told(ended.wanted.ref.digest, ended.wanted.size_bytes)
        self._on_end(ended)


async def _of(urls: tuple[str, ...]) -> tuple[str, ...]:
    return urls
