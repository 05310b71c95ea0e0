"""Writes a file's bytes out of an image, without pulling it."""

from __future__ import annotations

import argparse
from base64 import b64encode

from layerscope.access.contents_asking import answered
from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import chosen_image
from layerscope.commands.contents.desk import DeskHere, OnPiece
from layerscope.commands.contents.opening import desk_for, list_layers, opened
from layerscope.commands.contents.paths import path_members, shown
from layerscope.commands.contents.paying import NotAgreedError, Payer
from layerscope.commands.contents.questions import cost_bytes, followed
from layerscope.commands.contents.scopes import chosen_view, layers_of_view
from layerscope.commands.contents.taking import NotTextError, Taking
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image
from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.limits import MIB
from layerscope.contents.model.views import View
from layerscope.contents.service.replies import FileEnd, Followed, Reply
from layerscope.contents.service.requests import ReadFile
from layerscope.words import formats
from layerscope.words.file_facts import kind_text, path_text

MOST_JSON_BYTES = 20 * MIB
WHOLE = 2**62
_READABLE = {Kind.FILE, Kind.HARD_LINK}


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    text, path = options.place
    reference = read_image(text)
    image = await chosen_image(asking, reference, options.platform)
    view = chosen_view(image, options)
    payer = Payer(options, out)
    async with desk_for(asking, options, reference) as desk:
        listing = await opened(desk, image)
        try:
            is_whole = await list_layers(listing, layers_of_view(view), payer, out)
            place = await _placed(desk, view, path)
            if place.kind not in _READABLE:
                out.note(f"layerscope: {shown(place.path)} is no file but a {kind_text(place.kind)}.")
                return statuses.FOUND
            cost = await cost_bytes(desk, view.image, place.layer, place.path)
            payer.agree(cost, f"To read {shown(place.path)}, {formats.size(cost)} are read.")
        except NotAgreedError:
            return statuses.NOT_TOLD
        if not is_whole:
            out.note(f"layerscope: The layers that are left out may have another {shown(path)}.")
        if out.is_json:
            return await _document(desk, view, place, out)
        return await _written(desk, view, place, options, out)


async def _placed(desk: DeskHere, view: View, path: bytes) -> Followed:
    """What the path leads to. Raises NoSuchFileError."""
    place = await followed(desk, view, path)
    if not place.layer or (view.scope is Scope.LAYER and place.layer != view.layer):
        raise NoSuchFileError(path_text(place.path))
    return place


async def _written(
    desk: DeskHere, view: View, place: Followed, options: argparse.Namespace, out: Output
) -> int:
    taking = Taking(out.content, is_checked=out.stream.isatty() and not options.binary)
    try:
        await _read(desk, view, place, taking.take)
    except NotTextError:
        out.note(
            f"layerscope: {shown(place.path)} is not text, and would upset the terminal.\n"
            "  Write it to a file with > FILE, or all the same with --binary."
        )
        return statuses.FOUND
    return statuses.FINE


async def _document(desk: DeskHere, view: View, place: Followed, out: Output) -> int:
    content = bytearray()
    if place.size_bytes > MOST_JSON_BYTES:
        out.note(f"layerscope: It has {formats.size(place.size_bytes)}: too much for JSON. Leave --json out.")
        return statuses.FOUND
    end = await _read(desk, view, place, lambda piece: content.extend(piece.content))
    try:
        told = {"text": content.decode("utf-8"), "base64": None}
    except UnicodeDecodeError:
        told = {"text": None, "base64": b64encode(content).decode()}
    members = {
        "image": view.image,
        **path_members(place.path),
        "layer": place.layer,
        "sizeBytes": len(content),
        "isVerified": end.is_verified,
        **told,
    }
    out.document("cat", members)
    return statuses.FINE


async def _read(desk: DeskHere, view: View, place: Followed, on_piece: OnPiece) -> FileEnd:
    """Give the file's pieces to `on_piece`, in a thread; what it raises is raised here too."""
    ends: list[FileEnd] = []

    def hear(reply: Reply) -> None:
        if isinstance(reply, FileEnd):
            ends.append(reply)

    desk.on_piece = on_piece
    layer, path = place.layer, place.path
    await answered(desk, lambda number: ReadFile(number, view.image, layer, path, 0, WHOLE), hear)
    return ends[0]
