"""What differs between two images, as tables and as members of JSON."""

from __future__ import annotations

from typing import Any

from layerscope.commands.contents.paths import path_members, shown
from layerscope.commands.contents.rows_told import KINDS
from layerscope.commands.output.json_values import time_member
from layerscope.commands.output.tables import Cell, Column, Ink
from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Difference, PackageDifference, Side, SideFacts
from layerscope.words import formats
from layerscope.words.file_facts import what_text
from layerscope.words.outside import line

FILE_COLUMNS = (
    Column("FILE"),
    Column("LEFT", right=True),
    Column("RIGHT", right=True),
    Column("PATH", grows=True, keeps_end=True),
    Column("WHAT", grows=True),
)
PACKAGE_COLUMNS = (
    Column("PACKAGE", grows=True),
    Column("OF"),
    Column("LEFT", grows=True),
    Column("RIGHT", grows=True),
)
_SIDES = {
    Side.LEFT: Cell("only left", Ink.BAD),
    Side.RIGHT: Cell("only right", Ink.GOOD),
    Side.BOTH: Cell("changed", Ink.WARN),
}
_SIZED = {Kind.FILE, Kind.HARD_LINK}


def difference_cells(difference: Difference) -> tuple[Cell, ...]:
    side = _SIDES[difference.side]
    if not difference.is_certain:
        side = Cell(f"{side.text}?", side.ink)
    return (
        side,
        Cell(_size(difference.left)),
        Cell(_size(difference.right)),
        Cell(shown(difference.path)),
        Cell(line(what_text(difference)), Ink.MUTED),
    )


def difference_members(difference: Difference) -> dict[str, Any]:
    return {
        **path_members(difference.path),
        "side": difference.side.value,
        "differs": [aspect.name.lower() for aspect in Aspect if aspect & difference.aspects and aspect.name],
        "isCertain": difference.is_certain,
        "left": _side_members(difference.left),
        "right": _side_members(difference.right),
    }


def package_cells(package: PackageDifference) -> tuple[Cell, ...]:
    return (
        Cell(line(package.name)),
        Cell(package.ecosystem.value, Ink.MUTED),
        Cell(line(package.left) or "-"),
        Cell(line(package.right) or "-"),
    )


def package_members(package: PackageDifference) -> dict[str, Any]:
    return {
        "name": package.name,
        "ecosystem": package.ecosystem.value,
        "left": package.left or None,
        "right": package.right or None,
    }


def _side_members(side: SideFacts | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "layer": side.layer,
        "kind": KINDS[side.kind],
        "sizeBytes": side.size_bytes if side.kind in _SIZED else None,
        "mode": f"{side.mode:04o}",
        "uid": side.uid,
        "gid": side.gid,
        "modifiedAt": time_member(side.mtime_s),
        "target": side.link.decode("utf-8", "replace") or None,
    }


def _size(side: SideFacts | None) -> str:
    return formats.size(side.size_bytes) if side is not None and side.kind in _SIZED else ""
