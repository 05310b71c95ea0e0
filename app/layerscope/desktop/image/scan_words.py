"""What the page says of a scan; rules only."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.image.facts import READING, Fact, not_known
from layerscope.desktop.theme.palette import Tone
from layerscope.diagnosis.model.answers import Answer
from layerscope.registry.errors.service import ScanNotFoundError
from layerscope.registry.model.scans import ENDED, UNDER_WAY, ScanSummary
from layerscope.words import formats
from layerscope.words.form import QT_TRANSLATE_NOOP

_COUNTS = {
    "CRITICAL": (QT_TRANSLATE_NOOP("ImagePage", "{n} critical"), Tone.BAD),
    "HIGH": (QT_TRANSLATE_NOOP("ImagePage", "{n} high"), Tone.BAD),
    "MEDIUM": (QT_TRANSLATE_NOOP("ImagePage", "{n} medium"), Tone.WARN),
    "LOW": (QT_TRANSLATE_NOOP("ImagePage", "{n} low"), Tone.NEUTRAL),
    "INFORMATIONAL": (QT_TRANSLATE_NOOP("ImagePage", "{n} informational"), Tone.NEUTRAL),
    "UNDEFINED": (QT_TRANSLATE_NOOP("ImagePage", "{n} without severity"), Tone.NEUTRAL),
}
_STATUSES = {
    "UNSUPPORTED_IMAGE": QT_TRANSLATE_NOOP("ImagePage", "ECR cannot scan this kind of image"),
    "FAILED": QT_TRANSLATE_NOOP("ImagePage", "The scan failed"),
    "SCAN_ELIGIBILITY_EXPIRED": QT_TRANSLATE_NOOP("ImagePage", "No longer scanned: too old"),
    "FINDINGS_UNAVAILABLE": QT_TRANSLATE_NOOP("ImagePage", "Findings are not available"),
    "LIMIT_EXCEEDED": QT_TRANSLATE_NOOP("ImagePage", "Not scanned: a scan limit was reached"),
    "IMAGE_ARCHIVED": QT_TRANSLATE_NOOP("ImagePage", "Archived images are not scanned"),
    "IMAGE_SIZE_EXCEEDED": QT_TRANSLATE_NOOP("ImagePage", "Too large to be scanned"),
}
translate = QCoreApplication.translate


class Count(NamedTuple):
    """So many findings of one severity."""

    text: str
    tone: Tone


def scan_counts(scan: Answer[ScanSummary]) -> list[Count]:
    """How many findings there are, the worst first; one that says so where a scan found none."""
    summary = scan.value
    if summary is None or (not summary.counts and summary.status not in ENDED):
        return []
    if not summary.counts:
        return [Count(translate("ImagePage", "no findings"), Tone.GOOD)]
    counts = [(_COUNTS[severity], count) for severity, count in summary.counts]
    return [
        Count(translate("ImagePage", text).format(n=formats.count(count)), tone)
        for (text, tone), count in counts
    ]


def scan_note(scan: Answer[ScanSummary]) -> Fact:
    """When it was scanned, or why there are no counts."""
    if isinstance(scan.error, ScanNotFoundError):
        return Fact(translate("ImagePage", "not scanned"))
    summary = scan.value
    if summary is None:
        return not_known(scan.error) if scan.error is not None else Fact(READING)
    if summary.status in UNDER_WAY:
        return Fact(translate("ImagePage", "scan in progress"), summary.description)
    if summary.counts or summary.status in ENDED:
        return Fact(formats.relative_time(summary.completed_at_s), formats.exact_time(summary.completed_at_s))
    status = _STATUSES.get(summary.status)
    return Fact(translate("ImagePage", status) if status else summary.status, summary.description)
