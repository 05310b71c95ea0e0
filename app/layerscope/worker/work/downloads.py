"""The download of a layer, and of its tar where that is wanted too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.decompressing import download_and_decompress
from layerscope.transfers.engine.download import download, download_again
from layerscope.transfers.engine.request import DownloadRequest, Phase, Progress, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from layerscope.worker.fence import Allowance
from layerscope.worker.kinds import Here, Kind
from layerscope.worker.work.urls import UrlQuestion


@dataclass(frozen=True, slots=True)
class DownloadOrder:
    """As `DownloadRequest`; `diff_id` is None where no tar is wanted, empty where its digest is not known.

    `again` is None at first. After a worker that ended it is the first number whose name was free before.
    """

    url: PresignedUrl
    digest: str
    size_bytes: int | None
    folder: Path
    name: str
    renews: bool
    diff_id: str | None
    network: NetworkSettings
    ca_bundle: str
    tuning: Tuning
    again: int | None = None


def _run(order: DownloadOrder, here: Here) -> Path:
    def renewed() -> PresignedUrl:
        url: PresignedUrl = here.ask(UrlQuestion(order.digest, renew=True))
        return url

    def fetched(request: DownloadRequest, on_progress: Progress, stop: Stop) -> Path:
        if order.again is not None:
            return download_again(request, order.again, on_progress, stop, order.tuning)
        return download(request, on_progress, stop, order.tuning)

    request = DownloadRequest(
        order.url,
        order.digest,
        order.size_bytes,
        order.folder,
        order.name,
        renew_url=renewed if order.renews else None,
        on_event=lambda event: tell(here, event),
        network=order.network,
        ca_bundle=order.ca_bundle,
        limit=here.limit,
        sharing=here.sharing,
    )
    if order.diff_id is None:
        return fetched(request, here.amount, here.stop)
    return download_and_decompress(fetched, request, order.diff_id, here.amount, here.stop)


def tell(here: Here, event: ProgressEvent) -> None:
    """Tell the window of an event."""
    here.tell(event, often=event.phase is Phase.DECOMPRESSING)


KIND: Kind[DownloadOrder, Path] = Kind(
    "download",
    DownloadOrder,
    Path,
    ProgressEvent,
    UrlQuestion,
    PresignedUrl,
    _run,
    lambda order: Allowance.of(order.folder, order.name),
)
