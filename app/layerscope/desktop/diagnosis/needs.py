"""What the diagnosis in the window is given by the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.report.received import Report

OnChange = Callable[[Diagnosis], None]
Say = Callable[[str], None]  # a sentence on what just happened
GoTo = Callable[[Elsewhere], None]


class Diagnoser(Protocol):
    """Diagnoses as the present account."""

    async def diagnose(self, question: Question, on_change: OnChange) -> Diagnosis:
        """The whole; `on_change` gets what is known whenever that changes, on the window's thread."""
        ...


class Reports(Protocol):
    """A diagnosis to hand on, without secrets."""

    def text(self, diagnosis: Diagnosis, *, as_json: bool) -> str:
        """As Markdown in the reader's language, or as JSON."""
        ...

    async def read(self, text: str) -> Report:
        """The report that a text from outside holds; raises UnreadableReportError."""
        ...

    async def load(self, path: Path) -> Report:
        """The report in a file; raises UnreadableReportError."""
        ...

    async def save(self, path: Path, text: str) -> None:
        """Write the file; raises OSError."""
        ...
