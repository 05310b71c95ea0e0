"""A rule looks at a case and finds a cause, or does not; its rows are those of CATALOGUE.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.findings import Finding

Find = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class DiagnosisRule:
    rows: tuple[int, ...]
    find: Find


def rule(*rows: int) -> Callable[[Find], DiagnosisRule]:
    """Make a function a rule for these rows."""
    return lambda find: DiagnosisRule(rows, find)
