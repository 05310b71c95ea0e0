"""What a scan of an image found, in words."""

from __future__ import annotations

from layerscope.registry.model.images import ListedScan
from layerscope.words import formats
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.speech import translate

_SEVERITIES = {
    "CRITICAL": QT_TRANSLATE_NOOP("Scan", "%1 critical"),
    "HIGH": QT_TRANSLATE_NOOP("Scan", "%1 high"),
    "MEDIUM": QT_TRANSLATE_NOOP("Scan", "%1 medium"),
    "LOW": QT_TRANSLATE_NOOP("Scan", "%1 low"),
    "INFORMATIONAL": QT_TRANSLATE_NOOP("Scan", "%1 informational"),
    "UNDEFINED": QT_TRANSLATE_NOOP("Scan", "%1 without severity"),
}
_STATES = {
    "COMPLETE": QT_TRANSLATE_NOOP("Scan", "no findings"),
    "ACTIVE": QT_TRANSLATE_NOOP("Scan", "no findings"),
    "IN_PROGRESS": QT_TRANSLATE_NOOP("Scan", "scanning…"),
    "PENDING": QT_TRANSLATE_NOOP("Scan", "scanning…"),
    "FAILED": QT_TRANSLATE_NOOP("Scan", "scan failed"),
    "UNSUPPORTED_IMAGE": QT_TRANSLATE_NOOP("Scan", "not supported"),
    "SCAN_ELIGIBILITY_EXPIRED": QT_TRANSLATE_NOOP("Scan", "scan expired"),
    "FINDINGS_UNAVAILABLE": QT_TRANSLATE_NOOP("Scan", "findings not available"),
}


def scan_text(scan: ListedScan | None) -> str:
    """`2 critical`: the worst of what was found; how the scan stands where it found nothing; else empty."""
    if scan is None:
        return ""
    if scan.counts:
        return counted(*scan.counts[0])
    return _state(scan.status)


def _state(status: str) -> str:
    known = _STATES.get(status)
    return translate("Scan", known) if known else status.lower().replace("_", " ")


def counted(severity: str, count: int) -> str:
    """`2 critical`."""
    text = translate("Scan", _SEVERITIES[severity])
    return text.replace("%1", formats.count(count))


def scan_tip(scan: ListedScan | None) -> str:
    """Everything that was found, and ECR's own sentence about the scan."""
    if scan is None:
        return ""
    found = [counted(*each) for each in scan.counts] or [_state(scan.status)]
    return "\n".join(part for part in (", ".join(found), scan.description) if part)
