"""A table as text to hand on: with tabs for people and spreadsheets, as CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.rows_view import RowsView


class Table(NamedTuple):
    """What a view shows at a moment, to be told off the window's thread."""

    columns: tuple[Column[Any], ...]
    rows: tuple[object, ...]


def table_of(view: RowsView) -> Table:
    """The view's rows as they are sorted and filtered, with its columns also that have no room."""
    model = view.rows
    return Table(model.columns, tuple(map(model.row_at, range(model.rowCount()))))


def as_text(view: RowsView, *, only_chosen: bool = False) -> str:
    """Headings and rows as they are seen, a tab between the columns; or the chosen row alone."""
    return "".join("\t".join(row) + "\n" for row in _rows(view, only_chosen=only_chosen))


def table_as_text(table: Table) -> str:
    """The same of the whole table."""
    rows = ([column.copied(row) for column in table.columns] for row in table.rows)
    return "".join("\t".join(row) + "\n" for row in ([column.title for column in table.columns], *rows))


def as_csv(view: RowsView) -> str:
    """The same by RFC 4180, with a line feed at the end of each line."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [_harmless(cell) for cell in row] for row in _rows(view, only_chosen=False)
    )
    return text.getvalue()


def table_as_json(table: Table, heading: str) -> str:
    """What the table is of and its rows: an object each, by the columns' keys, numbers as numbers."""
    rows = [{column.key: _value(column, row) for column in table.columns} for row in table.rows]
    return json.dumps({"of": heading, "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def _value(column: Column[Any], row: object) -> str | float | None:
    whole = column.whole(row) if column.whole else column.text(row)
    return whole if isinstance(whole, int | float) or whole is None else str(whole)


def _rows(view: RowsView, *, only_chosen: bool) -> Iterator[list[str]]:
    model = view.rows  # with its columns also for which a narrow window has no room
    if not only_chosen:
        yield [column.title for column in model.columns]
    for position in range(model.rowCount()):
        if not only_chosen or model.identity_at(position) == view.chosen:
            yield [column.copied(model.row_at(position)) for column in model.columns]


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell
