"""Saves an image's layers and config."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from typing import Any

from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import ChosenImage, chosen_image
from layerscope.commands.output.failures import failure_members, write_failure
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.tables import Cell, Column, Ink
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image
from layerscope.commands.transfers.amounts import Amounts
from layerscope.commands.transfers.choosing import chosen_files
from layerscope.commands.transfers.downloads import Downloads
from layerscope.commands.transfers.threads import shown, way_to_stores
from layerscope.commands.transfers.wanted import EndedFile, Outcome, WantedFile
from layerscope.words import formats
from layerscope.words.outside import line
from layerscope.words.paths import home_path
from layerscope.words.steps import step_words

_COLUMNS = (
    Column("LAYER", right=True),
    Column("SIZE", right=True),
    Column("RESULT"),
    Column("FILE", grows=True, keeps_end=True),
)
_INKS = {Outcome.DOWNLOADED: Ink.GOOD, Outcome.PAUSED: Ink.WARN, Outcome.FAILED: Ink.BAD}


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    reference = read_image(options.reference)
    image = await chosen_image(asking, reference, options.platform)
    files = chosen_files(image, options)
    if not files:
        out.note(_nothing_chosen(image))
        return statuses.NOT_TOLD
    skipped = {number for number, wanted in enumerate(files) if _is_left_out(wanted, options)}
    folder = options.to.expanduser()
    sizes = [wanted.size_bytes for number, wanted in enumerate(files) if number not in skipped]
    amounts = Amounts(None if None in sizes else sum(size or 0 for size in sizes))
    way = await way_to_stores(asking, reference, image.session, options.limit_rate)
    downloads = Downloads(way, folder, amounts)
    downloads.ended.update(
        {number: EndedFile(files[number], Outcome.SKIPPED, folder / files[number].name) for number in skipped}
    )
    try:
        await _followed(downloads, [each for each in enumerate(files) if each[0] not in skipped], out)
    except asyncio.CancelledError:
        out.note("Paused. What has arrived stays: the same command goes on from there.")
        raise
    finally:
        _tell(image, [downloads.ended[number] for number in sorted(downloads.ended)], out)
    is_whole = all(each.outcome is not Outcome.FAILED for each in downloads.ended.values())
    return statuses.FINE if is_whole else statuses.FOUND


async def _followed(downloads: Downloads, files: Sequence[tuple[int, WantedFile]], out: Output) -> None:
    """Bring the files, and show how far that is."""
    with Progress(out) as progress:

        def on_end(ended: EndedFile) -> None:
            if ended.error is not None:
                progress.clear()
                out.note(f"{_place(ended.wanted)}, {ended.path.name}:")
                write_failure(out, ended.error)

        async with shown(progress, lambda: downloads.amounts.line(_doing(downloads))):
            await downloads.run(files, on_end)


def _doing(downloads: Downloads) -> str:
    event = next(iter(downloads.events.values()), None)
    return step_words(event) if event is not None else ""


def _is_left_out(wanted: WantedFile, options: argparse.Namespace) -> bool:
    return bool(wanted.urls) and not options.foreign and not options.layers


def _nothing_chosen(image: ChosenImage) -> str:
    layers = image.read.layers
    total = formats.size(sum(layer.size_bytes or 0 for layer in layers))
    return (
        f"layerscope: What of {line(image.name)}? It has {len(layers)} layers ({total}).\n"
        "  --all saves every layer, --layer N one of them, --config the config."
    )


def _place(wanted: WantedFile) -> str:
    return f"Layer {wanted.position}" if wanted.position else "Config"


def _tell(image: ChosenImage, ended: Sequence[EndedFile], out: Output) -> None:
    if out.is_json:
        out.document("download", {"image": _image(image), "files": [_members(each) for each in ended]})
        return
    is_narrow = out.terminal.columns is not None
    out.table(_COLUMNS, [_row(each, with_folder=not is_narrow) for each in ended])
    if is_narrow and ended:
        out.line(f"in {line(home_path(ended[0].path.parent.absolute()))}", Ink.MUTED)


def _row(ended: EndedFile, *, with_folder: bool) -> tuple[Cell, ...]:
    wanted = ended.wanted
    return (
        Cell(str(wanted.position) if wanted.position else "config"),
        Cell(formats.size(wanted.size_bytes)),
        Cell(ended.outcome.value, _INKS.get(ended.outcome, Ink.MUTED)),
        Cell(line(str(ended.path) if with_folder else ended.path.name)),
    )


def _image(image: ChosenImage) -> dict[str, Any]:
    return {"repository": image.repository, "tag": image.root.tag or None, "digest": image.digest}


def _members(ended: EndedFile) -> dict[str, Any]:
    wanted = ended.wanted
    return {
        "layer": wanted.position or None,
        "digest": wanted.ref.digest,
        "sizeBytes": wanted.size_bytes,
        "path": str(ended.path),
        "outcome": ended.outcome.value,
        "resumedBytes": ended.resumed_bytes,
        "error": failure_members(ended.error) if ended.error is not None else None,
    }
