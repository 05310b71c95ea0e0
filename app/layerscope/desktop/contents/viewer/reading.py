"""A file's bytes, asked for and awaited."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.access.contents_asking import answered
from layerscope.access.contents_desk import ContentsDesk
from layerscope.contents.model.views import PathVersion
from layerscope.contents.service.replies import Cost, FileEnd, History, Piece, Reply
from layerscope.contents.service.requests import FileCost, PathHistory, ReadFile


@dataclass(frozen=True, slots=True)
class FilePlaced:
    """A file as `layer` of an image (a digest) has it."""

    image: str
    layer: int
    path: bytes


@dataclass(frozen=True, slots=True)
class FileRead:
    """The beginning of a file, or all of it. `is_verified`: all of it, and as its listing's digest says."""

    content: bytes
    size_bytes: int
    is_verified: bool = False

    @property
    def is_whole(self) -> bool:
        return len(self.content) >= self.size_bytes


async def cost_of(desk: ContentsDesk, place: FilePlaced) -> Cost | None:
    """What reading the file transfers; None where that is not told."""
    told: list[Cost] = []

    def hear(reply: Reply) -> None:
        if isinstance(reply, Cost):
            told.append(reply)

    await answered(desk, lambda number: FileCost(number, place.image, place.layer, place.path), hear)
    return told[0] if told else None


async def read_file(desk: ContentsDesk, place: FilePlaced, most_bytes: int) -> FileRead:
    """The file's first bytes, at most so many. Raises ContentsError or RegistryError."""
    pieces: list[bytes] = []
    ends: list[FileEnd] = []

    def hear(reply: Reply) -> None:
        if isinstance(reply, Piece):
            pieces.append(reply.content)
        elif isinstance(reply, FileEnd):
            ends.append(reply)

    await answered(
        desk, lambda number: ReadFile(number, place.image, place.layer, place.path, 0, most_bytes), hear
    )
    content = b"".join(pieces)
    end = ends[0] if ends else None
    return FileRead(content, end.size_bytes if end else len(content), bool(end and end.is_verified))


async def versions_of(
    desk: ContentsDesk, image: str, path: bytes
) -> tuple[tuple[PathVersion, ...], tuple[int, ...]]:
    """What each layer does to the path, in order; and the layers that are not listed."""
    told: list[History] = []

    def hear(reply: Reply) -> None:
        if isinstance(reply, History):
            told.append(reply)

    await answered(desk, lambda number: PathHistory(number, image, path), hear)
    return (told[0].versions, told[0].missing_layers) if told else ((), ())
