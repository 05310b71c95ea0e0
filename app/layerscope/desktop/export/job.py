"""An export as a job of the queue, and as what is written down of it for the next run of the program."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.export.target import ExportCalls, ExportChoice, ExportTarget
from layerscope.desktop.shell.job import RENEWAL_TIMEOUT_S, Downloader, Job, OnEvent, Work
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import BlobUrlOf, ExportRequest, marker_line
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.parts import parts_of, total_bytes
from layerscope.transfers.export.workfolder import discard, kept_bytes

KIND = "export"
translate = QCoreApplication.translate


def export_job(
    target: ExportTarget,
    choice: ExportChoice,
    calls: ExportCalls,
    engine: Downloader,
    source: Mapping[str, str],
) -> Job:
    """The job; `source` says as whom it asks, beside what `described` tells of the image."""
    names = ImageNames(target.tag, target.uri)
    line = marker_line(choice.digest, choice.form, names, with_foreign=choice.with_foreign)
    blobs = choice.parts.wanted(with_foreign=choice.with_foreign) if choice.parts else None
    return Job(
        title=target.name if target.tag else target.repository,
        name=choice.name,
        folder=choice.folder,
        size_bytes=None if blobs is None else total_bytes(blobs),
        prepare=partial(_prepare, target, choice, calls, engine),
        note=_note(choice),
        digest=choice.digest,
        key=f"{KIND} {choice.digest} {choice.form} {choice.name}",
        kind=KIND if source else "",
        source={**described(target, choice), **source} if source else {},
        kept_bytes=partial(kept_bytes, choice.folder, choice.name, line),
        discard=partial(discard, choice.folder, choice.name, line),
    )


def form_name(form: ExportFormat) -> str:
    """What the form is called."""
    return {
        ExportFormat.OCI_FOLDER: translate("Export", "OCI image layout, folder"),
        ExportFormat.OCI_ARCHIVE: translate("Export", "OCI image layout, tar"),
        ExportFormat.DOCKER_ARCHIVE: translate("Export", "docker archive"),
    }[form]


def described(target: ExportTarget, choice: ExportChoice) -> dict[str, str]:
    """The export as texts, without any secret."""
    platform = choice.platform or Platform()
    return {
        "repository": target.repository,
        "image": target.digest,
        "root": target.root,
        "tag": target.tag,
        "uri": target.uri,
        "registry_id": target.registry_id,
        "digest": choice.digest,
        "form": choice.form.value,
        "platform": " ".join((platform.os, platform.architecture, platform.variant, platform.os_version)),
        "index": "yes" if choice.is_index else "",
        "foreign": "yes" if choice.with_foreign else "",
    }


def read_description(texts: Mapping[str, str], folder: Path, name: str) -> tuple[ExportTarget, ExportChoice]:
    """What `described` told. Raises KeyError and ValueError for what it never tells."""
    fields = ("repository", "image", "root", "tag", "uri", "registry_id")
    target = ExportTarget(*(texts[field] for field in fields))
    os, architecture, variant, version = texts["platform"].split(" ", 3)
    platform = Platform(os, architecture, variant, version) if os else None
    choice = ExportChoice(
        texts["digest"],
        ExportFormat(texts["form"]),
        folder,
        name,
        platform,
        is_index=bool(texts["index"]),
        with_foreign=bool(texts["foreign"]),
    )
    return target, choice


async def _prepare(
    target: ExportTarget, choice: ExportChoice, calls: ExportCalls, engine: Downloader, on_event: OnEvent
) -> Work:
    """The work, the manifests read where they are not known yet."""
    parts = choice.parts
    if parts is None:
        found = await calls.tree(target.repository, choice.digest)
        parts = parts_of(choice.digest, found, choice.platform)
    request = ExportRequest(
        parts,
        choice.form,
        ImageNames(target.tag, target.uri),
        choice.folder,
        choice.name,
        _blocking(calls.url_of, LayerRef(target.repository, "", target.registry_id)),
        choice.with_foreign,
        on_event,
        engine.network(),
        ca_bundle=await calls.ca_bundle(),
        limit=engine.limit,
        sharing=engine.sharing,
    )
    return lambda on_progress, stop: export(request, on_progress, stop)


def _blocking(url_of: UrlOf, place: LayerRef) -> BlobUrlOf:
    """What asks for a URL from the export's thread, and waits for it there."""
    loop = asyncio.get_running_loop()

    async def minted(digest: str, renew: bool) -> PresignedUrl:
        return await url_of(replace(place, digest=digest), renew=renew)

    def ask(digest: str, *, renew: bool = False) -> PresignedUrl:
        try:
            return asyncio.run_coroutine_threadsafe(minted(digest, renew), loop).result(RENEWAL_TIMEOUT_S)
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            raise ReadTimeoutError("No URL came in time.") from error

    return ask


def _note(choice: ExportChoice) -> str:
    what = translate("Export", "all platforms") if choice.is_index else str(choice.platform or "")
    return " · ".join(part for part in (what, form_name(choice.form)) if part)
