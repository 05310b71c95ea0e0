"""The sentences on what a comparison found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from layerscope.contents.model.findings import Difference, PackageDifference, Side
from layerscope.contents.service.replies import Compared
from layerscope.desktop.compare.difference_rows import side_text
from layerscope.words import formats
from layerscope.words.file_facts import layers_text
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate


def shared_text(shared: int, left: int, right: int) -> str:
    """`14 of 17 layers are shared.`; where the images have not as many, both numbers."""
    of = formats.count(left) if left == right else f"{formats.count(left)}/{formats.count(right)}"
    return Plural.tr("%Ln of %1 layers are shared.", "", shared).replace("%1", of)


def files_text(differences: Sequence[Difference], left_name: str, right_name: str) -> str:
    """How many paths differ, and how many of them on which side."""
    if not differences:
        return translate("Compare", "No path differs.")
    counts = Counter(each.side for each in differences)
    parts = [
        f"{formats.count(counts[side])} {_lower(side_text(side, left_name, right_name))}"
        for side in Side
        if counts[side]
    ]
    text = Plural.tr("%Ln paths differ", "", len(differences))
    return f"{text}: {', '.join(parts)}."


def packages_text(differences: Sequence[PackageDifference] | None) -> str:
    """How many packages differ; that nobody knows for None."""
    if differences is None:
        return translate(
            "Compare", "Packages were not compared: not all layers are listed, or it would read too much."
        )
    if not differences:
        return translate("Compare", "No package differs.")
    return Plural.tr("%Ln packages differ.", "", len(differences))


def missing_text(compared: Compared, left_name: str, right_name: str) -> str:
    """Which layers could not be compared; empty where all could."""
    sides = ((left_name, compared.left_missing), (right_name, compared.right_missing))
    parts = [
        Plural.tr("%Ln layers of %1 are not listed: %2.", "", len(layers))
        .replace("%1", name)
        .replace("%2", layers_text(layers))
        for name, layers in sides
        if layers
    ]
    return " ".join(parts)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
