"""Prints the presigned URLs of layers."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import Any

from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import chosen_image
from layerscope.commands.chosen_layers import chosen_layers
from layerscope.commands.output.json_values import time_member
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image, read_repository
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.model.layers import Layer, LayerRef, refine_by_state
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.digests import is_digest
from layerscope.registry.references.reference import DigestKind, Reference
from layerscope.text.plain import visible
from layerscope.text.reasons import Reason
from layerscope.transfers.rules.naming import file_name
from layerscope.words import formats

_NOT_QUOTED = "A name in it cannot be quoted safely for this system's shell:"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A layer whose URL is wanted; `layer` has what is known of it, `name` what its file is called."""

    session: RegistrySession
    ref: LayerRef
    layer: Layer
    name: str


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    found = [(wanted, await _url(wanted)) for wanted in await _wanted(asking, options)]
    if out.is_json:
        out.document("url", {"urls": [_members(wanted, url) for wanted, url in found]})
        return statuses.FINE
    status = statuses.FINE
    for wanted, url in found:
        text = _text(wanted, url, options)
        if not text:
            out.note(f"{_NOT_QUOTED} {wanted.ref.digest}")
            status = statuses.FOUND
            continue
        out.line(text)
        if not options.aws:
            out.note(_life(wanted, url))
    return status


def _text(wanted: _Wanted, url: PresignedUrl, options: argparse.Namespace) -> str:
    """The URL or the command; empty where no prompt takes it as it is."""
    if options.aws:
        return wanted.session.cli_command(wanted.ref)
    return url.checked_curl(wanted.name) if options.curl else visible(url.url)


async def _wanted(asking: Asking, options: argparse.Namespace) -> list[_Wanted]:
    """The layers that the command line names; an image is read only where that is needed to know them."""
    named = read_repository(options.reference)
    if named.digest_kind is DigestKind.LAYER:
        return [_by_digest(asking, named, named.digest)]
    if not options.layers:
        raise InvalidReferenceError(
            options.reference, Reason.tr("no layer is named; add --layer with its number or digest.")
        )
    if not named.tag and not named.digest and all(map(is_digest, options.layers)):
        return [_by_digest(asking, named, digest) for digest in options.layers]
    chosen = await chosen_image(asking, read_image(options.reference), options.platform or "")
    return [
        _Wanted(
            chosen.session,
            chosen.ref(layer),
            layer,
            file_name(chosen.repository, chosen.root.tag, chosen.digest, layer),
        )
        for layer in chosen_layers(chosen.read, options, chosen.root.subject)
    ]


def _by_digest(asking: Asking, named: Reference, digest: str) -> _Wanted:
    session, layer = asking.session(named), Layer(0, digest)
    ref = LayerRef(named.repository, digest, asking.account_at(named).registry_id)
    return _Wanted(session, ref, layer, file_name(named.repository, "", "", layer))


async def _url(wanted: _Wanted) -> PresignedUrl:
    layer = wanted.layer
    if layer.foreign and layer.urls:  # not ECR's to have
        return PresignedUrl(layer.urls[0], layer.digest)
    try:
        return await wanted.session.url_of(wanted.ref)
    except RegistryError as error:
        better = refine_by_state(error, layer.state)
        raise better from (None if better is error else error)


def _life(wanted: _Wanted, url: PresignedUrl) -> str:
    """For how long it is good, in the window's words."""
    if wanted.layer.foreign:
        return "Foreign layer: not stored in ECR by design; this is the manifest's address of it."
    left_s = url.seconds_left(time.time())
    if left_s is None:
        return "Anyone with this URL can download the layer; expiry unknown."
    until = formats.exact_time(url.expires_at_s)
    return (
        f"Valid for {formats.clock(left_s)}, until {until}. Anyone with this URL can download the layer "
        "until then."
    )


def _members(wanted: _Wanted, url: PresignedUrl) -> dict[str, Any]:
    return {
        "number": wanted.layer.position or None,
        "digest": wanted.ref.digest,
        "repository": wanted.ref.repository,
        "sizeBytes": wanted.layer.size_bytes,
        "foreign": wanted.layer.foreign,
        "url": url.url,
        "expiresAt": time_member(url.expires_at_s),
        "curl": url.checked_curl(wanted.name),
        "aws": wanted.session.cli_command(wanted.ref),
    }
