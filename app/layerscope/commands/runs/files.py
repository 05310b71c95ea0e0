"""Lists the files of an image."""

from __future__ import annotations

import argparse

from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import chosen_image
from layerscope.commands.contents.desk import DeskHere
from layerscope.commands.contents.opening import desk_for, list_layers, opened
from layerscope.commands.contents.paying import NotAgreedError, Payer
from layerscope.commands.contents.questions import folder_rows, followed, found_rows, rows_below
from layerscope.commands.contents.rows_told import columns, row_cells, row_members
from layerscope.commands.contents.scopes import chosen_view, layers_of_view
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image
from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import FileRow
from layerscope.contents.model.views import View
from layerscope.words import formats
from layerscope.words.file_facts import path_text


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    reference = read_image(options.reference)
    image = await chosen_image(asking, reference, options.platform)
    view = chosen_view(image, options)
    async with desk_for(asking, options, reference) as desk:
        listing = await opened(desk, image)
        try:
            is_whole = await list_layers(listing, layers_of_view(view), Payer(options, out), out)
        except NotAgreedError:
            return statuses.NOT_TOLD
        folder, rows, total = await _rows(desk, view, options)
    is_whole = is_whole and total <= len(rows)
    _tell(out, options, view, folder, rows, is_whole=is_whole)
    if total > len(rows):
        out.note(f"layerscope: These are the first {formats.count(len(rows))} of more paths that match.")
    return statuses.FINE if is_whole else statuses.FOUND


async def _rows(desk: DeskHere, view: View, options: argparse.Namespace) -> tuple[bytes, list[FileRow], int]:
    """The folder that the rows' names begin in, the rows, and how many there are. Raises NoSuchFileError."""
    place = await followed(desk, view, options.path)
    is_seen = bool(place.layer) or not options.path
    if place.kind is not Kind.FOLDER or not is_seen:
        folder, _, name = place.path.rpartition(b"/")
        rows = [row for row in await _inside(desk, view, folder) if row.name == name]
        if not rows:
            raise NoSuchFileError(path_text(options.path))
        return folder, rows, len(rows)
    if options.filter.strip():
        begin = place.path + b"/" if place.path else b""
        found, total = await found_rows(desk, view, f"{options.filter} {_path_word(begin)}")
        rows = [row._replace(name=row.name[len(begin) :]) for row in found if row.name.startswith(begin)]
        return place.path, rows, len(rows) + (total - len(found))
    if options.recursive:
        rows = [row async for row in rows_below(desk, view, place.path)]
    else:
        rows = await folder_rows(desk, view, place.path)
    return place.path, rows, len(rows)


def _path_word(begin: bytes) -> str:
    """A filter word that paths below this one match, so that the first of them are among the first found.

    Others may match it too. Of a path with blanks or wildcards there is none.
    """
    text = begin.decode("utf-8", "surrogateescape")
    return text if not any(letter.isspace() or letter in "*?" for letter in text) else ""


async def _inside(desk: DeskHere, view: View, folder: bytes) -> list[FileRow]:
    """What the folder shows, what a layer has removed in it too; nothing where there is no such folder."""
    try:
        return await folder_rows(desk, view, folder)
    except NoSuchFileError:
        return []


def _tell(
    out: Output,
    options: argparse.Namespace,
    view: View,
    folder: bytes,
    rows: list[FileRow],
    *,
    is_whole: bool,
) -> None:
    has_changes = view.scope is Scope.LAYER
    if out.is_json:
        files = [row_members(row, b"/".join(filter(None, (folder, row.name)))) for row in rows]
        out.document("files", {"image": view.image, "isWhole": is_whole, "files": files})
        return
    out.table(
        columns(is_long=options.long, has_changes=has_changes),
        [row_cells(row, is_long=options.long, has_changes=has_changes) for row in rows],
    )
