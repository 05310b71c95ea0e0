"""Saves an image as a file or folder that other programs load."""

from __future__ import annotations

import argparse
import asyncio
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from layerscope.access.export_scopes import scope_for, usual_form
from layerscope.access.loading import usages
from layerscope.access.url_minting import for_threads
from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import RootImage, chosen_of, root_image
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image
from layerscope.commands.transfers.amounts import Amounts
from layerscope.commands.transfers.threads import Way, ended, shown, way_to_stores
from layerscope.registry.ecr.listing import repositories_in
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.reference import Reference
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferError
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.naming import export_name
from layerscope.transfers.export.rules.parts import ImageParts, check_loadable, total_bytes
from layerscope.transfers.export.rules.scopes import ExportScope, scopes_of
from layerscope.words import formats
from layerscope.words.outside import line
from layerscope.words.steps import step_words

_FORMATS = {
    "docker": ExportFormat.DOCKER_ARCHIVE,
    "oci": ExportFormat.OCI_ARCHIVE,
    "oci-folder": ExportFormat.OCI_FOLDER,
}


@dataclass(frozen=True, slots=True)
class _Target:
    """What is exported, as what, and where to."""

    root: RootImage
    scope: ExportScope
    parts: ImageParts
    form: ExportFormat
    names: ImageNames
    path: Path


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    reference = read_image(options.reference)
    root = await root_image(asking, reference)
    target = await _target(asking, root, options, await _uri(root, reference))
    if await asyncio.to_thread(os.path.lexists, target.path):
        out.note(f"layerscope: {line(str(target.path))} exists already. Nothing was replaced.")
        return statuses.FOUND
    if root.platforms and not target.scope.is_index and not options.platform:
        out.note(
            f"layerscope: Of the index, {line(target.scope.name)} is exported: docker takes one platform."
        )
    way = await way_to_stores(asking, reference, root.session, options.limit_rate)
    try:
        path = await _exported(target, way, options, out)
    except asyncio.CancelledError:
        out.note("Paused. What has arrived stays: the same command goes on from there.")
        raise
    _tell(target, path, options, out)
    return statuses.FINE


async def _target(asking: Asking, root: RootImage, options: argparse.Namespace, uri: str) -> _Target:
    """Raises RegistryError and TransferError where the image cannot be exported so."""
    digest = root.digest
    if options.platform:
        digest = (await chosen_of(root, options.platform)).digest
    found = await root.session.read_tree(root.repository, root.digest)
    loop = asyncio.get_running_loop()
    scopes = await loop.run_in_executor(asking.pool, partial(scopes_of, root.digest, found))
    chosen = next((each for each in scopes if each.digest == digest), scopes[0])
    form = _FORMATS[options.format] if options.format else usual_form(chosen)
    scope = scope_for(scopes, digest, form)
    if scope.parts is None:
        raise scope.error or TransferError
    if form is ExportFormat.DOCKER_ARCHIVE:
        check_loadable(scope.parts, with_foreign=options.foreign)
    path = options.to.expanduser()
    if path.is_dir():
        path /= export_name(
            root.repository, root.tag, scope.digest, scope.platform, form, is_index=scope.is_index
        )
    return _Target(root, scope, scope.parts, form, ImageNames(root.tag, uri), path)


async def _uri(root: RootImage, reference: Reference) -> str:
    """What the repository is called in the export; empty where neither the reference nor ECR says so."""
    if reference.host:
        return f"{reference.host}/{root.repository}"
    parameters: dict[str, Any] = {"repositoryNames": [root.repository]}
    if root.registry_id:
        parameters["registryId"] = root.registry_id
    subject = Subject(repository=root.repository)
    try:
        found = await root.session.client.submit("DescribeRepositories", subject, parameters, repositories_in)
    except RegistryError:  # who may only pull exports all the same
        return ""
    return found[0].uri if found else ""


async def _exported(target: _Target, way: Way, options: argparse.Namespace, out: Output) -> Path:
    """The path of what was made. Raises TransferError and RegistryError."""
    ask, events = for_threads(way.url_of), list[ProgressEvent]()

    def url_of(digest: str, *, renew: bool = False) -> PresignedUrl:
        return ask(target.root.ref(digest), renew=renew)

    request = ExportRequest(
        target.parts,
        target.form,
        target.names,
        target.path.parent,
        target.path.name,
        url_of,
        options.foreign,
        lambda event: events.__setitem__(slice(None), [event]),
        way.network,
        way.ca_bundle,
        way.limit,
        way.sharing,
    )
    amounts, stop = Amounts(total_bytes(request.blobs)), Stop()
    told = partial(amounts.told, target.path)
    work = asyncio.get_running_loop().run_in_executor(way.threads, way.maker.export, request, told, stop)
    with Progress(out) as progress:
        async with shown(progress, lambda: amounts.line(step_words(events[0]) if events else "")):
            return await ended(work, stop)


def _tell(target: _Target, path: Path, options: argparse.Namespace, out: Output) -> None:
    blobs = target.parts.wanted(with_foreign=options.foreign)
    if len(blobs) < len(target.parts.blobs):
        left_out = len(target.parts.blobs) - len(blobs)
        out.note(f"layerscope: {left_out} foreign layers are left out. --foreign takes them too.")
    loading = usages(target.form, target.names, path.absolute())
    if out.is_json:
        members = {
            "image": {"repository": target.root.repository, "tag": target.root.tag or None},
            "digest": target.scope.digest,
            "platform": str(target.scope.platform or "") or None,
            "isIndex": target.scope.is_index,
            "imageFormat": target.form.value,
            "path": str(path),
            "blobs": len(blobs),
            "blobBytes": total_bytes(blobs),
            "loadCommands": [each.command for each in loading],
        }
        out.document("export", members)
        return
    out.line(str(path))
    out.note(f"{len(blobs)} blobs verified, {formats.size(total_bytes(blobs))}. To load it:")
    for each in loading:
        out.note(f"  {each.command}")
