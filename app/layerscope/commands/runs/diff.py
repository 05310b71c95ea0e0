"""Tells the files and packages that two images have differently."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from typing import Any

from layerscope.access.contents_asking import answered
from layerscope.access.pair_listing import PairListing, Wanted
from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import ChosenImage, chosen_image
from layerscope.commands.contents.desk import DeskHere
from layerscope.commands.contents.differences_told import (
    FILE_COLUMNS,
    PACKAGE_COLUMNS,
    difference_cells,
    difference_members,
    package_cells,
    package_members,
)
from layerscope.commands.contents.opening import desk_for, layers_with_tables, tell_left_out
from layerscope.commands.contents.paying import NotAgreedError, Payer
from layerscope.commands.output.failures import write_failure
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image
from layerscope.contents.model.findings import Difference, PackageDifference
from layerscope.contents.service.replies import Compared, Differences, PackageDifferences, Reply
from layerscope.contents.service.requests import Compare
from layerscope.words import formats
from layerscope.words.listing_costs import listing_text
from layerscope.words.outside import line

SAME, DIFFERENT, TROUBLE = 0, 1, 2


@dataclass(slots=True)
class Comparison:
    """What was found; `packages` is None where they are not known, `layers` says what was left out."""

    files: list[Difference] = field(default_factory=list)
    packages: list[PackageDifference] | None = None
    layers: Compared | None = None

    @property
    def is_whole(self) -> bool:
        return self.layers is not None and not (self.layers.left_missing or self.layers.right_missing)

    @property
    def status(self) -> int:
        if not self.is_whole:
            return TROUBLE
        return DIFFERENT if self.files or self.packages else SAME


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    try:
        return await _run(asking, options, out)
    except NotAgreedError:
        return statuses.NOT_TOLD
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is trouble: 1 says that they differ
        write_failure(out, error)
        return TROUBLE


async def _run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    left_reference, right_reference = read_image(options.left), read_image(options.right)
    left = await chosen_image(asking, left_reference, options.platform)
    right = await chosen_image(asking, right_reference, options.platform)
    if not options.platform and left.platform is not None and left.platform.platform is not None:
        out.note(f"layerscope: Of each index, the image for {line(left.platform_name)} is compared.")
    async with desk_for(asking, options, left_reference, right_reference) as desk:
        listing = PairListing(
            desk, await layers_with_tables(desk, left), await layers_with_tables(desk, right)
        )
        await _list(listing, Payer(options, out), out)
        comparison = await _compared(desk, listing, options)
    _tell_left_out(listing, comparison.layers, out)
    _tell(out, (left, right), listing, comparison)
    return comparison.status


async def _list(listing: PairListing, payer: Payer, out: Output) -> None:
    """List what is to be compared: layers that both have too, where they cost little (for packages)."""
    await listing.open()
    wanted = listing.every()
    if not payer.is_free(listing.cost_bytes(wanted)):
        wanted = listing.unshared()
    await _list_these(listing, wanted, payer, out)
    await _list_these(listing, listing.put_off(), payer, out)


async def _list_these(listing: PairListing, wanted: Wanted, payer: Payer, out: Output) -> None:
    count, cost = listing.count(wanted), listing.cost_bytes(wanted)
    payer.agree(cost, f"To list {count} of {listing.total} layers of both, {formats.size(cost)} are read.")
    with Progress(out) as progress:
        await listing.list(wanted, lambda done, of: progress.show(listing_text(count, done, of)))


async def _compared(desk: DeskHere, listing: PairListing, options: argparse.Namespace) -> Comparison:
    found = Comparison()

    def hear(reply: Reply) -> None:
        if isinstance(reply, Differences):
            found.files.extend(reply.differences)
        elif isinstance(reply, PackageDifferences):
            found.packages = [*(found.packages or ()), *reply.differences]
        elif isinstance(reply, Compared):
            found.layers = reply

    left, right = listing.left.image.digest, listing.right.image.digest

    def request(number: int) -> Compare:
        return Compare(number, left, right, ignores_times=not options.times, reads_packages=options.yes)

    await answered(desk, request, hear)
    return found


def _tell(
    out: Output, images: tuple[ChosenImage, ChosenImage], listing: PairListing, found: Comparison
) -> None:
    packages = found.packages
    if out.is_json:
        members = {
            "left": _image(images[0]),
            "right": _image(images[1]),
            "sharedLayers": listing.shared,
            "isWhole": found.is_whole,
            "files": [difference_members(each) for each in found.files],
            "packages": None if packages is None else [package_members(each) for each in packages],
        }
        out.document("diff", members)
        return
    if found.files:
        out.table(FILE_COLUMNS, [difference_cells(each) for each in found.files])
    if packages:
        out.line()
        out.table(PACKAGE_COLUMNS, [package_cells(each) for each in packages])
    if packages is None:
        out.note("layerscope: Packages were not compared: not all layers are listed, or it reads too much.")


def _tell_left_out(listing: PairListing, compared: Compared | None, out: Output) -> None:
    if compared is not None:
        tell_left_out(listing.left, compared.left_missing, out)
        if listing.right is not listing.left:
            tell_left_out(listing.right, compared.right_missing, out)


def _image(image: ChosenImage) -> dict[str, Any]:
    return {
        "repository": image.repository,
        "tag": image.root.tag or None,
        "digest": image.digest,
        "platform": image.platform_name or None,
        "layers": len(image.read.layers),
    }
