"""The facts of the machine that asks, for people."""

from __future__ import annotations

from layerscope.commands.output.diagnosis_text import told, write_paragraph
from layerscope.commands.output.writing import Output
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.report.environment_rows import environment_rows

_TITLE_COLUMNS = 14


def write_environment(out: Output, environment: Environment) -> None:
    """A line for each fact under `This machine`."""
    out.line()
    out.line("This machine")
    for name, text in environment_rows(environment):
        write_paragraph(out, told(text), " " * (_TITLE_COLUMNS + 2), f"  {name:{_TITLE_COLUMNS}}")
