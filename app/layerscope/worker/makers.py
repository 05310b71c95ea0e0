"""What makes files of orders: in workers, as the program does, or in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.reasons import Reason
from layerscope.transfers.disk.final_names import first_free
from layerscope.transfers.engine.decompressing import download_and_decompress
from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest, Progress, ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning
from layerscope.transfers.export.errors import NotExportableError
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.worker.calling import Call, OrderTooLargeError, StrangeResultError
from layerscope.worker.fence import Allowance
from layerscope.worker.work.downloads import KIND as DOWNLOAD
from layerscope.worker.work.downloads import DownloadOrder
from layerscope.worker.work.exports import KIND as EXPORT
from layerscope.worker.work.exports import ExportOrder
from layerscope.worker.work.urls import UrlQuestion
from layerscope.worker.workers import Workers

if TYPE_CHECKING:  # what reads layers is imported where something is to be saved
    from layerscope.worker.saving import SavingRequest

Download = Callable[[DownloadRequest, Progress, Stop], Path]


class Maker(Protocol):
    """Each blocks and returns the path of what it made; see `download` and `export` for what they raise."""

    def prepare(self) -> None:
        """Be ready soon: something is about to be asked for. Returns at once."""

    def download(
        self, request: DownloadRequest, on_progress: Progress, stop: Stop, diff_id: str | None = None
    ) -> Path:
        """The layer; with its decompressed tar beside it where `diff_id` is not None (empty: not known)."""

    def export(self, request: ExportRequest, on_progress: Progress, stop: Stop) -> Path:
        """The image."""

    def save(self, request: SavingRequest, on_progress: Progress, stop: Stop) -> Path:
        """Files of an image; see `save_files` for what it raises."""


class InThisProcess:
    """Does the work in the thread that asks for it; `fetch` stands in for the download in tests."""

    def __init__(self, fetch: Download | None = None, tuning: Tuning = DEFAULT) -> None:
        self._fetch = fetch or (lambda request, told, stop: download(request, told, stop, tuning))
        self._tuning = tuning

    def prepare(self) -> None:
        """There is nothing to be made ready."""

    def download(
        self, request: DownloadRequest, on_progress: Progress, stop: Stop, diff_id: str | None = None
    ) -> Path:
        if diff_id is None:
            return self._fetch(request, on_progress, stop)
        return download_and_decompress(self._fetch, request, diff_id, on_progress, stop)

    def export(self, request: ExportRequest, on_progress: Progress, stop: Stop) -> Path:
        return export(request, on_progress, stop, self._tuning)

    def save(self, request: SavingRequest, on_progress: Progress, stop: Stop) -> Path:
        from layerscope.worker.saving import save_files

        return save_files(request, on_progress, stop, self._tuning)


class InWorkers:
    """Has the work done in processes of its own; limits of speed and of connections are the workers'.

    Attributes: `workers`.
    """

    def __init__(self, workers: Workers, tuning: Tuning = DEFAULT) -> None:
        self.workers = workers
        self._tuning = tuning

    def prepare(self) -> None:
        self.workers.prepare()

    def download(
        self, request: DownloadRequest, on_progress: Progress, stop: Stop, diff_id: str | None = None
    ) -> Path:
        order = DownloadOrder(
            request.url,
            request.digest,
            request.size_bytes,
            request.folder.absolute(),
            request.name,
            request.renew_url is not None,
            diff_id,
            request.network,
            request.ca_bundle,
            self._tuning,
        )

        def answer(question: UrlQuestion) -> PresignedUrl:
            if request.renew_url is None or question.digest != request.digest:
                raise StrangeResultError
            return request.renew_url()

        allowed = Allowance.of(order.folder, order.name)
        call = _call(allowed, on_progress, request.on_event, answer)
        again = replace(order, again=first_free(order.folder, order.name))
        return self.workers.run(DOWNLOAD, order, call, stop, again)

    def export(self, request: ExportRequest, on_progress: Progress, stop: Stop) -> Path:
        order = ExportOrder(
            request.parts,
            request.form,
            request.names,
            request.folder.absolute(),
            request.name,
            request.with_foreign,
            request.network,
            request.ca_bundle,
            self._tuning,
        )
        digests = {blob.digest for blob in request.blobs}

        def answer(question: UrlQuestion) -> PresignedUrl:
            if question.digest not in digests:
                raise StrangeResultError
            return request.url_of(question.digest, renew=question.renew)

        allowed = Allowance.of(order.folder, order.name)
        call = _call(allowed, on_progress, request.on_event, answer)
        is_folder = request.form is ExportFormat.OCI_FOLDER
        again = replace(order, again=first_free(order.folder, order.name, is_folder=is_folder))
        try:
            return self.workers.run(EXPORT, order, call, stop, again)
        except OrderTooLargeError:
            raise NotExportableError(Reason.tr("its manifests are too large together")) from None

    def save(self, request: SavingRequest, on_progress: Progress, stop: Stop) -> Path:
        from layerscope.contents.saving.wanted import SavingForm
        from layerscope.worker.work.savings import KIND, SavingOrder

        folder, name, saving = request.folder.absolute(), request.name, request.saving
        order = SavingOrder(saving, folder, name, request.network, request.ca_bundle, self._tuning)
        digests = {layer.digest for layer in saving.layers}

        def answer(question: UrlQuestion) -> PresignedUrl:
            if question.digest not in digests:
                raise StrangeResultError
            return request.url_of(question.digest, question.renew)

        call = _call(Allowance.of(folder, name), on_progress, request.on_event, answer)
        is_folder = saving.form is SavingForm.FOLDER
        again = replace(order, again=first_free(folder, name, is_folder=is_folder))
        return self.workers.run(KIND, order, call, stop, again)


def _call(
    allowed: Allowance,
    on_progress: Progress,
    on_event: Callable[[ProgressEvent], None] | None,
    answer: Callable[[Any], PresignedUrl],
) -> Call:
    def check(path: Path) -> None:
        if path.parent != allowed.folder or not allowed.holds(str(path)):
            raise StrangeResultError

    return Call(on_progress, on_event or (lambda _event: None), answer, check)
