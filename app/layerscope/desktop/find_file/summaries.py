"""The sentences on what a search for a file found, and on what it would cost to find more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.words import formats
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate


def hits_text(hits: int) -> str:
    """How much was found."""
    if not hits:
        return translate("FindFile", "Nothing was found.")
    return Plural.tr("%Ln files found.", "", hits)


def known_text(layers: int, unknown: int, size_bytes: int) -> str:
    """`23 distinct layers, 9 known, 4.1 GB to read.`: where it was looked, and what is left."""
    text = Plural.tr("%Ln distinct layers", "", layers)
    if not unknown:
        return translate("FindFile", "{layers}, all known.").format(layers=text)
    return translate("FindFile", "{layers}, {known} known, {size} to read.").format(
        layers=text, known=formats.count(layers - unknown), size=formats.size(size_bytes)
    )


def list_others(size_bytes: int) -> str:
    """The button that reads what is not known."""
    return translate("FindFile", "Read the others ({size})").format(size=formats.size(size_bytes))


def manifests_text(unreadable: int, failed: int) -> str:
    """What could not be looked at; empty where nothing of the kind was."""
    parts = []
    if unreadable:
        parts.append(
            Plural.tr("%Ln manifests could not be read; archived ones are among them.", "", unreadable)
        )
    if failed:
        parts.append(Plural.tr("%Ln layers could not be listed.", "", failed))
    return " ".join(parts)
