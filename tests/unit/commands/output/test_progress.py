"""The line that tells how far a command is."""

from __future__ import annotations

import io

import pytest

from layerscope.commands.output import progress
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.terminal import Terminal
from layerscope.commands.output.writing import Output


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is shown, however fast they come."""
    monkeypatch.setattr(progress, "_LEAST_S", 0.0)


def written(columns: int | None, *texts: str) -> str:
    errors = io.StringIO()
    out = Output(io.StringIO(), errors, Terminal(), Terminal(columns))
    with Progress(out) as line:
        for text in texts:
            line.show(text)
    return errors.getvalue()


def screen(text: str, columns: int) -> str:
    """What stands in the terminal's line after that."""
    cells, at = [" "] * columns, 0
    for letter in text:
        if letter == "\r":
            at = 0
        else:
            cells[at] = letter
            at += 1
    return "".join(cells).rstrip()


def test_nothing_is_shown_where_no_terminal_is() -> None:
    assert written(None, "1 of 2", "2 of 2") == ""


def test_a_line_takes_the_place_of_the_one_before_and_goes_at_the_end() -> None:
    text = written(20, "100 images", "2 images")
    assert screen(text[: text.rindex("2 images") + len("2 images  ")], 20) == "2 images"
    assert screen(text, 20) == ""
    assert text.endswith("\r")


def test_a_line_never_reaches_the_last_column() -> None:
    assert max(map(len, written(20, "x" * 50).split("\r"))) == 19


def test_lines_that_come_too_fast_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LEAST_S", 3600.0)
    text = written(20, "first", "second")
    assert "first" in text
    assert "second" not in text
