"""The columns of the images list that are shown where there is room, or when chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.browse.images.nested_row import NestedRow
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.theme.palette import Tone
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ListedImage, ListedScan
from layerscope.words import formats
from layerscope.words.kinds import kind_word
from layerscope.words.plurals import Plural
from layerscope.words.scan_words import counted, scan_text, scan_tip

_TONES = {"CRITICAL": Tone.BAD, "HIGH": Tone.BAD, "MEDIUM": Tone.WARN}
_WEIGHTS = {"CRITICAL": 1e12, "HIGH": 1e9, "MEDIUM": 1e6, "LOW": 1e3}
_UNSCANNED = -1.0


Listed = Callable[[object], ListedImage | None]


def extra_columns(tree: ImageTree) -> tuple[Column[Any], ...]:
    """Last pulled, Scan, Digest and Type."""

    def listed(row: object) -> ListedImage | None:
        return row if isinstance(row, ListedImage) else tree.listed(_digest(row))

    return _pulled_column(listed), _scan_column(listed), _digest_column(), _type_column(tree, listed)


def _pulled_column(listed: Listed) -> Column[Any]:
    def pulled_at_s(row: object) -> float | None:
        image = listed(row)
        return image.last_pulled_at_s if image else None

    return Column(
        "last_pulled",
        QCoreApplication.translate("Images", "Last pulled"),
        lambda row: formats.relative_time(pulled_at_s(row)),
        cell=lambda row: Cell(formats.relative_time(pulled_at_s(row)), is_muted=True),
        tip=lambda row: formats.exact_time(pulled_at_s(row)),
        sort=lambda image: image.last_pulled_at_s or 0.0,
        samples=(Plural.tr("%n min ago", "", 59),),
        is_extra=True,
    )


def _scan_column(listed: Listed) -> Column[Any]:
    def scan(row: object) -> ListedScan | None:
        image = listed(row)
        return image.scan if image else None

    return Column(
        "scan",
        QCoreApplication.translate("Images", "Scan"),
        lambda row: scan_text(scan(row)),
        cell=lambda row: Cell(pill=_pill(scan(row))),
        tip=lambda row: scan_tip(scan(row)),
        sort=lambda image: _key(image.scan),
        samples=(Cell(pill=Pill(counted("CRITICAL", 12))),),
        is_extra=True,
    )


def _digest_column() -> Column[Any]:
    return Column(
        "digest",
        QCoreApplication.translate("Layers", "Digest"),
        lambda row: formats.short_digest(_digest(row)) if _digest(row) else "",
        cell=lambda row: Cell(formats.short_digest(_digest(row)), is_muted=True, is_mono=True),
        tip=_digest,
        sort=lambda image: image.digest,
        whole=_digest,
        samples=(Cell("4be1…77a0", is_mono=True),),
        is_extra=True,
    )


def _type_column(tree: ImageTree, listed: Listed) -> Column[Any]:
    def kind(row: object) -> str:
        if isinstance(row, ListedImage):
            return kind_word(tree.kind(row))
        return kind_word(row.child.kind) if isinstance(row, NestedRow) and row.child else ""

    return Column(
        "type",
        QCoreApplication.translate("Images", "Type"),
        kind,
        cell=lambda row: Cell(kind(row), is_muted=True),
        tip=lambda row: image.media_type if (image := listed(row)) else "",
        sort=lambda image: tree.kind(image).value,
        samples=(kind_word(ImageKind.ATTESTATION),),
        is_extra=True,
    )


def _pill(scan: ListedScan | None) -> Pill | None:
    text = scan_text(scan)
    if scan is None or not text:
        return None
    is_clean = not scan.counts and scan.status in {"COMPLETE", "ACTIVE"}
    worst = scan.counts[0][0] if scan.counts else ""
    return Pill(text, Tone.GOOD if is_clean else _TONES.get(worst, Tone.NEUTRAL))


def _key(scan: ListedScan | None) -> float:
    """What a scan sorts by: the worst findings first of all; what was not scanned before what is clean."""
    if scan is None:
        return _UNSCANNED
    return sum(_WEIGHTS.get(severity, 1.0) * count for severity, count in scan.counts)


def _digest(row: object) -> str:
    if isinstance(row, ListedImage):
        return row.digest
    return row.child.digest if isinstance(row, NestedRow) and row.child else ""
