"""What is wrong with a text or a file that holds no report, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from layerscope.diagnosis.report.extracting import MOST_CHARACTERS
from layerscope.diagnosis.report.received import ReportFault, UnreadableReportError
from layerscope.words import formats
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.outside import line


class FaultWords(NamedTuple):
    """What happened, and the next step."""

    text: str
    next_step: str


_WHOLE = QT_TRANSLATE_NOOP(
    "Reports",
    "A terminal may have lost lines. Write the report to a file with “layerscope diagnose … --json > "
    "report.json” and open that.",
)
_MADE_BY = QT_TRANSLATE_NOOP(
    "Reports", "A report is what “layerscope diagnose … --json” prints, or “Copy report as JSON” copies."
)
_WORDS = {
    ReportFault.TOO_LONG: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This is too long for a report: the limit is {limit} characters."),
        _MADE_BY,
    ),
    ReportFault.NOT_TEXT: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This file is not a text, so it is not a report."), _MADE_BY
    ),
    ReportFault.NO_JSON: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This text does not contain a report: it has no JSON."), _MADE_BY
    ),
    ReportFault.OTHER_JSON: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This is JSON, but not a report of a diagnosis."), _MADE_BY
    ),
    ReportFault.NO_BEGINNING: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "The beginning of this report is missing."), _WHOLE
    ),
    ReportFault.CUT_OFF: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This report is cut off: its end is missing."), _WHOLE
    ),
    ReportFault.DAMAGED: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This report is broken at line {place}: it is not JSON there."), _WHOLE
    ),
    ReportFault.TOO_DEEP: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This is nested deeper than any report."), _MADE_BY
    ),
    ReportFault.NO_FILE: FaultWords(
        QT_TRANSLATE_NOOP("Reports", "This file cannot be read: {place}."),
        QT_TRANSLATE_NOOP("Reports", "Check its name and its permissions, and open it again."),
    ),
}


def fault_words(error: UnreadableReportError) -> FaultWords:
    """The words in the window's language."""
    translate, words = QCoreApplication.translate, _WORDS[error.fault]
    text = translate("Reports", words.text)
    filled = text.format(place=line(error.place), limit=formats.count(MOST_CHARACTERS))
    return FaultWords(filled, translate("Reports", words.next_step))
