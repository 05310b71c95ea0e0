"""A diagnosis for people: what was found and who has to change what, then each step with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.commands.output.paragraphs import broken
from layerscope.commands.output.tables import GAP, Cell, Column, Ink, width_of
from layerscope.commands.output.writing import Output
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Elsewhere, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.snippets import effect_of
from layerscope.diagnosis.model.steps import Outcome, Step
from layerscope.diagnosis.pasted_notes import pasted_notes
from layerscope.diagnosis.verdict import is_fine
from layerscope.text.redaction import redact_to_hand_on
from layerscope.words.diagnosis import (
    certainty_word,
    effect_word,
    fine_text,
    fine_title,
    outcome_word,
    step_word,
)
from layerscope.words.outside import block, folded
from layerscope.words.reasons import translated

INKS = {Outcome.FINE: Ink.GOOD, Outcome.FAILED: Ink.BAD, Outcome.UNKNOWN: Ink.WARN}
_UNKNOWN = "The evidence matches no known cause; all of it is shown here."
# What their other bytes are, only a download tells.
_EVERY_LAYER = "All checks passed, down to the first byte of every layer."
_LEAST_EVIDENCE = 24  # columns; a narrower terminal breaks lines itself
_INDENT = "  "
Row = tuple[Cell, Cell, Cell]
_STEPS = (Column("STEP"), Column("OUTCOME"), Column("EVIDENCE"))


def write_diagnosis(out: Output, asked: Question, diagnosis: Diagnosis, *, every_layer_came: bool) -> None:
    """The findings, and the steps as a table. `asked` is the question as it was put.

    `every_layer_came`: the image's other layers were asked for their first byte too.
    """
    fine = _EVERY_LAYER if every_layer_came else fine_text(asked, diagnosis)
    _write_head(out, asked, diagnosis, fine)
    for number, finding in enumerate(diagnosis.findings, start=1):
        is_title = number == 1 and diagnosis.verdict is None
        title = "" if is_title else f"{number}. {told(finding.title)}"
        _write_finding(out, finding, title)
    if diagnosis.on_machine is not None:
        _write_elsewhere(out, diagnosis.on_machine)
    write_steps(out, diagnosis.steps)


def write_steps(out: Output, steps: tuple[Step, ...]) -> None:
    """A table, its evidence in as many lines as it needs."""
    rows = [_step_cells(step) for step in steps]
    columns = out.terminal.columns
    if columns is not None:
        titles = tuple(Cell(column.title) for column in _STEPS)
        taken = sum(max(width_of(row[at].text) for row in [titles, *rows]) + len(GAP) for at in (0, 1))
        room = max(_LEAST_EVIDENCE, columns - taken)
        rows = [line for row in rows for line in _broken_row(row, room)]
    out.table(_STEPS, rows)


def step_line(step: Step) -> str:
    """`URL: Failed. GetDownloadUrlForLayer: …`: one step, while others are under way."""
    evidence = told(step.evidence)
    return f"{step_word(step.name)}: {outcome_word(step.outcome)}{'. ' + evidence if evidence else ''}"


def told(text: object) -> str:
    """A text of a diagnosis in one line, without secrets and with nothing that a terminal obeys."""
    return folded(redact_to_hand_on(translated(text)), most=5_000)


def write_paragraph(out: Output, text: str, indent: str = "", first: str | None = None) -> None:
    for line in broken(text, out.terminal.columns, indent, first):
        out.line(line)


def _write_head(out: Output, asked: Question, diagnosis: Diagnosis, fine: str) -> None:
    for note in pasted_notes(diagnosis.question):
        write_paragraph(out, told(note))
    if diagnosis.verdict is not None:
        out.line(f"{told(diagnosis.verdict)}.", Ink.WARN)
        out.line()
    elif diagnosis.findings:
        out.line(f"{told(diagnosis.findings[0].title)}.", Ink.BAD)
    elif is_fine(asked, diagnosis):
        out.line(f"{fine_title(asked)}.", Ink.GOOD)
        if fine:
            write_paragraph(out, fine)
        out.line()
    else:
        out.line(_UNKNOWN, Ink.WARN)
        out.line()


def _write_finding(out: Output, finding: Finding, title: str) -> None:
    if title:
        write_paragraph(out, title)
    rows = [
        ("Confidence", f"{certainty_word(finding.certainty).lower()} ({finding.cause})"),
        *(("Because", told(reason)) for reason in finding.because),
        ("Who", told(finding.who)),
        ("Change", told(finding.change)),
        *(("Available from", _place(place)) for place in finding.elsewhere),
        ("Caution", told(finding.caution)),
    ]
    for name, text in rows:
        if text:
            write_paragraph(out, text, " " * 17, f"{_INDENT}{name:15}")
    _write_snippet(out, finding)
    out.line()


def _write_elsewhere(out: Output, there: Finding) -> None:
    write_paragraph(out, f"{told(there.title)}:")
    for sentence in (*there.because, there.change):
        write_paragraph(out, told(sentence), _INDENT)
    _write_snippet(out, there)
    out.line()


def _write_snippet(out: Output, finding: Finding) -> None:
    """Whole and unbroken, so that it can be copied."""
    if not finding.snippet:
        return
    effect = effect_word(effect_of(finding.snippet))
    out.line()
    if effect:
        out.line(f"{_INDENT}# {effect}", Ink.MUTED)
    for line in block(redact_to_hand_on(finding.snippet)).splitlines():
        out.line(_INDENT + line)


def _place(place: Elsewhere) -> str:
    joint = "@" if ":" in place.image else ":"
    return told(f"{place.repository}{joint}{place.image}")


def _step_cells(step: Step) -> Row:
    outcome = outcome_word(step.outcome, is_running=False)
    return (
        Cell(step_word(step.name)),
        Cell(outcome, INKS.get(step.outcome, Ink.MUTED)),
        Cell(told(step.evidence)),
    )


def _broken_row(row: Row, room: int) -> Iterator[Row]:
    name, outcome, evidence = row
    first, *rest = broken(evidence.text, room) or [""]
    yield name, outcome, Cell(first)
    for line in rest:
        yield Cell(""), Cell(""), Cell(line)
