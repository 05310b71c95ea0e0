"""The sentences of the tab: what listing costs, how far it is, what is listed and of what it was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.model.notes import NoteKind
from layerscope.contents.model.ways import TableCheck, WayKind
from layerscope.contents.service.replies import LayerListed, LayerWay, ListProgress, Total
from layerscope.desktop.contents.files.plan import Plan
from layerscope.desktop.contents.files.state import Looked
from layerscope.desktop.contents.texts import name_text
from layerscope.words import formats
from layerscope.words.file_facts import layers_text
from layerscope.words.plurals import Plural
from layerscope.words.reasons import translated

translate = QCoreApplication.translate
_MOST_NAMED = 12  # paths in a tooltip


def asking_text(plan: Plan, *, is_layer: bool) -> str:
    """What listing costs, before it is spent."""
    size = formats.size(plan.asked_bytes)
    if is_layer:
        text = translate(
            "Files", "This layer is {size}. To list its files, it is read once: {size} of traffic out of ECR."
        )
        return text.replace("{size}", size)
    text = Plural.tr(
        "%Ln layers are not listed yet. To list their files, they are read once: %1 of traffic out of ECR.",
        "",
        len(plan.asked_for),
    )
    return text.replace("%1", size)


def not_known_text(layers: Sequence[int]) -> str:
    """Which layers the rows leave out."""
    text = Plural.tr("The files of %Ln layers are still unknown: %1.", "", len(layers))
    return text.replace("%1", layers_text(layers))


def progress_text(under_way: Iterable[ListProgress | None]) -> str:
    """How far the reading of the layers is."""
    told = [each for each in under_way if each is not None]
    entries = sum(each.entries for each in told)
    read, of = sum(each.read_bytes for each in told), sum(each.of_bytes for each in told)
    if not told:
        return translate("Files", "Listing the files…")
    text = translate("Files", "Listing the files: {entries} so far, {read} of {size} read…")
    return text.format(entries=formats.count(entries), read=formats.size(read), size=formats.size(of))


def empty_text(looked: Looked) -> str:
    """Why there are no rows although everything is listed."""
    if looked.words:
        return translate("Files", "No files match “{words}”.").replace("{words}", looked.words)
    if looked.changes:
        return translate("Files", "No files with these changes.")
    if looked.scope is Scope.LAYER:
        return translate("Files", "This layer changes no files.")
    return translate("Files", "There are no files.")


def count_text(total: Total) -> str:
    """`12,402 files, 1.2 GB`."""
    files = Plural.tr("%Ln files", "", total.files)
    return translate("Files", "{files}, {size}").format(files=files, size=formats.size(total.size_bytes))


def found_text(shown: int, found: int) -> str:
    """How many the filter finds, and how many of them are shown."""
    if found <= shown:
        return Plural.tr("%Ln found", "", shown)
    return Plural.tr("The first %1 of %Ln found", "", found).replace("%1", formats.count(shown))


def source_text(listed: Sequence[LayerListed], ways: Sequence[LayerWay]) -> str:
    """What the listings were made of: `from SOCI index, 0.4% read`; of several layers each kind once."""
    kinds = {way.layer: way.kind for way in ways}
    has_several = len(listed) > 1
    told = (_source(each, kinds.get(each.layer), has_several=has_several) for each in listed)
    return " · ".join(dict.fromkeys(told))


def source_tip(listed: Sequence[LayerListed]) -> str:
    """What there is to know of listings that are not whole, or claims."""
    lines = []
    for each in listed:
        facts = each.facts
        if facts.listed_from is not ListedFrom.LAYER:
            lines.append(
                translate(
                    "Files", "A table of contents is a claim: the layer may have other files than it says."
                )
            )
    return "\n".join(dict.fromkeys(lines))


def oddities_text(listed: Sequence[LayerListed]) -> str:
    """How many things of the archives are not as they should be; empty where all are."""
    count = sum(each.note_count + each.facts.fault_count for each in listed)
    return Plural.tr("%Ln oddities", "", count) if count else ""


def oddities_tip(listed: Sequence[LayerListed]) -> str:
    """The first of them, where and what; the last fault ended a listing that is not whole."""
    lines: list[str] = []
    for each in listed:
        faults = each.facts.faults
        for fault in dict.fromkeys((*faults[: _MOST_NAMED - 1], *faults[-1:])):
            text = translate("Files", "Layer {n}, byte {at}: {reason}")
            at, reason = formats.count(fault.at_byte), translated(fault.reason)
            lines.append(text.format(n=each.layer, at=at, reason=reason))
        for note in each.notes:
            text = translate("Files", "Layer {n}, {path}: {what}")
            path, what = f"/{name_text(note.path)}", _note_text(note.kind)
            lines.append(text.replace("{n}", str(each.layer)).replace("{what}", what).replace("{path}", path))
    told = lines[:_MOST_NAMED]
    if told and sum(each.note_count + each.facts.fault_count for each in listed) > len(told):
        told.append("…")
    return "\n".join(told)


def _note_text(kind: NoteKind) -> str:
    return {
        NoteKind.AUFS: translate("Files", "a file of AUFS itself, none of the image"),
        NoteKind.WHITEOUT_OF_NOTHING: translate("Files", "a whiteout that names nothing"),
        NoteKind.OVERLAY_WHITEOUT: translate("Files", "a device as overlay marks what is removed"),
        NoteKind.OVERLAY_OPAQUE: translate(
            "Files", "a folder that hides what is below it, as overlay marks it"
        ),
        NoteKind.AGAIN: translate("Files", "the archive has this path again, and the later entry counts"),
    }[kind]


def _source(listed: LayerListed, way: WayKind | None, *, has_several: bool) -> str:
    facts = listed.facts
    if facts.listed_from is ListedFrom.LAYER:
        text = (
            translate("Files", "listed before")
            if way is WayKind.KEPT
            else _read_layer(listed, has_several=has_several)
        )
        return text if facts.is_complete else translate("Files", "{source}, incomplete").format(source=text)
    name = {
        ListedFrom.ZSTD_CHUNKED: "zstd:chunked",
        ListedFrom.ESTARGZ: "eStargz",
        ListedFrom.STARGZ: "stargz",
        ListedFrom.SOCI_V1: "SOCI",
        ListedFrom.SOCI_V2: "SOCI",
    }[facts.listed_from]
    if not facts.is_verified:
        return translate("Files", "unverified table of contents ({kind})").format(kind=name)
    text = translate("Files", "from the {kind} table of contents").format(kind=name)
    if not listed.transferred_bytes or not facts.compressed_bytes:
        return text
    share = QLocale().toString(100 * listed.transferred_bytes / facts.compressed_bytes, "f", 1)
    return translate("Files", "{source}, {share}% read").format(source=text, share=share)


def _read_layer(listed: LayerListed, *, has_several: bool) -> str:
    if has_several:
        if listed.facts.is_verified:
            return translate("Files", "from the layers, digests verified")
        # Each by its number: beside the sentence of the others it would seem to contradict that.
        return translate("Files", "layer {n}: digest not verified").format(n=listed.layer)
    if listed.facts.is_verified:
        return translate("Files", "from the layer, digest verified")
    return translate("Files", "from the layer, digest not verified")


def check_text(check: TableCheck) -> str:
    """How a layer's own entries differ from its table of contents."""
    if not check.count:
        return translate("Files", "The layer and its table of contents agree.")
    return Plural.tr("The layer and its table of contents differ in %Ln paths.", "", check.count)


def check_tip(check: TableCheck) -> str:
    """Which they are, the first of each kind."""
    lines: list[str] = []
    for title, paths in (
        (translate("Files", "Only in the table of contents:"), check.only_in_table),
        (translate("Files", "Only in the layer:"), check.only_in_layer),
        (translate("Files", "Different:"), check.different),
    ):
        if paths:
            more = ["…"] if len(paths) > _MOST_NAMED else []
            lines += [title, *(f"  /{name_text(path)}" for path in paths[:_MOST_NAMED]), *more]
    return "\n".join(lines)
