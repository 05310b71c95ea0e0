"""An export as a job of the queue, and its description in the list of transfers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from layerscope.access.loading import usages
from layerscope.access.url_minting import Begin, for_threads
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.shell.account_calls import AccountCalls
from layerscope.desktop.shell.job import Downloader, Job, OnEvent, Work
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.export.request import BlobUrlOf, ExportRequest, marker_line
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.parts import parts_of, total_bytes
from layerscope.transfers.export.workfolder import discard, kept_bytes
from layerscope.words.plurals import Plural

KIND = "export"
translate = QCoreApplication.translate


def export_job(
    target: ExportTarget,
    choice: ExportChoice,
    account: Account,
    calls: AccountCalls,
    downloader: Downloader,
    source: Mapping[str, str],
) -> Job:
    """The job; `source` tells the account, beside what `described` tells of the image."""
    names = ImageNames(target.tag, target.uri)
    line = marker_line(choice.digest, choice.form, names, with_foreign=choice.with_foreign)
    blobs = choice.parts.wanted(with_foreign=choice.with_foreign) if choice.parts else None
    verified = [len(blobs) if blobs else 0]  # of one that is restored it is known once it is prepared
    return Job(
        title=target.name if target.tag else target.repository,
        name=choice.name,
        folder=choice.folder,
        size_bytes=None if blobs is None else total_bytes(blobs),
        prepare=partial(_prepare, target, choice, account, calls, downloader, verified),
        note=_note(choice),
        digest=choice.digest,
        key=f"{KIND} {choice.digest} {choice.form} {choice.name}",
        kind=KIND if source else "",
        source={**described(target, choice), **source} if source else {},
        proof=lambda: Plural.tr("%Ln blobs verified", "", verified[0]) if verified[0] else "",
        usages=partial(usages, choice.form, names),
        kept_bytes=partial(kept_bytes, choice.folder, choice.name, line),
        discard=partial(discard, choice.folder, choice.name, line),
    )


def form_name(form: ExportFormat) -> str:
    return {
        ExportFormat.OCI_FOLDER: translate("Export", "OCI image layout, folder"),
        ExportFormat.OCI_ARCHIVE: translate("Export", "OCI image layout, tar"),
        ExportFormat.DOCKER_ARCHIVE: translate("Export", "docker archive"),
    }[form]


def described(target: ExportTarget, choice: ExportChoice) -> dict[str, str]:
    """The export as texts without a secret, for the list of transfers."""
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
    """The export that `described` wrote. Raises KeyError and ValueError for anything else."""
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
    target: ExportTarget,
    choice: ExportChoice,
    account: Account,
    calls: AccountCalls,
    downloader: Downloader,
    verified: list[int],
    on_event: OnEvent,
) -> Work:
    """The work; the manifests are read where they are not known yet."""
    downloader.maker.prepare()
    parts = choice.parts
    if parts is None:
        found = await calls.of(account).read_tree(target.repository, choice.digest)
        parts = parts_of(choice.digest, found, choice.platform)
    verified[:] = [len(parts.wanted(with_foreign=choice.with_foreign))]
    request = ExportRequest(
        parts,
        choice.form,
        ImageNames(target.tag, target.uri),
        choice.folder,
        choice.name,
        _minted_by(calls.url_of(account), target, downloader.begin),
        choice.with_foreign,
        on_event,
        downloader.network(),
        ca_bundle=await calls.ca_bundle(account),
        limit=downloader.limit,
        sharing=downloader.sharing,
    )
    return partial(downloader.maker.export, request)


def _minted_by(url_of: UrlOf, image: ExportTarget, begin: Begin | None) -> BlobUrlOf:
    """What mints the URLs of the image's blobs in the export's thread."""
    ask = for_threads(url_of, begin)

    def blob_url(digest: str, *, renew: bool = False) -> PresignedUrl:
        return ask(LayerRef(image.repository, digest, image.registry_id), renew=renew)

    return blob_url


def _note(choice: ExportChoice) -> str:
    what = translate("Export", "all platforms") if choice.is_index else str(choice.platform or "")
    return " · ".join(part for part in (what, form_name(choice.form)) if part)
