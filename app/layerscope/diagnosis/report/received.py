"""A report that was made elsewhere, as values: what it says, and what is wrong with one that says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.report.facts import Versions


@dataclass(frozen=True, slots=True)
class Report:
    """What a document says, nothing of it believed: texts bounded, plain and without secrets.

    `diagnosis` has each step once, and the findings' texts in the language of the document. `notes` and
    `seen` are those that the document has beside it; `unread` counts members that were not as they should
    be, and were left. `is_newer`: a later version wrote it. `is_joined`: a terminal had broken its lines.
    """

    diagnosis: Diagnosis
    versions: Versions
    environment: Environment | None = None
    notes: tuple[str, ...] = ()
    seen: str = ""
    unread: int = 0
    is_newer: bool = False
    is_joined: bool = False


class ReportFault(Enum):
    """Why a text or a file is no report that can be read."""

    TOO_LONG = "too long"
    NOT_TEXT = "not text"
    NO_JSON = "no JSON"
    OTHER_JSON = "other JSON"
    NO_BEGINNING = "its beginning is missing"
    CUT_OFF = "its end is missing"
    DAMAGED = "broken in the middle"
    TOO_DEEP = "nested too deep"
    NO_FILE = "no file to read"


class UnreadableReportError(ValueError):
    """There is no report to read: `fault` says why, `place` where (a line's number, a file's error)."""

    def __init__(self, fault: ReportFault, place: str = "") -> None:
        super().__init__(f"{fault.value} {place}".strip())
        self.fault = fault
        self.place = place
