"""What is attached to images, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.image.attached import Sort
from layerscope.words.form import QT_TRANSLATE_NOOP

_WORDS = {
    Sort.SIGNATURE: QT_TRANSLATE_NOOP("ImagePage", "signed"),
    Sort.SBOM: QT_TRANSLATE_NOOP("ImagePage", "SBOM"),
    Sort.PROVENANCE: QT_TRANSLATE_NOOP("ImagePage", "provenance"),
    Sort.ATTESTATION: QT_TRANSLATE_NOOP("ImagePage", "attestation"),
    Sort.SCAN_REPORT: QT_TRANSLATE_NOOP("ImagePage", "scan report"),
    Sort.SOCI: QT_TRANSLATE_NOOP("ImagePage", "SOCI index"),
    Sort.OTHER: QT_TRANSLATE_NOOP("ImagePage", "artifact"),
}


def sort_word(sort: Sort) -> str:
    """The sort as a button says it."""
    return QCoreApplication.translate("ImagePage", _WORDS[sort])
