"""What keeps an image from being unpacked or started, as a table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import StartFault, StartFinding
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import layer_column, path_column, text_column
from layerscope.words import formats
from layerscope.words.file_facts import path_text
from layerscope.words.reasons import translated

translate = QCoreApplication.translate


def starting_model(parent: QObject | None = None) -> RowsModel[StartFinding]:
    """An empty model, in the order in which things are found."""
    return RowsModel(_columns(), _RULES, parent)


def fault_text(row: StartFinding) -> str:
    """What is wrong, in a sentence."""
    text = {
        StartFault.DAMAGED: translate(
            "Analysis", "The archive is damaged at byte {at}, and cannot be unpacked: {detail}."
        ),
        StartFault.NO_PROGRAM: translate("Analysis", "The image names no program to start."),
        StartFault.MISSING: translate("Analysis", "Nothing is there: “no such file or directory”."),
        StartFault.BROKEN_LINK: translate("Analysis", "It links to {other}, and nothing is there."),
        StartFault.NO_FILE: translate("Analysis", "It is not a file, and cannot be run."),
        StartFault.NOT_EXECUTABLE: translate("Analysis", "Nobody may execute it: “permission denied”."),
        StartFault.WRONG_MACHINE: translate(
            "Analysis", "It was built for {detail}: “exec format error” on the image's platform."
        ),
        StartFault.NO_INTERPRETER: translate(
            "Analysis", "{other} is to run it, and is not in the image: “no such file or directory”."
        ),
        StartFault.WINDOWS_LINES: translate(
            "Analysis", "Its lines end as on Windows, so that Linux looks for {other} with a carriage return."
        ),
        StartFault.NOT_A_PROGRAM: translate(
            "Analysis",
            "It is neither a program nor a script that names its interpreter: “exec format error”.",
        ),
    }[row.fault]
    other, detail = path_text(row.other), translated(row.detail).rstrip(".")
    return text.format(other=other, detail=detail, at=formats.count(max(row.at_byte, 0)))


def _columns() -> tuple[Column[StartFinding], ...]:
    """The sentence has the room that is left: it is what the table is read for, and paths are short here."""
    return (
        replace(path_column(lambda row: row.path), samples=("/usr/local/bin/start",)),
        layer_column(lambda row: row.layer),
        text_column(
            "fault",
            translate("Analysis", "What is wrong"),
            fault_text,
            sort=lambda row: list(StartFault).index(row.fault) * 1.0,
        ),
    )


_RULES: RowRules[StartFinding] = RowRules(
    identity=repr, text=lambda row: f"{path_text(row.path)} {fault_text(row)}".lower()
)
