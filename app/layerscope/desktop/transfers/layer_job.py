"""A layer's download as a job of the queue."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from layerscope.desktop.shell.job import Job, OnEvent, Work
from layerscope.desktop.transfers import texts
from layerscope.desktop.words.formats import short_digest
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.partial_files import discard, kept_bytes
from layerscope.transfers.engine.decompressing import download_and_decompress
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import DownloadRequest, Progress
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop

RENEWAL_TIMEOUT_S = 60.0  # for ECR to mint another URL in the middle of a transfer
KIND = "layer"


class UrlOf(Protocol):
    """What mints a layer's URL."""

    def __call__(self, ref: LayerRef, *, renew: bool = False) -> Awaitable[PresignedUrl]:
        """The present URL while it lives; another one where `renew` asks for it."""


async def _no_bundle() -> str:
    return ""


Download = Callable[[DownloadRequest, Progress, Stop], Path]


@dataclass(frozen=True, slots=True)
class Downloader:
    """What downloads, and how it reaches the stores: the same for every job that downloads.

    `network` and `writes_tar` (whether the decompressed tar is wanted too) are asked when a download begins;
    `limit` is how fast all of them may be together, `sharing` their connections.
    """

    download: Download
    network: Callable[[], NetworkSettings] = NetworkSettings
    limit: SpeedLimit = field(default_factory=SpeedLimit)
    sharing: Sharing = field(default_factory=Sharing)
    writes_tar: Callable[[], bool] = lambda: False

    async def work(self, wanted: LayerDownload, on_event: OnEvent) -> Work:
        """The layer's download, its URL minted; to be called in the window's loop. Raises RegistryError."""
        request = DownloadRequest(
            await wanted.url_of(wanted.ref),
            wanted.ref.digest,
            wanted.size_bytes,
            wanted.folder,
            wanted.name,
            renew_url=_renewal(wanted, asyncio.get_running_loop()),
            on_event=on_event,
            network=self.network(),
            ca_bundle=await wanted.ca_bundle(),
            limit=self.limit,
            sharing=self.sharing,
        )
        if self.writes_tar():
            return partial(download_and_decompress, self.download, request, wanted.diff_id)
        return lambda on_progress, stop: self.download(request, on_progress, stop)


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


def layer_job(wanted: LayerDownload, engine: Downloader) -> Job:
    """The job that saves the layer."""
    folder, name, digest = wanted.folder, wanted.name, wanted.ref.digest
    return Job(
        title=texts.layer_title(wanted.ref.repository, wanted.position),
        note=short_digest(digest),
        name=name,
        folder=folder,
        size_bytes=wanted.size_bytes,
        prepare=lambda on_event: engine.work(wanted, on_event),
        digest=digest,
        ref=wanted.ref,
        position=wanted.position,
        kind=KIND if wanted.source else "",
        source=wanted.source,
        kept_bytes=lambda: kept_bytes(folder, name, digest),
        discard=lambda: discard(folder, name, digest),
    )


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
