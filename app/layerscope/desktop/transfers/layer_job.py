"""A layer's download as a job of the queue."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from layerscope.desktop.shell.job import RENEWAL_TIMEOUT_S, Downloader, Job, OnEvent, Work
from layerscope.desktop.transfers import texts
from layerscope.desktop.words.formats import short_digest
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.partial_files import discard, kept_bytes
from layerscope.transfers.engine.decompressing import download_and_decompress
from layerscope.transfers.engine.request import DownloadRequest

KIND = "layer"


async def _no_bundle() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class LayerDownload:
    """A layer somebody wants as a file; `url_of` mints its URL as the account it was chosen under.

    `position` is its place in the image from 1, 0 where it is not known, `diff_id` its tar's digest, empty
    likewise; `ca_bundle` tells which certificates the account's profile names; `source` what is written down
    of it, beside what every transfer has, so that the next run of the program can go on with it.
    """

    ref: LayerRef
    name: str
    size_bytes: int | None
    folder: Path
    url_of: UrlOf
    position: int = 0
    ca_bundle: Callable[[], Awaitable[str]] = _no_bundle
    source: Mapping[str, str] = field(default_factory=dict)
    diff_id: str = ""


def layer_job(wanted: LayerDownload, downloader: Downloader) -> Job:
    """The job that saves the layer."""
    folder, name, digest = wanted.folder, wanted.name, wanted.ref.digest
    return Job(
        title=texts.layer_title(wanted.ref.repository, wanted.position),
        note=short_digest(digest),
        name=name,
        folder=folder,
        size_bytes=wanted.size_bytes,
        prepare=lambda on_event: layer_work(downloader, wanted, on_event),
        digest=digest,
        ref=wanted.ref,
        position=wanted.position,
        kind=KIND if wanted.source else "",
        source=wanted.source,
        kept_bytes=lambda: kept_bytes(folder, name, digest),
        discard=lambda: discard(folder, name, digest),
    )


async def layer_work(downloader: Downloader, wanted: LayerDownload, on_event: OnEvent) -> Work:
    """The layer's download, its URL minted; to be called in the window's loop. Raises RegistryError."""
    request = DownloadRequest(
        await wanted.url_of(wanted.ref),
        wanted.ref.digest,
        wanted.size_bytes,
        wanted.folder,
        wanted.name,
        renew_url=_renewal(wanted, asyncio.get_running_loop()),
        on_event=on_event,
        network=downloader.network(),
        ca_bundle=await wanted.ca_bundle(),
        limit=downloader.limit,
        sharing=downloader.sharing,
    )
    if downloader.writes_tar():
        return partial(download_and_decompress, downloader.download, request, wanted.diff_id)
    return lambda on_progress, stop: downloader.download(request, on_progress, stop)


def _renewal(wanted: LayerDownload, loop: asyncio.AbstractEventLoop) -> Callable[[], PresignedUrl]:
    """What asks for another URL from the transfer's thread, and waits for it there."""

    async def renewed() -> PresignedUrl:
        return await wanted.url_of(wanted.ref, renew=True)

    def renew() -> PresignedUrl:
        try:
            return asyncio.run_coroutine_threadsafe(renewed(), loop).result(RENEWAL_TIMEOUT_S)
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            raise ReadTimeoutError("No new URL came in time.") from error

    return renew
