"""What commands ask about open images, awaited."""

from __future__ import annotations

from collections.abc import AsyncIterator

from layerscope.access.contents_asking import answered
from layerscope.access.contents_desk import RequestOf
from layerscope.commands.contents.desk import DeskHere
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import FileRow, UnpackedRows
from layerscope.contents.model.views import View
from layerscope.contents.service.replies import Cost, Followed, Reply, Rows
from layerscope.contents.service.requests import FileCost, FilterRows, FolderRows, FollowPath


async def folder_rows(desk: DeskHere, view: View, folder: bytes) -> list[FileRow]:
    """What the folder shows."""
    rows, _total = await _rows(desk, lambda number: FolderRows(number, view, folder))
    return rows


async def found_rows(desk: DeskHere, view: View, words: str) -> tuple[list[FileRow], int]:
    """The first rows that match the filter words, with whole paths, and how many there are."""
    return await _rows(desk, lambda number: FilterRows(number, view, words))


async def rows_below(desk: DeskHere, view: View, folder: bytes) -> AsyncIterator[FileRow]:
    """All below the folder with whole paths, each folder before what is in it."""
    waiting = [folder]
    while waiting:
        at = waiting.pop()
        inside = []
        for row in await folder_rows(desk, view, at):
            path = b"/".join(filter(None, (at, row.name)))
            yield row._replace(name=path)
            if row.kind is Kind.FOLDER:
                inside.append(path)
        waiting.extend(reversed(inside))


async def followed(desk: DeskHere, view: View, path: bytes) -> Followed:
    """What is seen at the path, its links followed; its `layer` is 0 where nothing is."""
    told: list[Followed] = []

    def hear(reply: Reply) -> None:
        if isinstance(reply, Followed):
            told.append(reply)

    await answered(desk, lambda number: FollowPath(number, view, path), hear)
    return told[0]


async def _rows(desk: DeskHere, request_of: RequestOf) -> tuple[list[FileRow], int]:
    rows: list[FileRow] = []
    total = [0]

    def hear(reply: Reply) -> None:
        if isinstance(reply, Rows):
            unpacked = UnpackedRows(reply.rows)
            rows.extend(map(unpacked.row, range(len(unpacked))))
            total[0] = reply.total_found

    await answered(desk, request_of, hear)
    return rows, total[0]


async def cost_bytes(desk: DeskHere, image: str, layer: int, path: bytes) -> int:
    """What reading the file that the layer has at the path transfers; raises NoSuchFileError."""
    told: list[Cost] = []

    def hear(reply: Reply) -> None:
        if isinstance(reply, Cost):
            told.append(reply)

    await answered(desk, lambda number: FileCost(number, image, layer, path), hear)
    return told[0].transferred_bytes
