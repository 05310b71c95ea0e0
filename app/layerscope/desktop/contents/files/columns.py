"""The columns of the files; each is sorted by whoever has the rows, so that a sort is only that it can be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.contents.model.changes import Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.views import Order
from layerscope.desktop.contents import texts
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.tables.cells import Cell, Fold
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.words import formats
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate
FileColumn = Column[FileAt]


def file_columns() -> tuple[FileColumn, ...]:
    """Each by the key of its `Order`."""
    return (
        Column(
            Order.NAME.value,
            translate("Files", "Name"),
            _name_spoken,
            cell=_name,
            tip=_name_tip,
            sort=_by_whoever_has_them,
            whole=lambda at: f"/{texts.name_text(at.path)}",
        ),
        Column(
            Order.SIZE.value,
            translate("Layers", "Size"),
            lambda at: texts.size_text(at.row),
            tip=lambda at: formats.exact_size(at.row.size_bytes),
            sort=_by_whoever_has_them,
            whole=lambda at: at.row.size_bytes,
            samples=("000.0 MB",),
            is_number=True,
        ),
        Column(
            Order.CHANGE.value,
            translate("Files", "Change"),
            lambda at: texts.change_text(at.row),
            cell=_change,
            tip=lambda at: texts.change_tip(at.row),
            sort=_by_whoever_has_them,
            samples=(translate("Files", "removed by layer {n}").format(n=12),),
            is_dispensable=True,
        ),
        Column(
            Order.LAYER.value,
            translate("Files", "Layer"),
            lambda at: str(at.row.layer or texts.NOT_KNOWN),
            sort=_by_whoever_has_them,
            samples=("000",),
            is_number=True,
            is_dispensable=True,
        ),
        *_further(),
    )


def _further() -> tuple[FileColumn, ...]:
    return (
        Column(
            Order.MODE.value,
            translate("Files", "Mode"),
            lambda at: texts.mode_text(at.row),
            cell=lambda at: Cell(texts.mode_text(at.row), is_mono=True, is_muted=True),
            tip=lambda at: f"{at.row.mode:04o}",
            sort=_by_whoever_has_them,
            samples=(Cell("drwxr-xr-x", is_mono=True),),
            is_extra=True,
        ),
        Column(
            Order.OWNER.value,
            translate("Files", "Owner"),
            lambda at: texts.owner_text(at.row),
            cell=lambda at: Cell(texts.owner_text(at.row), is_muted=True),
            tip=lambda _at: translate("Files", "User ID and group ID"),
            sort=_by_whoever_has_them,
            samples=("10001:10001",),
            is_extra=True,
        ),
        Column(
            Order.TIME.value,
            translate("Files", "Modified"),
            lambda at: texts.time_text(at.row),
            cell=lambda at: Cell(texts.time_text(at.row), is_muted=True),
            tip=lambda at: formats.exact_time(float(at.row.mtime_s)) if at.row.layer else "",
            sort=_by_whoever_has_them,
            whole=lambda at: formats.exact_time(float(at.row.mtime_s)),
            samples=("00 Sep 0000",),
            is_extra=True,
        ),
        Column(
            Order.FILES.value,
            translate("Files", "Files"),
            lambda at: formats.count(at.row.files) if at.row.kind is Kind.FOLDER else "",
            sort=_by_whoever_has_them,
            samples=("000,000",),
            is_number=True,
            is_extra=True,
        ),
    )


def _by_whoever_has_them(_at: FileAt) -> float:
    return 0.0


def _name(at: FileAt) -> Cell:
    row = at.row
    icon, tone = _icon(row.kind), Tone.NEUTRAL
    if texts.is_odd(row.name):
        icon, tone = IconName.WARNING, Tone.WARN
    fold = (Fold.OPEN if at.is_open else Fold.CLOSED) if at.opens else Fold.ROOM
    return Cell(
        texts.name_text(row.name),
        note=_link(at),
        icon=icon,
        icon_tone=tone,
        fold=Fold.NONE if at.is_flat else fold,
        depth=at.depth,
        is_muted=row.change is Change.REMOVED,
        is_struck=row.change is Change.REMOVED,
        keeps_end=True,
    )


def _icon(kind: Kind) -> IconName | None:
    if kind is Kind.FOLDER:
        return IconName.FOLDER
    return IconName.LINK if kind in {Kind.SYMLINK, Kind.HARD_LINK} else IconName.FILE


def _link(at: FileAt) -> str:
    row = at.row
    if not row.link:
        return texts.kind_word(row.kind) if row.kind in {Kind.CHAR, Kind.BLOCK, Kind.FIFO} else ""
    slash = "/" if row.kind is Kind.HARD_LINK else ""
    return f"→ {slash}{texts.name_text(row.link)}"


def _name_spoken(at: FileAt) -> str:
    """The name, what it is where that is no file, and whether it was removed."""
    parts = [texts.name_text(at.row.name), _link(at)]
    kind = texts.kind_word(at.row.kind)
    if kind and kind not in parts:
        parts.append(kind)
    return " ".join(filter(None, parts))


def _name_tip(at: FileAt) -> str:
    """The whole path; of a folder how many files are in it."""
    lines = [f"/{texts.name_text(at.path)}"]
    if link := _link(at):
        lines.append(link)
    if at.row.kind is Kind.HARD_LINK and at.row.size_bytes < 0:
        lines.append(translate("Files", "What it links to is not there."))
    if at.row.kind is Kind.FOLDER:
        lines.append(Plural.tr("%Ln files", "", at.row.files))
    if texts.is_odd(at.row.name):
        lines.append(translate("Files", "The name has bytes or characters that cannot be seen."))
    return "\n".join(lines)


def _change(at: FileAt) -> Cell:
    text = texts.change_text(at.row)
    is_quiet = at.row.change not in {Change.CHANGED, Change.REMOVED}
    return Cell(text, is_muted=is_quiet)
