"""The saving of an image's files as a job of the queue, and its description in the list of transfers."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from layerscope.access.image_layers import image_layers
from layerscope.access.loading import Usage
from layerscope.access.url_minting import Begin, for_threads
from layerscope.accounts.model.profiles import Account
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.saving.wanted import LinkForm, Saving, SavingForm, marker_line
from layerscope.desktop.shell.account_calls import AccountCalls
from layerscope.desktop.shell.job import Downloader, Job, OnEvent, Work
from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.model.layers import LayerRef
from layerscope.text.command_lines import command_line
from layerscope.transfers.export.workfolder import discard, kept_bytes
from layerscope.words.plurals import Plural

if TYPE_CHECKING:  # what reads layers is imported where something is to be saved
    from layerscope.worker.saving import BlobUrlOf

KIND = "files"
translate = QCoreApplication.translate
_SEPARATOR = b"\0"  # no path has one


@dataclass(frozen=True, slots=True)
class SavedAs:
    """A folder or tar of this name in that folder."""

    folder: Path
    name: str


def saving_job(
    saving: Saving,
    place: SavedAs,
    account: Account,
    calls: AccountCalls,
    downloader: Downloader,
    source: Mapping[str, str],
) -> Job:
    """The job; `source` tells the account, beside what `described` tells of the image and its files.

    A saving whose image has no layers yet, as of one that is restored, reads them before it begins.
    """
    line = marker_line(saving)
    verified = [len(saving.layers)]  # of one that is restored it is known once it is prepared
    return Job(
        title=saving_title(saving),
        name=place.name,
        folder=place.folder,
        size_bytes=saving.size_bytes if saving.layers else None,
        prepare=partial(_prepare, saving, place, account, calls, downloader, verified),
        note=form_name(saving.form),
        digest=saving.image.digest,
        key=f"{KIND} {line.decode()} {place.name}",
        kind=KIND,
        source={**described(saving), **source},
        proof=lambda: Plural.tr("%Ln layers verified", "", verified[0]) if verified[0] else "",
        usages=lambda path: _usages(saving.form, path),
        kept_bytes=partial(kept_bytes, place.folder, place.name, line),
        discard=partial(discard, place.folder, place.name, line),
    )


def form_name(form: SavingForm) -> str:
    return {
        SavingForm.FOLDER: translate("Files", "folder of files"),
        SavingForm.TAR: translate("Files", "tar of the file system"),
    }[form]


def described(saving: Saving) -> dict[str, str]:
    """The saving as texts without a secret, for the list of transfers."""
    return {
        "repository": saving.image.repository,
        "image": saving.image.digest,
        "registry": saving.image.registry_id,
        "scope": saving.scope.value,
        "layer": str(saving.layer),
        "form": saving.form.value,
        "links": saving.links.value,
        "executable": "yes" if saving.keeps_executable else "",
        "paths": base64.b64encode(_SEPARATOR.join(saving.paths)).decode(),
    }


def read_description(texts: Mapping[str, str]) -> Saving:
    """The saving that `described` wrote, without its layers. Raises KeyError, ValueError for others."""
    return Saving(
        ImageLayers(texts["repository"], texts["image"], (), texts["registry"]),
        Scope(texts["scope"]),
        int(texts["layer"]),
        tuple(base64.b64decode(texts["paths"], validate=True).split(_SEPARATOR)),
        SavingForm(texts["form"]),
        LinkForm(texts["links"]),
        keeps_executable=bool(texts["executable"]),
    )


async def _prepare(
    saving: Saving,
    place: SavedAs,
    account: Account,
    calls: AccountCalls,
    downloader: Downloader,
    verified: list[int],
    on_event: OnEvent,
) -> Work:
    from layerscope.worker.saving import SavingRequest

    downloader.maker.prepare()
    image = saving.image
    if not image.layers:
        read = await calls.of(account).read_image(image.repository, image.digest)
        saving = replace(saving, image=image_layers(image.repository, read, image.registry_id))
    verified[:] = [len(saving.layers)]
    request = SavingRequest(
        saving,
        place.folder,
        place.name,
        _minted_by(calls.url_of(account), image, downloader.begin),
        on_event,
        downloader.network(),
        await calls.ca_bundle(account),
        downloader.limit,
    )
    return partial(downloader.maker.save, request)


def _minted_by(url_of: UrlOf, image: ImageLayers, begin: Begin | None) -> BlobUrlOf:
    ask = for_threads(url_of, begin)
    return lambda digest, renew: ask(LayerRef(image.repository, digest, image.registry_id), renew=renew)


def saving_title(saving: Saving) -> str:
    if len(saving.paths) != 1:
        return Plural.tr("%Ln files or folders", "", len(saving.paths))
    return "/" + saving.paths[0].decode(errors="backslashreplace")


def _usages(form: SavingForm, path: Path) -> tuple[Usage, ...]:
    """Sources: docker-import(1), podman-import(1)."""
    if form is not SavingForm.TAR:
        return ()
    lines = ((program, command_line([program, "import", str(path)])) for program in ("docker", "podman"))
    return tuple(Usage(program, line) for program, line in lines if line)
