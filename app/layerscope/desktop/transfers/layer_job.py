"""A layer's download as a job of the queue."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path

from layerscope.access.url_minting import for_threads
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader, Job, OnEvent, Work
from layerscope.desktop.transfers import texts
from layerscope.registry.ecr.session import UrlOf
from layerscope.transfers.disk.partial_files import discard, kept_bytes
from layerscope.transfers.engine.request import DownloadRequest

KIND = "layer"
CaBundle = Callable[[], Awaitable[str]]


async def _no_bundle() -> str:
    return ""


def layer_job(
    chosen: ChosenLayer,
    path: Path,
    downloader: Downloader,
    url_of: UrlOf,
    ca_bundle: CaBundle = _no_bundle,
    source: Mapping[str, str] | None = None,
) -> Job:
    """The job that saves the layer there; `url_of` mints its URL as the account it was chosen under.

    `ca_bundle` tells which certificates the account's profile names; `source` is what is written down of the
    layer so that the next run of the program can go on with it, nothing where that is None.
    """
    folder, name, digest = path.parent, path.name, chosen.layer.digest
    return Job(
        title=texts.layer_title(chosen),
        name=name,
        folder=folder,
        size_bytes=chosen.layer.size_bytes,
        prepare=partial(_prepare, chosen, path, downloader, url_of, ca_bundle),
        digest=digest,
        ref=chosen.ref,
        position=chosen.layer.position,
        kind=KIND if source else "",
        source=source or {},
        kept_bytes=lambda: kept_bytes(folder, name, digest),
        discard=lambda: discard(folder, name, digest),
    )


async def _prepare(
    chosen: ChosenLayer,
    path: Path,
    downloader: Downloader,
    url_of: UrlOf,
    ca_bundle: CaBundle,
    on_event: OnEvent,
) -> Work:
    downloader.maker.prepare()
    request = DownloadRequest(
        await url_of(chosen.ref),
        chosen.layer.digest,
        chosen.layer.size_bytes,
        path.parent,
        path.name,
        renew_url=partial(for_threads(url_of, downloader.begin), chosen.ref, renew=True),
        on_event=on_event,
        network=downloader.network(),
        ca_bundle=await ca_bundle(),
        limit=downloader.limit,
        sharing=downloader.sharing,
    )
    diff_id = chosen.layer.diff_id if downloader.writes_tar() else None
    return partial(downloader.maker.download, request, diff_id=diff_id)
