"""The saving of an image's files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.contents.saving.wanted import Saving
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.engine.tuning import Tuning
from layerscope.worker.fence import Allowance
from layerscope.worker.kinds import Here, Kind
from layerscope.worker.saving import SavingRequest, save_files
from layerscope.worker.work.downloads import tell
from layerscope.worker.work.urls import UrlQuestion


@dataclass(frozen=True, slots=True)
class SavingOrder:
    """As `SavingRequest`; `again` as `DownloadOrder` has it."""

    saving: Saving
    folder: Path
    name: str
    network: NetworkSettings
    ca_bundle: str
    tuning: Tuning
    again: int | None = None


def _run(order: SavingOrder, here: Here) -> Path:
    def url_of(digest: str, renew: bool) -> PresignedUrl:
        url: PresignedUrl = here.ask(UrlQuestion(digest, renew))
        return url

    request = SavingRequest(
        order.saving,
        order.folder,
        order.name,
        url_of,
        on_event=lambda event: tell(here, event),
        network=order.network,
        ca_bundle=order.ca_bundle,
        limit=here.limit,
        first=order.again,
    )
    return save_files(request, here.amount, here.stop, order.tuning)


KIND: Kind[SavingOrder, Path] = Kind(
    "saving",
    SavingOrder,
    Path,
    ProgressEvent,
    UrlQuestion,
    PresignedUrl,
    _run,
    lambda order: Allowance.of(order.folder, order.name),
)
