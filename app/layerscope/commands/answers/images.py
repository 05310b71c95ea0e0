"""A repository's images as rows and as members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from layerscope.access.image_children import ImageChild
from layerscope.commands.answers.listed import listed_members
from layerscope.commands.folded_images import FoldedImages
from layerscope.commands.output.tables import Cell, Column, Ink
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.words import formats, unknown
from layerscope.words.image_statuses import status_word
from layerscope.words.kinds import kind_word
from layerscope.words.outside import line
from layerscope.words.plurals import Plural
from layerscope.words.scan_words import scan_text

COLUMNS = (
    Column("TAGS", grows=True, least=16),
    Column("TYPE", spare=True),
    Column("SIZE", right=True),
    Column("PUSHED", spare=True),
    Column("STATUS", spare=True),
    Column("SCAN", spare=True),
    Column("LAST PULLED", spare=True),
    Column("DIGEST", grows=True, spare=True, least=13),
)
_BELOW = "  "


def rows_of(images: FoldedImages, tops: Iterable[ListedImage], *, is_open: bool) -> list[tuple[Cell, ...]]:
    """A row for each image, and where it is open one for each that stands below it."""
    rows: list[tuple[Cell, ...]] = []
    for image in tops:
        rows.append(_row(images, image))
        if is_open:
            rows += [_child_row(images, child) for child in images.platforms(image.digest)]
            rows += [_child_row(images, child) for child in images.attached(image.digest)]
    return rows


def image_members(images: FoldedImages, image: ListedImage) -> dict[str, Any]:
    return {
        **listed_members(image),
        "kind": images.kind(image).value,
        "platforms": [_child_members(images, child) for child in images.platforms(image.digest)],
        "attached": [_child_members(images, child) for child in images.attached(image.digest)],
    }


def _row(images: FoldedImages, image: ListedImage) -> tuple[Cell, ...]:
    note = " (image not listed)" if images.is_alone(image) else ""
    tags = Cell(line(", ".join(image.tags)) + note) if image.tags else Cell(f"untagged{note}", Ink.MUTED)
    return (tags, Cell(_type_text(images, image)), *_record_cells(image))


def _type_text(images: FoldedImages, image: ListedImage) -> str:
    """`image`, `2 platforms`, `signature`; with how many are about it: `image + 3`."""
    kind = images.kind(image)
    named = [child for child in images.platforms(image.digest) if child.kind is not ImageKind.INDEX]
    text = kind_word(kind)
    if kind is ImageKind.INDEX and named:
        text = Plural.tr("%n platforms", "", len(named))
    attached = len(images.attached(image.digest))
    return f"{text} + {attached}" if attached else text


def _child_row(images: FoldedImages, child: ImageChild) -> tuple[Cell, ...]:
    name = "" if child.folds or child.platform is None else child.name or str(child.platform)
    listed = images.listed(child.digest)
    tags = ", ".join(listed.tags) if listed and child.folds else ""
    cells = _record_cells(listed) if listed else _child_cells(child)
    return (Cell(_BELOW + line(name or tags or kind_word(child.kind))), Cell(kind_word(child.kind)), *cells)


def _record_cells(image: ListedImage) -> Iterator[Cell]:
    yield Cell(formats.size(image.size_bytes) or unknown.word_of(image.unknown, *unknown.SIZES))
    yield Cell(formats.relative_time(image.pushed_at_s))
    yield Cell(line(status_word(image.status)), Ink.PLAIN if image.status == ImageStatus.ACTIVE else Ink.WARN)
    yield Cell(line(scan_text(image.scan)))
    yield Cell(formats.relative_time(image.last_pulled_at_s))
    yield Cell(line(image.digest))


def _child_cells(child: ImageChild) -> Iterator[Cell]:
    """Of one that no listing has, which need not be there."""
    yield Cell(formats.size(child.size_bytes))
    yield Cell("")
    yield Cell("not listed", Ink.WARN)
    yield from (Cell(""),) * 2
    yield Cell(line(child.digest))


def _child_members(images: FoldedImages, child: ImageChild) -> dict[str, Any]:
    listed = images.listed(child.digest)
    return {
        "digest": child.digest,
        "name": child.name,
        "kind": child.kind.value,
        "about": child.about or None,
        "listed": listed_members(listed) if listed else None,
    }
