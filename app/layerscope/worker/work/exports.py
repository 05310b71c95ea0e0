"""The export of an image."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.export.again import export_again
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.parts import ImageParts
from layerscope.worker.fence import Allowance
from layerscope.worker.kinds import Here, Kind
from layerscope.worker.work.downloads import tell
from layerscope.worker.work.urls import UrlQuestion


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """As `ExportRequest`; `again` as `DownloadOrder` has it."""

    parts: ImageParts
    form: ExportFormat
    names: ImageNames
    folder: Path
    name: str
    with_foreign: bool
    network: NetworkSettings
    ca_bundle: str
    tuning: Tuning
    again: int | None = None


def _run(order: ExportOrder, here: Here) -> Path:
    def url_of(digest: str, *, renew: bool = False) -> PresignedUrl:
        url: PresignedUrl = here.ask(UrlQuestion(digest, renew))
        return url

    request = ExportRequest(
        order.parts,
        order.form,
        order.names,
        order.folder,
        order.name,
        url_of,
        order.with_foreign,
        on_event=lambda event: tell(here, event),
        network=order.network,
        ca_bundle=order.ca_bundle,
        limit=here.limit,
        sharing=here.sharing,
    )
    if order.again is not None:
        return export_again(request, order.again, here.amount, here.stop, order.tuning)
    return export(request, here.amount, here.stop, order.tuning)


KIND: Kind[ExportOrder, Path] = Kind(
    "export",
    ExportOrder,
    Path,
    ProgressEvent,
    UrlQuestion,
    PresignedUrl,
    _run,
    lambda order: Allowance.of(order.folder, order.name),
)
