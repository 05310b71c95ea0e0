"""The sentences on what an analysis found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from layerscope.contents.model.findings import (
    LargeFile,
    LeftBehind,
    PackageChange,
    PackageStep,
    Permission,
    PermissionFinding,
    StartFault,
    StartFinding,
    WastedFile,
)
from layerscope.desktop.analysis.packages_model import change_word
from layerscope.desktop.analysis.permissions_model import permission_word
from layerscope.desktop.analysis.wasted_model import about
from layerscope.words import formats
from layerscope.words.file_facts import layers_text
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate


def wasted(rows: Sequence[WastedFile], image_bytes: int) -> str:
    """How many versions are hidden, and what they cost: `about` of what is transferred."""
    if not rows:
        return translate("Analysis", "No file is stored that the image does not show.")
    text = Plural.tr("%Ln files are stored that the image does not show: %1.", "", len(rows))
    text = text.replace("%1", formats.size(sum(row.size_bytes for row in rows)))
    known = [row.transferred_bytes for row in rows if row.transferred_bytes is not None]
    if not known:
        return text
    percent = round(100 * sum(known) / max(1, image_bytes))
    if percent:
        share = translate("Analysis", "Every pull transfers {size} for them, {percent}% of the image.")
    else:
        share = translate("Analysis", "Every pull transfers {size} for them, less than 1% of the image.")
    told = share.format(size=about(sum(known)), percent=formats.count(percent))
    return f"{text} {told}"


def large(rows: Sequence[LargeFile], _image_bytes: int) -> str:
    """How much the largest have together."""
    if not rows:
        return translate("Analysis", "The image shows no file.")
    text = Plural.tr("%Ln large files: %1.", "", len(rows))
    return text.replace("%1", formats.size(sum(row.size_bytes for row in rows)))


def packages(rows: Sequence[PackageStep], _image_bytes: int) -> str:
    """What became of how many."""
    if not rows:
        return translate("Analysis", "No packages are known.")
    counts = Counter(row.change for row in rows)
    parts = [
        f"{formats.count(counts[change])} {change_word(change).lower()}"
        for change in PackageChange
        if counts[change]
    ]
    return translate("Analysis", "Packages: {counts}.").format(counts=", ".join(parts))


def permissions(rows: Sequence[PermissionFinding], _image_bytes: int) -> str:
    """How many have which."""
    if not rows:
        return translate("Analysis", "No file runs as another user, and none can be written by everybody.")
    counts = Counter(row.permission for row in rows)
    parts = [f"{permission_word(each)} {formats.count(counts[each])}" for each in Permission if counts[each]]
    return translate("Analysis", "Files by permission: {counts}.").format(counts=", ".join(parts))


def left_behind(rows: Sequence[LeftBehind], _image_bytes: int) -> str:
    """How much was found, and how much of it only below."""
    if not rows:
        return translate("Analysis", "Nothing was found.")
    text = Plural.tr("%Ln secrets, or files that usually hold one.", "", len(rows))
    removed = sum(bool(row.removed_by_layer) for row in rows)
    if removed:
        text += " " + Plural.tr("%Ln of them were removed later, and are still in the image.", "", removed)
    return text


def starting(rows: Sequence[StartFinding], _image_bytes: int) -> str:
    """Whether it can be unpacked and started, as far as its files tell."""
    if any(row.fault is StartFault.DAMAGED for row in rows):
        return translate("Analysis", "The image cannot be unpacked.")
    if rows:
        return translate("Analysis", "The image's program cannot be started.")
    return translate("Analysis", "Nothing was found that would keep the image from being started.")


def unpacked_text(size_bytes: int) -> str:
    """What unpacking takes on a disk; empty where that was not asked."""
    if not size_bytes:
        return ""
    text = translate("Analysis", "Unpacked, its layers take {size} on a disk.")
    return text.format(size=formats.size(size_bytes))


def missing_text(layers: Sequence[int]) -> str:
    """Which layers were not looked at; empty where all were."""
    if not layers:
        return ""
    text = Plural.tr("%Ln layers were not looked at: %1.", "", len(layers))
    return text.replace("%1", layers_text(layers))
