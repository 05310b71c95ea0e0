"""Every list on terminals of 80 and 40 columns, with colours and without."""

from __future__ import annotations

import re

import pytest

from e2e.commands.conftest import Run
from layerscope.commands.output.tables import width_of
from layerscope.commands.output.terminal import Terminal

SGR = re.compile("\x1b\\[[0-9;]*m")
COMMANDS = [
    ("repositories",),
    ("images", "team/checkout"),
    ("images", "supply-chain/signed-app", "--all"),
    ("check", "broken/missing-platform"),
    ("check", "broken/layer-unavailable:1.0"),
    ("where-used", "ops/cron"),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: "-".join(arguments[:2]))
@pytest.mark.parametrize("columns", [80, 40])
def test_every_line_of_a_table_fits(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], columns: int
) -> None:
    if arguments == ("where-used", "ops/cron"):
        layer = run("image", "ops/cron:1", "--json").document["layers"][0]
        arguments = ("where-used", f"ops/cron@{layer['digest']}")
    monkeypatch.setattr(Terminal, "of", lambda _stream: Terminal(columns, True))
    ran = run(*arguments)
    _, _, table = ran.out.rpartition("\n\n")
    assert table
    assert max(width_of(SGR.sub("", line)) for line in table.splitlines()) <= columns
    assert "\x1b[2m" in table


def test_an_image_s_layers_fit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "of", lambda _stream: Terminal(40, False))
    _, _, table = run("image", "team/checkout:v4.18.2").out.rpartition("\n\n")
    assert max(map(width_of, table.splitlines())) <= 40
    assert "\x1b" not in table


def test_nothing_but_the_answer_comes_out_of_a_pipe(run: Run) -> None:
    """No colours, nothing cut, no progress."""
    ran = run("check", "broken/layer-unavailable")
    assert "\x1b" not in ran.out + ran.err
    assert "…" not in ran.out.split("sha256:")[1].split()[0]
    assert ran.err == ""


def test_progress_goes_to_a_terminal_s_standard_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "of", lambda _stream: Terminal(60, False))
    ran = run("check", "ops/runner")
    assert "\r" not in ran.out
    assert "Reading the list of images…" in ran.err
    assert ran.err.endswith("\r")
